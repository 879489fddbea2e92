"""办事指南 on paper (documents.md 3.3, no. 17): one page, or every element there is."""

from collections.abc import Iterable
from typing import Any

from models.catalog.fields import Field, Kind, Rows
from models.catalog.guide import Guide
from models.catalog.notation.field_words import field_words
from models.catalog.rows import ROWS
from models.catalog.scalars import GROUPS
from models.catalog.services import CounterPlace
from models.catalog.words import MATERIAL_FORM_NAMES, NEED_NAMES, Need
from models.documents.composing.no_case import place_rows
from models.documents.composing.notice import NO_LEGAL_LIMIT, copies_words, lines_of, visits_words
from models.documents.context import iso_date

MOST_COLUMNS = 6  # more do not fit beside each other
TIGHTNESS = range(4)  # how much is left out until one page holds it
FEWER_MATERIALS = {2: 18, 3: 12}


def short_body(guide: Guide, places: list[CounterPlace], tight: int = 0) -> dict[str, Any]:
    """What most people need, for one page; the tighter, the less."""
    rows = [_material(guide, one, tight) for one in guide.materials]
    most = FEWER_MATERIALS.get(tight, len(rows))
    return _common(guide, places[: 3 - min(tight, 2)]) | {
        "conditions": lines_of(_cut(guide.condition, 400 >> tight)),
        "materials": rows[:most],
        "no_materials": guide.no_materials,
        "more_materials": max(len(rows) - most, 0),
        "steps": [
            f"{step.name}（{step.limit}）" if step.limit else step.name for step in guide.steps
        ],
        "results": [result.name for result in guide.results],
        "bases": [f"{basis.law}{basis.article}" for basis in guide.bases][: 4 - tight],
        "faqs": [],
        "tight": tight,
    }


def large_body(guide: Guide, places: list[CounterPlace]) -> dict[str, Any]:
    """The same with what people ask, for as many pages as large print takes."""
    faqs = [{"question": one.question, "answer": one.answer} for one in guide.faqs]
    return short_body(guide, places) | {"faqs": faqs}


def full_body(guide: Guide, places: list[CounterPlace]) -> dict[str, Any]:
    """Every element that has been filled in, by group."""
    names = {
        "questions": {one.key: one.text for one in guide.questions},
        "materials": {one.key: one.name for one in guide.materials},
    }
    groups = [
        {"title": group.label, "rows": _filled(guide, _known(guide, group.fields), names)}
        for group in GROUPS
    ]
    return _common(guide, places) | {
        "groups": [group for group in groups if group["rows"]],
        "tables": [_table(guide, rows, names) for rows in ROWS if getattr(guide, rows.key)],
        "review_points": list(guide.review_points),
    }


UNKNOWN = "还没有填写，请电话咨询"  # of an imported item


def _common(guide: Guide, places: list[CounterPlace]) -> dict[str, Any]:
    fees = "；".join(f"{fee.name}：{fee.standard}" for fee in guide.fees)
    return {
        "summary": guide.summary,
        "basic_code": guide.basic_code,
        "statutory": guide.legal or NO_LEGAL_LIMIT if guide.knows("legal_length") else UNKNOWN,
        "promised": guide.promised or UNKNOWN,
        "visits": visits_words(guide.visits) if guide.knows("visits") else UNKNOWN,
        "fee": ((fees or "按规定收费") if guide.charges else "不收费")
        if guide.knows("charges")
        else UNKNOWN,
        "consult": guide.consult or guide.office.phone,
        "complain": guide.complain,
        "places": place_rows(places),
        "guide_version": str(guide.version),
        "valid_from": iso_date(guide.valid_from),
    }


def _material(guide: Guide, material: Any, tight: int) -> dict[str, str]:
    waived = material.waivable or material.need is Need.EXEMPT
    when = _rule(guide, material.when)
    notes = [f"情形：{when}" if when else "", material.notes.rstrip("。；") if tight < 1 else ""]
    return {
        "name": material.name,
        "form": MATERIAL_FORM_NAMES[material.form],
        "copies": copies_words(material.originals, material.copies),
        "need": NEED_NAMES[Need.EXEMPT] if waived else NEED_NAMES[material.need],
        "note": "；".join(note for note in notes if note),
    }


def _rule(guide: Guide, when: dict | None) -> str:
    rule = Field("when", "", Kind.RULE)
    texts = {one.key: one.text for one in guide.questions}
    return field_words(rule, when, questions=texts, materials={})


def _known(guide: Guide, fields: Iterable[Field]) -> list[Field]:
    return [field for field in fields if guide.knows(field.key)]


def _filled(source: Any, fields: Iterable[Field], names: dict) -> list[dict[str, str]]:
    rows = [{"label": one.label, "value": _words(one, source, names)} for one in fields]
    return [row for row in rows if row["value"]]


def _words(field: Field, source: Any, names: dict) -> str:
    value = getattr(source, field.key, None)
    if field.kind is Kind.FILE:
        return "有，网页上可以下载" if value else ""
    return field_words(field, value, **names)


def _table(guide: Guide, rows: Rows, names: dict) -> dict[str, Any]:
    """A table where the columns fit, otherwise a block of labels and values for each row."""
    given = getattr(guide, rows.key)
    columns = [one for one in rows.fields if any(_words(one, row, names) for row in given)]
    blocks = len(columns) > MOST_COLUMNS or bool(rows.rows)
    return {
        "title": rows.label,
        "columns": [] if blocks else [one.label for one in columns],
        "rows": [] if blocks else [[_words(one, row, names) for one in columns] for row in given],
        "blocks": [_block(row, rows, names) for row in given] if blocks else [],
    }


def _block(row: Any, rows: Rows, names: dict) -> list[dict[str, str]]:
    inside = [
        {"label": inner.label, "value": "；".join(_inner(one, inner, names) for one in given)}
        for inner in rows.rows
        if (given := getattr(row, inner.key))
    ]
    return [*_filled(row, rows.fields, names), *inside]


def _inner(row: Any, rows: Rows, names: dict) -> str:
    words = [one for field in rows.fields if (one := _words(field, row, names))]
    return words[0] + (f"（{'；'.join(words[1:])}）" if words[1:] else "")


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1]}…"
