"""The rows of a material table, as every paper prints them."""

from typing import Any

from models.cases.material import CaseMaterial
from models.cases.words import MaterialState
from models.catalog.words import WAIVER_NAMES, Waiver
from models.database import fetch


async def material_rows(materials: list[CaseMaterial]) -> list[dict[str, Any]]:
    """Name, form, counts, pages, checked, note of each material."""
    pages = await _pages([material.id for material in materials])
    return [_row(material, pages.get(material.id, 0)) for material in materials]


def _row(material: CaseMaterial, pages: int) -> dict[str, Any]:
    waived = material.state == MaterialState.WAIVED
    return {
        "name": material.name,
        "form": _waived_by(material) if waived else material.form_name,
        "originals": material.original_count,
        "copies": material.copy_count,
        "pages": pages,
        "checked": material.original_seen,
        "note": _note(material),
    }


def _waived_by(material: CaseMaterial) -> str:
    # Where the item asks for the 告知承诺书 itself, the promise made online is that paper.
    return WAIVER_NAMES[Waiver(material.waiver)] or WAIVER_NAMES[Waiver.PROMISE]


def _note(material: CaseMaterial) -> str:
    if material.state == MaterialState.WAIVED:
        return "免提交，已核验" if material.waivable else "已在网上承诺"
    if material.state == MaterialState.OPEN and material.promised_on:
        return f"申请{material.promised_on.month}月{material.promised_on.day}日前补交"
    if material.state == MaterialState.TOLERATED:
        return f"容缺，{material.promised_on.month}月{material.promised_on.day}日前补交"
    if material.state == MaterialState.MISSING:
        return "未提交"
    return material.note


async def _pages(materials: list[int]) -> dict[int, int]:
    rows = await fetch(
        "SELECT cf.material, sum(f.pages)::int AS pages FROM case_file cf"
        " JOIN file f ON f.id = cf.file"
        " WHERE cf.material = ANY($1::bigint[]) AND cf.removed_at IS NULL GROUP BY cf.material",
        materials,
    )
    return {row["material"]: row["pages"] for row in rows}


def originals_sentence(materials: list[CaseMaterial]) -> str:
    """是否收取原件及退还约定."""
    kept = sum(row.original_count for row in materials if row.keeps_original)
    seen = any(row.original_seen and not row.keeps_original for row in materials)
    parts = [f"收取原件{kept}份，作为申请材料留存" if kept else "不收取原件"]
    if seen:
        parts.append("核验过的原件已当面退还")
    return "；".join(parts) + "。"
