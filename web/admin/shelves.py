"""Materials and questions of a draft: a list to arrange; each row has a page of its own."""

from typing import Any

from litestar import Response

from models.catalog.comparing.row_matching import names_of
from models.catalog.fields import Kind
from models.catalog.notation.field_words import field_words
from web.admin.draft import Draft

NEW = "new"  # where a row that does not exist yet is filled in


async def rows_page(draft: Draft) -> Response:
    """The list, each row in a line of words."""
    rows = draft.content[draft.part.key]
    return await draft.show("rows", {}, rows=[_line(draft, row) for row in rows])


def _line(draft: Draft, row: dict[str, Any]) -> dict[str, Any]:
    told = ("form", "need", "waiver") if draft.part.key == "materials" else ("kind",)
    fields = [field for field in draft.part.fields if field.key in told]
    words = (field_words(field, row[field.key], questions={}, materials={}) for field in fields)
    return {
        "key": row["key"],
        "name": row.get("name") or row.get("text") or row["key"],
        "words": "，".join(word for word in words if word and word != "无"),
        "when": _when(draft, row),
        "options": [option["label"] for option in row.get("options", ())],
    }


def _when(draft: Draft, row: dict[str, Any]) -> str:
    rule = next(field for field in draft.part.fields if field.kind is Kind.RULE)
    questions = names_of(draft.content["questions"], "text")
    return field_words(rule, row[rule.key], questions=questions, materials={})


async def move_rows(draft: Draft) -> Response:
    """“up:m2”, “down:m2”, “remove:m2”: done and saved at once."""
    rows = draft.content[draft.part.key]
    what, _, key = draft.act.partition(":")
    place = next((at for at, row in enumerate(rows) if row["key"] == key), None)
    if place is None or what not in ("up", "down", "remove"):
        return draft.on_to(draft.matter.part_of(draft.part))
    row = rows.pop(place)
    if what != "remove":
        rows.insert(max(place - 1, 0) if what == "up" else place + 1, row)
    if await draft.save({draft.part.key: rows}):
        return draft.on_to(f"{draft.matter.part_of(draft.part)}?done=save")
    return await rows_page(draft)
