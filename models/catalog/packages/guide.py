"""A package (一件事) as everybody reads it: its steps, with the guides of our own in force."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from models.catalog.guide import Guide, limit_words, read_guide
from models.catalog.words import LimitUnit, Need
from models.database import fetch


@dataclass(frozen=True)
class PackagePaper:
    """A paper the package asks for besides those of its items."""

    name: str
    need: Need
    notes: str = ""


@dataclass(frozen=True)
class PackagePart:
    """One step: an item of ours with its guide, or something another body does."""

    key: str
    name: str
    office: str  # who does it
    code: str = ""  # of the item, when it is ours
    guide: Guide | None = None  # None for ours: not in force at the moment
    expected_days: int | None = None  # working days, external steps only
    after: tuple[str, ...] = ()  # keys of the steps whose results it needs
    optional: bool = False  # only for those whom it concerns
    note: str = ""

    @property
    def ours(self) -> bool:
        """Whether an office of this hall does it."""
        return bool(self.code)

    @property
    def external(self) -> bool:
        """Whether another body does it, so that the desk ticks it by hand."""
        return not self.code


@dataclass(frozen=True)
class PackageGuide:
    """One published package."""

    id: int
    code: str
    name: str
    summary: str
    aliases: tuple[str, ...]
    lead_office: str
    lead_phone: str
    promised_length: int
    promised_unit: LimitUnit
    note: str
    form_fields: tuple[str, ...]
    edition: int
    steps: tuple[PackagePart, ...]
    papers: tuple[PackagePaper, ...]

    @property
    def promised(self) -> str:
        """The promised limit in words."""
        return limit_words(self.promised_length, self.promised_unit)

    @property
    def offices(self) -> tuple[str, ...]:
        """Everybody who takes part."""
        return tuple(dict.fromkeys(step.office for step in self.steps if step.office))

    @property
    def unlisted(self) -> tuple[PackagePart, ...]:
        """The steps of ours of which nobody has written what to bring."""
        return tuple(
            one for one in self.steps if one.guide is not None and not one.guide.lists_materials
        )

    def step(self, key: str) -> PackagePart | None:
        """The step with this key."""
        return next((step for step in self.steps if step.key == key), None)

    def before(self, step: PackagePart) -> tuple[PackagePart, ...]:
        """The steps whose results a step needs directly."""
        return tuple(one for one in self.steps if one.key in step.after)


async def packages_in_force(day: date) -> list[PackageGuide]:
    """Every published package by name, with the guides of a day."""
    return await _load(day, None)


async def package_in_force(code: str, day: date) -> PackageGuide | None:
    """The published package with a code, with the guides of a day."""
    return next(iter(await _load(day, code)), None)


async def _load(day: date, code: str | None) -> list[PackageGuide]:
    rows = await fetch(_PACKAGES, code)
    ids = [row["id"] for row in rows]
    steps, papers = defaultdict(list), defaultdict(list)
    for row in await fetch(_STEPS, ids, day) if ids else ():
        steps[row["package"]].append(_part(row))
    for row in await fetch(_PAPERS, ids) if ids else ():
        papers[row["package"]].append(PackagePaper(row["name"], Need(row["need"]), row["notes"]))
    return [_package(row, steps[row["id"]], papers[row["id"]]) for row in rows]


def _package(row: Mapping[str, Any], steps: list, papers: list) -> PackageGuide:
    plain = ("id", "code", "name", "summary", "lead_office", "lead_phone", "note", "edition")
    return PackageGuide(
        **{name: row[name] for name in (*plain, "promised_length")},
        aliases=tuple(row["aliases"]),
        promised_unit=LimitUnit(row["promised_unit"]),
        form_fields=tuple(row["form_fields"]),
        steps=tuple(steps),
        papers=tuple(papers),
    )


def _part(row: Mapping[str, Any]) -> PackagePart:
    return PackagePart(
        key=row["key"],
        name=row["name"],
        office=row["office"] or row["external_office"],
        code=row["code"] or "",
        guide=read_guide(row["snapshot"]) if row["snapshot"] else None,
        expected_days=row["expected_days"],
        after=tuple(row["after"]),
        optional=row["optional"],
        note=row["note"],
    )


_PACKAGES = """
SELECT p.*, o.name AS lead_office, o.phone AS lead_phone
FROM package p JOIN office o ON o.id = p.lead_office
WHERE p.published AND ($1::text IS NULL OR p.code = $1)
ORDER BY p.name, p.id
"""
_STEPS = """
SELECT s.package, s.key, s.name, s.external_office, s.expected_days, s.after, s.optional, s.note,
       i.code, o.name AS office, v.snapshot
FROM package_step s
LEFT JOIN item i ON i.id = s.item
LEFT JOIN office o ON o.id = i.office
LEFT JOIN LATERAL (
    SELECT snapshot FROM item_version v
    WHERE v.item = s.item AND v.state = 'published' AND v.valid_from <= $2
      AND (v.valid_to IS NULL OR v.valid_to >= $2)
    ORDER BY v.version DESC LIMIT 1
) v ON true
WHERE s.package = ANY($1::bigint[])
ORDER BY s.package, s.position, s.id
"""
_PAPERS = """
SELECT package, name, need, notes FROM package_material
WHERE package = ANY($1::bigint[]) ORDER BY package, position, id
"""
