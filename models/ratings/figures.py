"""What is made public of the ratings (rating.md 9.6): by office and by item, nobody named."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from models.database import fetch
from models.ratings.words import BAD, GOOD

PERIOD = timedelta(days=365)


@dataclass(frozen=True)
class Figures:
    """One row of the table; shares in whole percent, None where there is nothing to divide."""

    name: str
    ratings: int
    good: int
    bad: int
    closed: int  # of the bad ones
    to_revisit: int  # bad and with a real name
    revisited: int

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
    [whole] = await fetch(_FIGURES.format(name="''", group=""), *_given(now))
    offices = await fetch(_FIGURES.format(name="o.name", group=_BY_OFFICE), *_given(now))
    items = await fetch(_FIGURES.format(name=_ITEM, group=_BY_ITEM), *_given(now))
    return PublicFigures(
        Figures(**whole), [Figures(**row) for row in offices], [Figures(**row) for row in items]
    )


def _given(now: datetime) -> tuple[object, ...]:
    return now - PERIOD, now, GOOD, BAD


def _percent(part: int, whole: int) -> int | None:
    return round(100 * part / whole) if whole else None


_BY_OFFICE = "GROUP BY o.id, o.name ORDER BY count(*) DESC, o.id"
_BY_ITEM = "GROUP BY c.item ORDER BY count(*) DESC, c.item LIMIT 100"
_ITEM = "max(v.snapshot->>'short_name')"
_FIGURES = """
SELECT {name} AS name, count(*) AS ratings,
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
