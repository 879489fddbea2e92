"""The sample packages (一件事), with our items and the steps that others do."""

from datetime import datetime
from pathlib import Path
from typing import Any

import yaml

from models.catalog.packages.content import PackageContent, create_package, set_published
from models.catalog.packages.package import Package
from models.catalog.words import Need
from models.database import atomic
from models.sample.item_words import UNITS
from models.sample.offices import HERE, office_of

SHEET = Path(__file__).with_name("packages.yaml")
OPTIONAL = "（非必要）"


async def fill_packages(codes: dict[str, str], now: datetime) -> None:
    """Make the packages that are missing; `codes` are those of 示例县's items by id."""
    for row in yaml.safe_load(SHEET.read_text(encoding="utf-8")):
        if not await Package.exists().where(Package.code == row["code"]):
            content = await _content(row, codes)
            async with atomic():
                package = await create_package(row["code"], content, by=None, at=now)
                await set_published(package, True, by=None, at=now)


async def _content(row: dict[str, Any], codes: dict[str, str]) -> PackageContent:
    return {
        "name": row["name"],
        "summary": row["summary"],
        "aliases": row["aliases"],
        "life_events": row["life_events"],
        "lead_office": (await office_of(row["lead"], HERE)).id,
        "promised_length": row["prom"][0],
        "promised_unit": UNITS[row["prom"][1]],
        "form_fields": row["form"],
        "note": row["note"],
        "steps": [_step(told, codes) for told in row["steps"]],
        "materials": [_material(name) for name in row["m"]],
    }


def _step(told: list[Any], codes: dict[str, str]) -> dict[str, Any]:
    key, name, who, days, after, optional = told
    ours = codes.get(who, "")
    return {
        "key": key,
        "name": name,
        "item": ours,
        "external_office": "" if ours else who,
        "expected_days": days,
        "after": after,
        "optional": optional,
        "note": "",
    }


def _material(name: str) -> dict[str, Any]:
    need = Need.OPTIONAL if name.endswith(OPTIONAL) else Need.REQUIRED
    return {"name": name.removesuffix(OPTIONAL), "need": need, "notes": ""}
