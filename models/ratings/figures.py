"""What is made public of the ratings (rating.md 9.6): by office and by item, nobody named."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from models.database import fetch
from models.ratings.words import BAD, GOOD

PERIOD = timedelta(days=365)


@dataclass(frozen=True)
class Figures:
    """One row of the table; shares in whole percent, None where there is nothing to divide."""

    key: int  # of the office or the item
    name: str
    ratings: int
    good: int
    bad: int
    closed: int  # of the bad ones
    to_revisit: int  # bad and with a real name
    revisited: int
    delivered: int = 0  # cases whose result was delivered
    rated: int = 0  # of them, those somebody has rated

    @property
    def rated_share(self) -> int | None:
        """评价率: of the cases that were delivered."""
        return _percent(self.rated, self.delivered)

    @property
    def good_share(self) -> int | None:
        """好评率."""
        return _percent(self.good, self.ratings)

    @property
    def closed_share(self) -> int | None:
        """差评整改率."""
        return _percent(self.closed, self.bad)

    @property
    def revisited_share(self) -> int | None:
        """差评回访率, of those who left their name."""
        return _percent(self.revisited, self.to_revisit)


@dataclass(frozen=True)
class PublicFigures:
    """The page: everything together, then each office and each item."""

    whole: Figures
    offices: list[Figures]
    items: list[Figures]


async def public_figures(now: datetime) -> PublicFigures:
    """The last twelve months; what an appeal took out of the score is not counted."""
    [whole] = await _figures(now, "0", "''", "", "")
    offices = await _figures(now, "o.id", "o.name", _BY_OFFICE, "c.office")
    items = await _figures(now, "c.item", _ITEM, _BY_ITEM, "c.item")
    return PublicFigures(whole, offices, items)


async def _figures(now: datetime, key: str, name: str, group: str, of: str) -> list[Figures]:
    """The rows of one table; `of` is what the delivered cases are counted by."""
    rows = await fetch(_FIGURES.format(key=key, name=name, group=group), *_given(now))
    by = f"GROUP BY {of}" if of else ""
    delivered = await fetch(_DELIVERED.format(key=of or "0", group=by), now - PERIOD, now)
    known = {row["key"]: dict(row) for row in delivered}
    return [Figures(**(known.get(row["key"], {}) | dict(row))) for row in rows]


def _given(now: datetime) -> tuple[object, ...]:
    return now - PERIOD, now, GOOD, BAD


def _percent(part: int, whole: int) -> int | None:
    return round(100 * part / whole) if whole else None


_BY_OFFICE = "GROUP BY o.id, o.name ORDER BY count(*) DESC, o.id"
_BY_ITEM = "GROUP BY c.item ORDER BY count(*) DESC, c.item LIMIT 100"
_ITEM = "max(v.snapshot->>'short_name')"
_FIGURES = """
SELECT {key} AS key, {name} AS name, count(*) AS ratings,
       count(*) FILTER (WHERE r.level >= $3) AS good,
       count(*) FILTER (WHERE r.level <= $4) AS bad,
       count(*) FILTER (WHERE r.level <= $4 AND x.stage = 'closed') AS closed,
       count(*) FILTER (WHERE r.level <= $4 AND NOT r.anonymous) AS to_revisit,
       count(*) FILTER (WHERE r.level <= $4 AND NOT r.anonymous AND x.revisited_at IS NOT NULL)
           AS revisited
FROM rating r
JOIN office o ON o.id = r.office
JOIN cases c ON c.id = r."case"
JOIN item_version v ON v.id = c.version
LEFT JOIN rectification x ON x.rating = r.id
WHERE r.at > $1 AND r.at <= $2 AND x.excluded IS NOT TRUE
{group}
"""
_DELIVERED = """
SELECT {key} AS key, count(*) AS delivered,
       count(*) FILTER (WHERE EXISTS (SELECT 1 FROM rating r WHERE r."case" = c.id)) AS rated
FROM cases c WHERE c.delivered_at > $1 AND c.delivered_at <= $2 {group}
"""
