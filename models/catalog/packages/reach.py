"""Which packages a member of staff may look after, and what can be chosen in them."""

from collections.abc import Mapping
from typing import Any

from models.catalog.packages.package import Package
from models.catalog.reach import KEEPERS, WITHIN_REACH, reach_of
from models.database import fetch
from models.people.staff import Officer


async def package_lines(officer: Officer) -> list[Mapping[str, Any]]:
    """The packages within the person's reach, by name: code, name, office, steps, published."""
    return await fetch(_PACKAGES, *_region(officer), None)


async def package_for(officer: Officer, code: str) -> Package | None:
    """The package with this code; None when there is none within the person's reach."""
    rows = await fetch(_PACKAGES, *_region(officer), code)
    return await Package.objects().get(Package.id == rows[0]["id"]) if rows else None


def _region(officer: Officer) -> tuple[str | None, list[int]]:
    offices = [] if officer.posts_as(*KEEPERS) else [post.office for post in officer.posts]
    return reach_of(officer)[0], offices


_PACKAGES = """
SELECT p.id, p.code, p.name, p.published, p.edited_at, o.name AS office, s.name AS edited_by,
       (SELECT count(*) FROM package_step t WHERE t.package = p.id) AS steps
FROM package p JOIN office o ON o.id = p.lead_office JOIN region r ON r.id = o.region
LEFT JOIN staff s ON s.id = p.edited_by
WHERE (($1::text IS NOT NULL AND starts_with(r.code, $1)) OR p.lead_office = ANY($2::bigint[]))
  AND ($3::text IS NULL OR p.code = $3)
ORDER BY p.name, p.id
"""


async def lead_offices(officer: Officer) -> dict[str, str]:
    """Offices of the person's region as choices: id → name."""
    rows = await fetch(_OFFICES, officer.region_prefix)
    return {str(row["id"]): row["name"] for row in rows}


async def lead_codes(officer: Officer) -> set[str]:
    """The same offices by their codes."""
    return {row["code"] for row in await fetch(_OFFICES, officer.region_prefix)}


_OFFICES = """
SELECT o.id, o.code, o.name FROM office o JOIN region r ON r.id = o.region
WHERE starts_with(r.code, $1) ORDER BY o.name
"""


async def items_to_choose(officer: Officer) -> list[tuple[str, str]]:
    """Items in force within the person's reach: code, name and office."""
    rows = await fetch(_ITEMS, *reach_of(officer))
    return [(row["code"], f"{row['name']}（{row['office']}）") for row in rows]


_ITEMS = f"""
SELECT DISTINCT ON (v.name, i.code) i.code, v.name, o.short_name AS office
FROM item i JOIN item_version v ON v.item = i.id AND v.state = 'published'
JOIN office o ON o.id = i.office JOIN region r ON r.id = o.region
WHERE {WITHIN_REACH} ORDER BY v.name, i.code LIMIT 2000
"""  # noqa: S608 – put together from constants
