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
            for key, value in scalars.items():  # Piccolo's refresh takes JSON for a joined row
                setattr(version, key, value)
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
        await _insert(_points(version, None, content["review_points"]))


async def _item_points(version: ItemVersion, content: Content) -> list[str]:
    if "review_points" in content:
        return content["review_points"]
    return _texts(await _rows_of(ReviewPoint, version), None)


async def _with_types(materials: list[dict[str, Any]]) -> list[dict[str, Any]]:
    names = {material.get("type", "") for material in materials} - {""}
    known = await _material_types()
    if new := sorted(names - known.keys()):
        rows = [MaterialType(name=name) for name in new]
        await MaterialType.insert(*rows).on_conflict(target=MaterialType.name, action="DO NOTHING")
        known = await _material_types()
    return [material | {"type": known.get(material.get("type", ""))} for material in materials]


async def _material_types() -> dict[str, int]:
    return {kind["name"]: kind["id"] for kind in await MaterialType.select()}


async def _delete(table: type[Table], version: ItemVersion) -> None:
    await table.delete().where(table.version == version.id)


async def _replace(table: type[Table], version: ItemVersion, rows: list[dict[str, Any]]) -> None:
    await _delete(table, version)
    columns = {column._meta.name for column in table._meta.columns}
    filled = []
    for position, row in enumerate(rows, start=1):
        values = {key: value for key, value in row.items() if key in columns - {"id"}}
        filled.append(table(**(values | {"version": version.id, "position": position})))
    await _insert(filled)


async def _write_points(
    version: ItemVersion, materials: list[dict[str, Any]], own: list[str]
) -> None:
    ids = {row["key"]: row["id"] for row in await _rows_of(ItemMaterial, version)}
    points = [
        point
        for material in materials
        for point in _points(version, ids[material["key"]], material.get("review_points", []))
    ]
    await _insert([*points, *_points(version, None, own)])


def _points(version: ItemVersion, material: int | None, texts: list[str]) -> list[ReviewPoint]:
    return [
        ReviewPoint(version=version.id, material=material, position=position, text=text)
        for position, text in enumerate(texts, start=1)
    ]


async def _insert(rows: list[Any]) -> None:
    """All rows in one statement; an item has some sixty."""
    if rows:
        await type(rows[0]).insert(*rows)


async def _replace_questions(version: ItemVersion, questions: list[dict[str, Any]]) -> None:
    await fetch(
        "DELETE FROM option o USING question q WHERE q.id = o.question AND q.version = $1",
        version.id,
    )
    await _replace(Question, version, questions)
    ids = {row["key"]: row["id"] for row in await _rows_of(Question, version)}
    await _insert(
        [
            Option(
                question=ids[question["key"]],
                position=position,
                label=option["label"],
                help=option.get("help", ""),
                effects=option.get("effects", []),
            )
            for question in questions
            for position, option in enumerate(question.get("options", []), start=1)
        ]
    )
