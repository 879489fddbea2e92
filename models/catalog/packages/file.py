"""Packages (一件事) as one JSON file: all of them out, checked as a whole, and back in.

A package is known by its code, an office and an item by theirs, so a file from one system can be
read by another that has the same offices and items.
"""

from collections import Counter
from datetime import datetime
from enum import StrEnum

import msgspec

from models.catalog.packages.content import (
    check_steps,
    create_package,
    read_package,
    set_published,
    write_package,
)
from models.catalog.packages.entry import (
    FORMAT,
    MaterialEntry,
    PackageEntry,
    StepEntry,
    read_file,
)
from models.catalog.packages.package import Package
from models.catalog.words import Need
from models.database import atomic, fetch
from models.errors import Invalid


class Outcome(StrEnum):
    """What became of a package."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"


async def export_packages(codes: list[str] | None = None) -> bytes:
    """The packages with these codes, or all, by code."""
    found = Package.objects().order_by(Package.code)
    if codes is not None:
        found = found.where(Package.code.is_in(codes or [""]))
    entries = [await _entry_of(package) for package in await found]
    text = msgspec.json.encode({"format": FORMAT, "packages": entries})
    return msgspec.json.format(text, indent=2) + b"\n"


async def import_packages(
    data: bytes, *, by: int | None, at: datetime, publish: bool
) -> Counter[Outcome]:
    """Make or change the packages of a file; a second time nothing changes.

    `publish`: whether `published` of the file counts; without, new packages stay unpublished and
    known ones as they are. Raises Invalid with a sentence for every place that is wrong
    (packages[0].steps[2].item), then nothing is written.
    """
    entries = read_file(data)
    offices = await _ids("SELECT id, code FROM office WHERE code = ANY($1)", _offices(entries))
    items = await _ids("SELECT id, code FROM item WHERE code = ANY($1)", _items(entries))
    _check(entries, offices, items)
    outcomes: Counter[Outcome] = Counter()
    async with atomic():
        for entry in entries:
            office = offices[entry.lead_office]
            outcomes[await _import(entry, office, by=by, at=at, publish=publish)] += 1
    return outcomes


async def _entry_of(package: Package) -> PackageEntry:
    content = await read_package(package)
    (office,) = await fetch("SELECT code FROM office WHERE id = $1", content["lead_office"])
    steps = [msgspec.convert(dict(step), StepEntry) for step in content["steps"]]
    materials = [
        MaterialEntry(name=one["name"], need=Need(one["need"]), notes=one["notes"])
        for one in content["materials"]
    ]
    shape = content | {"code": package.code, "published": package.published}
    shape |= {"lead_office": office["code"], "steps": steps, "materials": materials}
    return msgspec.convert(shape, PackageEntry)


def _offices(entries: list[PackageEntry]) -> set[str]:
    return {entry.lead_office for entry in entries}


def _items(entries: list[PackageEntry]) -> set[str]:
    return {step.item for entry in entries for step in entry.steps if step.item}


async def _ids(query: str, codes: set[str]) -> dict[str, int]:
    return {row["code"]: row["id"] for row in await fetch(query, sorted(codes))}


def _check(entries: list[PackageEntry], offices: dict[str, int], items: dict[str, int]) -> None:
    errors: dict[str, str] = {}
    counts = Counter(entry.code for entry in entries)
    for place, entry in enumerate(entries):
        where = f"packages[{place}]"
        if counts[entry.code] > 1:
            errors[f"{where}.code"] = f"编码“{entry.code}”在文件里不止一次"
        if entry.lead_office not in offices:
            errors[f"{where}.lead_office"] = f"没有代码是“{entry.lead_office}”的部门"
        errors |= _step_errors(where, entry, items)
    if errors:
        raise Invalid({path: f"{path}：{sentence}" for path, sentence in errors.items()})


def _step_errors(where: str, entry: PackageEntry, items: dict[str, int]) -> dict[str, str]:
    """Unknown items with their code, and what the editor's form would refuse as well."""
    unknown = {
        f"{where}.steps[{place}].item": f"没有编码是“{step.item}”的事项"
        for place, step in enumerate(entry.steps)
        if step.item and step.item not in items
    }
    try:
        check_steps([msgspec.to_builtins(step) for step in entry.steps], items)
    except Invalid as error:
        found = {_path(where, name): sentence for name, sentence in error.errors.items()}
        return found | unknown
    return unknown


def _path(where: str, name: str) -> str:
    """`r2-item`, as the form calls it, is `….steps[2].item` here."""
    row, _, field = name.partition("-")
    return f"{where}.steps[{row[1:]}].{field}" if field else f"{where}.{name}"


async def _import(
    entry: PackageEntry, office: int, *, by: int | None, at: datetime, publish: bool
) -> Outcome:
    package = await Package.objects().where(Package.code == entry.code).first()
    content = msgspec.to_builtins(entry) | {"lead_office": office}
    published = content.pop("published") and publish
    code = content.pop("code")
    if package is None:
        package = await create_package(code, content, by=by, at=at)
        if published:
            await set_published(package, True, by=by, at=at)
        return Outcome.CREATED
    before = await _entry_of(package)
    if not publish:
        entry.published = before.published
    if entry == before:
        return Outcome.UNCHANGED
    await write_package(package, content, edition=package.edition, by=by, at=at)
    if publish and package.published != published:
        await set_published(package, published, by=by, at=at)
    return Outcome.UPDATED
