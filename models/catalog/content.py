"""What an editor writes: the elements of one draft, read and written as one plain structure.

The structure is that of `Guide` without codes and office: the scalars of `scalars`, a list of rows
for every entry of `rows`, and `review_points` as texts. Workbooks, editors' forms, the sample data
and the copy made for a new version all go through here.
"""

from typing import Any

from piccolo.table import Table

from models.catalog.elements import (
    Faq,
    Fee,
    FormField,
    Intermediary,
    LegalBasis,
    Result,
    Special,
    Step,
)
from models.catalog.material import ItemMaterial, MaterialType, ReviewPoint
from models.catalog.question import Option, Question
from models.catalog.scalars import SCALARS
from models.catalog.version import ItemVersion
from models.database import atomic, fetch

Content = dict[str, Any]

TABLES: dict[str, type[Table]] = {
    "bases": LegalBasis,
    "steps": Step,
    "specials": Special,
    "fees": Fee,
    "results": Result,
    "intermediaries": Intermediary,
    "faqs": Faq,
    "fields": FormField,
    "materials": ItemMaterial,
    "questions": Question,
}


async def read_content(version: ItemVersion) -> Content:
    """Everything the tables hold about a version."""
    row = await ItemVersion.select().where(ItemVersion.id == version.id).first()
    content = {field.key: row[field.key] for field in SCALARS}
    for key, table in TABLES.items():
        content[key] = await _rows_of(table, version)
    points = await _rows_of(ReviewPoint, version)
    names = {kind["id"]: kind["name"] for kind in await MaterialType.select()}
    for material in content["materials"]:
        material["type"] = names.get(material["type"], "")
        material["review_points"] = _texts(points, material["id"])
    for question in content["questions"]:
        question["options"] = (
            await Option.select().where(Option.question == question["id"]).order_by(Option.position)
        )
    content["review_points"] = _texts(points, None)
    return content


async def _rows_of(table: type[Table], version: ItemVersion) -> list[dict[str, Any]]:
    return (
        await table.select()
        .where(table.version == version.id)
        .order_by(table.position)
        .order_by(table.id)
    )


def _texts(points: list[dict[str, Any]], material: int | None) -> list[str]:
    return [point["text"] for point in points if point["material"] == material]


async def write_content(version: ItemVersion, content: Content) -> None:
    """Put the given elements in place of those the version has; what is not given stays.

    The version's own row is saved too. Values must already be of the column's kind, see `values`.
    """
    scalars = {one.key: content[one.key] for one in SCALARS if one.key in content}
    async with atomic():
        if scalars:
            await ItemVersion.update(scalars).where(ItemVersion.id == version.id)
            await version.refresh(columns=[getattr(ItemVersion, key) for key in scalars])
        await _write_materials(version, content)
        for key in TABLES.keys() & content.keys() - {"materials", "questions"}:
            await _replace(TABLES[key], version, content[key])
        if "questions" in content:
            await _replace_questions(version, content["questions"])


async def _write_materials(version: ItemVersion, content: Content) -> None:
    """Materials and review points hang together: the points of a material go with it."""
    if "materials" in content:
        own = await _item_points(version, content)
        await _delete(ReviewPoint, version)
        await _replace(ItemMaterial, version, await _with_types(content["materials"]))
        await _write_points(version, content["materials"], own)
    elif "review_points" in content:
        await ReviewPoint.delete().where(
            (ReviewPoint.version == version.id) & ReviewPoint.material.is_null()
        )
        await _save_points(version, None, content["review_points"])


async def _item_points(version: ItemVersion, content: Content) -> list[str]:
    if "review_points" in content:
        return content["review_points"]
    return _texts(await _rows_of(ReviewPoint, version), None)


async def _with_types(materials: list[dict[str, Any]]) -> list[dict[str, Any]]:
    names = {material.get("type", "") for material in materials} - {""}
    for name in sorted(names):
        await MaterialType.insert(MaterialType(name=name)).on_conflict(
            target=MaterialType.name, action="DO NOTHING"
        )
    known = {kind["name"]: kind["id"] for kind in await MaterialType.select()}
    return [material | {"type": known.get(material.get("type", ""))} for material in materials]


async def _delete(table: type[Table], version: ItemVersion) -> None:
    await table.delete().where(table.version == version.id)


async def _replace(table: type[Table], version: ItemVersion, rows: list[dict[str, Any]]) -> None:
    await _delete(table, version)
    columns = {column._meta.name for column in table._meta.columns}
    for position, row in enumerate(rows, start=1):
        values = {key: value for key, value in row.items() if key in columns - {"id"}}
        await table(**(values | {"version": version.id, "position": position})).save()


async def _write_points(
    version: ItemVersion, materials: list[dict[str, Any]], own: list[str]
) -> None:
    ids = {row["key"]: row["id"] for row in await _rows_of(ItemMaterial, version)}
    for material in materials:
        await _save_points(version, ids[material["key"]], material.get("review_points", []))
    await _save_points(version, None, own)


async def _save_points(version: ItemVersion, material: int | None, texts: list[str]) -> None:
    for position, text in enumerate(texts, start=1):
        await ReviewPoint(
            version=version.id, material=material, position=position, text=text
        ).save()


async def _replace_questions(version: ItemVersion, questions: list[dict[str, Any]]) -> None:
    await fetch(
        "DELETE FROM option o USING question q WHERE q.id = o.question AND q.version = $1",
        version.id,
    )
    await _replace(Question, version, questions)
    ids = {row["key"]: row["id"] for row in await _rows_of(Question, version)}
    for question in questions:
        for position, option in enumerate(question.get("options", []), start=1):
            await Option(
                question=ids[question["key"]],
                position=position,
                label=option["label"],
                help=option.get("help", ""),
                effects=option.get("effects", []),
            ).save()
