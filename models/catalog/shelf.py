"""The shelf of items as editors see it: one line each, with where its latest version stands."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any

from models.catalog.reach import WITHIN_REACH, reach_of
from models.catalog.words import VersionState
from models.database import fetch, fetch_one
from models.people.staff import Officer


@dataclass(frozen=True)
class Wish:
    """What somebody is looking for; empty means everything."""

    q: str = ""  # part of a name, an alias or a code
    office: int = 0
    state: str = ""
    imported: bool = False


@dataclass(frozen=True)
class Line:
    """One item and its latest version; a discarded draft does not count as one."""

    code: str
    imported: bool
    office: str
    version_id: int
    version: int
    edition: int
    state: VersionState
    name: str
    variant: str
    item_type: str
    valid_from: date | None
    edited_at: datetime | None
    edited_by: str | None
    in_force: int | None  # number of the version citizens read today

    @property
    def full_name(self) -> str:
        """Name with the handling variant."""
        return f"{self.name}（{self.variant}）" if self.variant else self.name


# What both questions below have in common: $1–$4 the reach, $5 pattern, $6 office, $7 imported.
_SHELF = f"""
FROM item i
JOIN office o ON o.id = i.office
JOIN region r ON r.id = o.region
JOIN LATERAL (
  SELECT * FROM item_version v WHERE v.item = i.id
  ORDER BY (v.state = 'cancelled' AND v.published_at IS NULL), v.version DESC LIMIT 1
) l ON true
WHERE {WITHIN_REACH}
  AND ($5 = '' OR l.name ILIKE $5 OR i.code ILIKE $5 OR l.short_name ILIKE $5
       OR EXISTS (SELECT 1 FROM unnest(l.aliases) alias WHERE alias ILIKE $5))
  AND ($6 = 0 OR i.office = $6)
  AND (NOT $7 OR i.imported)
"""  # noqa: S608 – put together from constants

_LINES = f"""
SELECT i.code, i.imported, o.short_name AS office, l.id AS version_id, l.version, l.edition,
       l.state, l.name, l.variant, l.item_type, l.valid_from, l.edited_at, s.name AS edited_by,
       f.version AS in_force
FROM (SELECT i.id AS item, l.id AS latest {_SHELF} AND ($8 = '' OR l.state = $8)) found
JOIN item i ON i.id = found.item
JOIN item_version l ON l.id = found.latest
JOIN office o ON o.id = i.office
LEFT JOIN staff s ON s.id = l.edited_by
LEFT JOIN LATERAL (
  SELECT v.version FROM item_version v
  WHERE v.item = i.id AND v.state = 'published' AND v.valid_from <= $9
    AND (v.valid_to IS NULL OR v.valid_to >= $9)
  ORDER BY v.version DESC LIMIT 1
) f ON true
ORDER BY l.edited_at DESC NULLS LAST, l.name, i.code
LIMIT $10 OFFSET $11
"""  # noqa: S608 – put together from constants

_COUNTS = f"SELECT l.state, count(*) AS items {_SHELF} GROUP BY l.state"


async def lines(
    officer: Officer, wish: Wish, day: date, *, most: int = 50, skip: int = 0
) -> list[Line]:
    """Those within the person's reach that fit, last edited first."""
    rows = await fetch(_LINES, *_values(officer, wish), wish.state, day, most, skip)
    names = [field.name for field in fields(Line)]
    return [
        Line(**{name: row[name] for name in names} | {"state": VersionState(row["state"])})
        for row in rows
    ]


async def counts(officer: Officer, wish: Wish) -> dict[VersionState, int]:
    """How many there are of each state, whatever state is wished for."""
    rows = await fetch(_COUNTS, *_values(officer, wish))
    found = {VersionState(row["state"]): row["items"] for row in rows}
    return {state: found.get(state, 0) for state in VersionState}


def _values(officer: Officer, wish: Wish) -> tuple[Any, ...]:
    plain = wish.q.replace("\\", "\\\\").replace("%", r"\%").replace("_", r"\_")
    return (*reach_of(officer), f"%{plain}%" if plain else "", wish.office, wish.imported)


async def offices_on_shelf(officer: Officer) -> list[tuple[int, str]]:
    """The offices that have items here, by name."""
    rows = await fetch(_OFFICES, *reach_of(officer))
    return [(row["id"], row["name"]) for row in rows]


_OFFICES = f"""
SELECT DISTINCT o.id, o.name FROM item i
JOIN office o ON o.id = i.office JOIN region r ON r.id = o.region
WHERE {WITHIN_REACH} ORDER BY o.name
"""  # noqa: S608 – put together from constants


async def names_of(item: int) -> Mapping[str, Any]:
    """Standard, office and region of one item, for the head of its page."""
    return await fetch_one(_NAMES, item)


_NAMES = """
SELECT i.code, i.level, i.imported, s.basic_code, s.name AS standard, o.name AS office,
       r.name AS region
FROM item i JOIN standard_item s ON s.id = i.standard JOIN office o ON o.id = i.office
JOIN region r ON r.id = o.region
WHERE i.id = $1
"""
