"""Lists that must be public: by way of intake (S0-1, S1-A-3-1), and what was cut (S4-1a)."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from models.catalog.words import LIMIT_UNIT_NAMES, IntakeMode, LimitUnit
from models.database import fetch
from models.offices.office import named_with

PAGE = 50


@dataclass(frozen=True)
class Listed:
    """One item on a list."""

    code: str
    name: str
    office: str
    county: str
    promised: str

    @property
    def who(self) -> str:
        """Whose item it is."""
        return named_with(self.county, self.office)


async def taken_in_by(mode: IntakeMode, day: date, page: int) -> tuple[list[Listed], int]:
    """One page of the items in force with a way of intake, and how many there are in all."""
    rows = await fetch(_BY_MODE, day, mode.value, PAGE, (page - 1) * PAGE)
    return [_listed(row) for row in rows], await _count(_BY_MODE_COUNT, day, mode.value)


@dataclass(frozen=True)
class Reduced:
    """One item of which something was cut: what it was and what it is."""

    item: Listed
    materials: tuple[int, int]
    steps: tuple[int, int]
    limit: tuple[int, int]
    unit: str  # of the limit

    @property
    def anything(self) -> bool:
        """Whether one of the three is really less than before."""
        return any(before > after for before, after in (self.materials, self.steps, self.limit))


async def reduced(day: date) -> list[Reduced]:
    """Every item in force with fewer materials, fewer steps or a shorter limit than it had.

    What the editor states (减材料、减环节、减时限 前后值) goes before what the first and the
    present version say.
    """
    found = [_reduction(row) for row in await fetch(_REDUCED, day)]
    return [one for one in found if one.anything]


def _reduction(row: Any) -> Reduced:
    stated = row["before_after"] or {}
    same_unit = row["first_unit"] == row["unit"]
    limit = (row["first_limit"], row["promised_length"]) if same_unit else (0, 0)
    return Reduced(
        _listed(row),
        _pair(stated.get("materials"), (row["first_materials"], row["materials"])),
        _pair(stated.get("steps"), (row["first_steps"], row["steps"])),
        _pair(stated.get("days"), limit),
        LIMIT_UNIT_NAMES[LimitUnit(row["unit"])],
    )


def _pair(stated: Any, computed: tuple[int, int]) -> tuple[int, int]:
    given = isinstance(stated, list) and len(stated) == 2
    if given and all(isinstance(one, int) for one in stated):
        return stated[0], stated[1]
    return computed


def _listed(row: Any) -> Listed:
    name = f"{row['name']}（{row['variant']}）" if row["variant"] else row["name"]
    return Listed(row["code"], name, row["office"], row["county"] or "", row["promised"])


async def _count(query: str, *values: Any) -> int:
    return (await fetch(query, *values))[0]["n"]


_ENTRY = "e.code, e.name, e.variant, e.promised, o.short_name AS office, r.name AS county"
_FROM = """
FROM search_entry e
JOIN item_version v ON v.id = e.version AND v.state = 'published'
JOIN office o ON o.id = e.office
LEFT JOIN region r ON r.code = e.region
"""
_DAY = " WHERE e.valid_from <= $1 AND (e.valid_to IS NULL OR e.valid_to >= $1) "
_MODE = " AND $2::text = ANY(v.intake_modes)"
_ORDER = " ORDER BY e.region, o.name, e.name, e.id"
_BY_MODE = f"SELECT {_ENTRY} {_FROM} {_DAY} {_MODE} {_ORDER} LIMIT $3 OFFSET $4"
_BY_MODE_COUNT = f"SELECT count(*) AS n {_FROM} {_DAY} {_MODE}"
# Snapshots are large: only those are opened that can have anything to compare.
_REDUCED = f"""
SELECT {_ENTRY}, v.before_after, v.promised_length, v.promised_unit AS unit,
       jsonb_array_length(v.snapshot->'materials') AS materials,
       jsonb_array_length(v.snapshot->'steps') AS steps,
       first.promised_length AS first_limit, first.promised_unit AS first_unit,
       jsonb_array_length(first.snapshot->'materials') AS first_materials,
       jsonb_array_length(first.snapshot->'steps') AS first_steps
{_FROM}
JOIN LATERAL (
  SELECT * FROM item_version f WHERE f.item = v.item AND f.snapshot IS NOT NULL
  ORDER BY f.version LIMIT 1
) first ON true
{_DAY} AND (v.before_after <> '{{}}'::jsonb OR v.version > first.version) {_ORDER}
"""  # noqa: S608 – nothing in it was typed by anybody
