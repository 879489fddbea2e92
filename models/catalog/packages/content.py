"""What an editor writes of a package, as one plain structure: read, checked, written.

Offices are named by id, items by their implementation code; `steps` and `materials` are rows.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from models.catalog.item import Item
from models.catalog.packages.fields import PACKAGE_FIELDS
from models.catalog.packages.package import Package, PackageMaterial, PackageStep
from models.catalog.search.index import index_package
from models.database import atomic, fetch, fetch_one
from models.errors import Invalid, NotNow

PackageContent = dict[str, Any]
BY_US_OR_OTHERS = "每个环节要么选一个事项，要么写明外部单位，不能都写。"


async def read_package(package: Package) -> PackageContent:
    """Everything the tables hold about a package."""
    content = {field.key: getattr(package, field.key) for field in PACKAGE_FIELDS}
    content["steps"] = [dict(row) for row in await fetch(_STEPS, package.id)]
    content["materials"] = (
        await PackageMaterial.select()
        .where(PackageMaterial.package == package.id)
        .order_by(PackageMaterial.position)
    )
    return content


async def write_package(
    package: Package, content: PackageContent, *, edition: int, by: int | None, at: datetime
) -> None:
    """Put the content in place of what the package has. `edition` is the one the editor saw.

    Raises Invalid by element, NotNow when somebody else has changed it since.
    """
    items = await _items(content["steps"])
    check_steps(content["steps"], items)
    scalars = {field.key: content[field.key] for field in PACKAGE_FIELDS}
    async with atomic():
        found = await fetch_one(_NEXT_EDITION, package.id, edition)
        if found is None:
            raise NotNow("这个一件事刚刚被别人改过。您填的还在，请对照后再保存。")
        await Package.update(scalars | {"edited_by": by, "edited_at": at}).where(
            Package.id == package.id
        )
        await _replace(package, content, items)
        await index_package(package.id)
    await package.refresh()


async def create_package(
    code: str, content: PackageContent, *, by: int | None, at: datetime
) -> Package:
    """A new package, not yet published. Raises Invalid."""
    items = await _items(content["steps"])
    check_steps(content["steps"], items)
    if await Package.exists().where(Package.code == code):
        raise Invalid({"code": f"编码“{code}”已经用过了，请换一个。"})
    scalars = {field.key: content[field.key] for field in PACKAGE_FIELDS}
    async with atomic():
        package = Package(code=code, edited_by=by, edited_at=at, **scalars)
        await package.save()
        await _replace(package, content, items)
    return package


async def _replace(package: Package, content: PackageContent, items: Mapping[str, int]) -> None:
    await PackageStep.delete().where(PackageStep.package == package.id)
    await PackageMaterial.delete().where(PackageMaterial.package == package.id)
    for position, row in enumerate(content["steps"], start=1):
        values = row | {"item": items.get(row["item"]), "package": package.id}
        await PackageStep(**values | {"position": position}).save()
    for position, row in enumerate(content["materials"], start=1):
        values = {name: row[name] for name in ("name", "need", "notes")}
        await PackageMaterial(package=package.id, position=position, **values).save()


async def _items(steps: Sequence[Mapping[str, Any]]) -> dict[str, int]:
    codes = [step["item"] for step in steps if step["item"]]
    rows = await Item.select(Item.id, Item.code).where(Item.code.is_in(codes)) if codes else []
    return {row["code"]: row["id"] for row in rows}


def check_steps(steps: Sequence[Mapping[str, Any]], items: Mapping[str, int]) -> None:
    """Raises Invalid when the steps contradict themselves; names as in the form, `r0-item`."""
    keys = [step["key"] for step in steps]
    errors: dict[str, str] = {}
    for place, step in enumerate(steps):
        for field, sentence in _faults(step, keys, items):
            errors.setdefault(f"r{place}-{field}", sentence)
    if not steps:
        errors["steps"] = "至少要有一个环节。"
    elif not errors and has_circle({step["key"]: step["after"] for step in steps}):
        errors["r0-after"] = "环节互相等待，谁也开始不了，请检查“先办完哪些环节”。"
    if errors:
        raise Invalid(errors)


def _faults(
    step: Mapping[str, Any], keys: list[str], items: Mapping[str, int]
) -> list[tuple[str, str]]:
    unknown = [key for key in step["after"] if key not in keys or key == step["key"]]
    checks = (
        ("key", keys.count(step["key"]) > 1, f"环节代号“{step['key']}”用了不止一次。"),
        ("item", bool(step["item"]) == bool(step["external_office"]), BY_US_OR_OTHERS),
        ("item", step["item"] and step["item"] not in items, "没有这个编码的事项，请从列表里选。"),
        ("after", unknown, f"没有“{'、'.join(unknown)}”这样的其他环节。"),
    )
    return [(field, sentence) for field, wrong, sentence in checks if wrong]


def has_circle(after: Mapping[str, Sequence[str]]) -> bool:
    """Whether some steps wait for each other: what waits for nothing left is taken away."""
    waiting = {key: set(needed) for key, needed in after.items()}
    while ready := [key for key, needed in waiting.items() if not needed & waiting.keys()]:
        for key in ready:
            del waiting[key]
    return bool(waiting)


async def set_published(package: Package, published: bool, *, by: int | None, at: datetime) -> None:
    """Show a package to the public, or take it away."""
    async with atomic():
        package.published, package.edited_by, package.edited_at = published, by, at
        await package.save([Package.published, Package.edited_by, Package.edited_at])
        await index_package(package.id)


_STEPS = """
SELECT s.key, s.name, coalesce(i.code, '') AS item, s.external_office, s.expected_days, s.after,
       s.optional, s.note
FROM package_step s LEFT JOIN item i ON i.id = s.item
WHERE s.package = $1 ORDER BY s.position, s.id
"""
_NEXT_EDITION = """
UPDATE package SET edition = edition + 1 WHERE id = $1 AND edition = $2 RETURNING edition
"""
