"""实施清单 as a workbook, out and back in."""

import io
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from models.catalog.content import read_content
from models.catalog.fields import Field, Kind, Rows
from models.catalog.item import Item
from models.catalog.notation.values import read_value, show_value
from models.catalog.rows import REVIEW_POINTS, ROWS
from models.catalog.scalars import SCALARS
from models.catalog.version import ItemVersion
from models.catalog.versioning import begin_draft
from models.catalog.workbook.exchange import export_version, import_version
from models.catalog.workbook.listing import export_list
from models.catalog.workbook.reading import read_workbook
from models.catalog.workbook.writing import write_workbook
from models.errors import Invalid, NotNow
from models.people.staff import Officer
from tests.models.catalog.test_notation import conditions, effects
from tests.models.days import FRIDAY

CODE = "11999901MBX00006XJ4000199020000"
FILES = frozenset({7, 8, 9})
visible = st.characters(codec="utf-8", exclude_categories=["C", "Z"])
words = st.text(visible, min_size=1, max_size=12)
KINDS: dict[Kind, Callable[[Field], st.SearchStrategy]] = {
    Kind.LINE: lambda field: st.text(visible, max_size=min(field.longest, 12)),
    Kind.TEXT: lambda field: st.lists(words, max_size=3).map("\n".join),
    Kind.NUMBER: lambda field: st.integers(0, 9999) | _gap(field),
    Kind.YES_NO: lambda field: st.booleans(),
    Kind.DATE: lambda field: st.dates() | st.none(),
    Kind.CHOICE: lambda field: (
        st.sampled_from(list(field.choices)) | (st.nothing() if _never_empty(field) else st.none())
    ),
    Kind.CHOICES: lambda field: st.lists(st.sampled_from(list(field.choices)), unique=True),
    Kind.WORDS: lambda field: st.lists(words, max_size=3),
    Kind.RULE: lambda field: conditions | st.none(),
    Kind.RULES: lambda field: st.lists(effects, max_size=3),
    Kind.FILE: lambda field: st.sampled_from([*FILES, None]),
    Kind.OBJECT: lambda field: st.dictionaries(
        words, st.lists(st.integers(0, 99), min_size=2, max_size=2), max_size=2
    ),
}


def _never_empty(field: Field) -> bool:
    return field.required or "none" in field.choices


def _gap(field: Field) -> st.SearchStrategy:
    return st.nothing() if field.required else st.none()


def value_of(field: Field) -> st.SearchStrategy:
    """Values a field may hold; in rows, required ones are not empty."""
    return KINDS[field.kind](field)


def filled(field: Field) -> st.SearchStrategy:
    return (
        value_of(field).filter(lambda value: value not in ("", []))
        if field.required
        else value_of(field)
    )


def rows_of(rows: Rows) -> st.SearchStrategy:
    shape = {field.key: filled(field) for field in rows.fields}
    shape |= {inner.key: rows_of(inner) for inner in rows.rows}
    names = [field.key for field in rows.fields if field.key in ("key", "code", "label")]
    unique = (lambda row: row[names[0]]) if names and rows.key != "fields" else None
    if rows.key == "fields":
        unique = lambda row: row["key"]  # noqa: E731
    return st.lists(st.fixed_dictionaries(shape), max_size=2, unique_by=unique)


contents = st.fixed_dictionaries(
    {field.key: value_of(field) for field in (*SCALARS, REVIEW_POINTS)}
    | {rows.key: rows_of(rows) for rows in ROWS}
)


def written(content: dict[str, Any]) -> bytes:
    return write_workbook(content, code=CODE, name="某事项", version=3, at=FRIDAY)


def read(data: bytes) -> dict[str, Any]:
    return read_workbook(data, code=CODE, files=FILES)


# A whole version is too much to shrink; the next test does that field by field.
@settings(
    max_examples=15,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(contents)
def test_what_is_exported_is_imported_as_it_was(content: dict[str, Any]) -> None:
    assert read(written(content)) == content


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_every_field_reads_what_it_shows(data: st.DataObject) -> None:
    every = [*SCALARS, *(field for rows in ROWS for field in rows.fields)]
    field = data.draw(st.sampled_from(every))
    value = data.draw(value_of(field))
    assert read_value(field, show_value(field, value)) == value


# --- a workbook somebody has typed into ---------------------------------------------------------

BLANK: dict[str, Any] = {
    "promised_length": 5,
    "materials": [],
    "questions": [],
} | {
    field.key: next(iter(field.choices))
    for field in SCALARS
    if field.kind is Kind.CHOICE and field.required
}


def typed_into(changes: dict[str, Any], content: dict[str, Any] | None = None) -> bytes:
    """The exported workbook with cells changed: {"基本信息!B7": "五天"}."""
    start = {field.key: field.default() for field in SCALARS} | {"visits": 1} | BLANK
    book = load_workbook(io.BytesIO(written(start | (content or {}))))
    for place, value in changes.items():
        sheet, cell = place.split("!")
        book[sheet][cell] = value
    return bytes_of(book)


def bytes_of(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def errors_in(data: bytes) -> list[str]:
    with pytest.raises(Invalid) as refused:
        read(data)
    return list(refused.value.errors.values())


def place_of(label: str) -> str:
    """The cell in which a scalar stands."""
    sheet = load_workbook(io.BytesIO(typed_into({})))["基本信息"]
    row = next(row for row in sheet.iter_rows() if str(row[0].value).rstrip("*") == label)
    return f"基本信息!B{row[0].row}"


def test_a_bad_cell_is_named_with_its_label() -> None:
    place = place_of("承诺办结时限")
    assert errors_in(typed_into({place: "五天"})) == [
        f"{place} 承诺办结时限：要填数字，现在是“五天”"
    ]


def test_all_bad_cells_are_told_at_once() -> None:
    places = {
        place_of("承诺办结时限"): "",
        place_of("支持预约"): "也许",
        place_of("生效日期"): "明天",
    }
    faq = {"常见问题!A2": "能代办吗", "常见问题!B2": ""}
    told = errors_in(typed_into(places | faq))
    assert len(told) == 4
    assert told[-1] == "常见问题!B2 回答：不能为空"


def test_numbers_dates_and_ticks_may_be_real_ones() -> None:
    content = read(
        typed_into(
            {
                place_of("承诺办结时限"): 12.0,
                place_of("生效日期"): FRIDAY.replace(tzinfo=None, hour=0, minute=0),
                place_of("支持预约"): True,
                place_of("咨询方式"): 12345,
            }
        )
    )
    assert content["promised_length"] == 12
    assert content["valid_from"] == FRIDAY.date()
    assert content["bookable"] is True
    assert content["consult"] == "12345"


def test_a_formula_is_not_an_answer() -> None:
    place = place_of("咨询方式")
    (told,) = errors_in(typed_into({place: "=1+1"}))
    assert told.startswith(f"{place} 这里是公式")


def test_texts_that_look_like_formulas_are_harmless_outside_and_unchanged_inside() -> None:
    nasty = ["=1+1", "+86", "-", "@sum", "'=x", "|cmd", "普通"]
    data = typed_into({}, {"aliases": nasty, "condition": "=cmd|' /C calc'!A0"})
    for sheet in load_workbook(io.BytesIO(data)):
        for cell in (cell for row in sheet.iter_rows() for cell in row):
            assert cell.data_type != "f"
            assert not str(cell.value or "").startswith(("=", "+", "-", "@"))
    assert read(data)["aliases"] == nasty
    assert read(data)["condition"] == "=cmd|' /C calc'!A0"


def test_a_sheet_that_was_taken_out_leaves_its_rows_alone() -> None:
    book = load_workbook(io.BytesIO(typed_into({})))
    del book["申请材料"]
    content = read(bytes_of(book))
    assert "materials" not in content
    assert "bases" in content


def test_a_column_that_was_taken_out_or_made_up_is_told() -> None:
    told = errors_in(typed_into({"办理流程!B1": "依据何在"}))
    assert told == [
        "办理流程!B1 “依据何在”不是这张表的列，或者写了两次",
        "办理流程!A1 缺少列：依据",
    ]


def test_options_stand_below_each_other_beside_their_question() -> None:
    question = {"key": "agent", "text": "谁来办？", "help": "", "kind": "single", "required": True}
    options = [
        {"label": "本人办理", "help": "", "effects": []},
        {"label": "他人代办", "help": "带委托书", "effects": [{"add": "m2"}]},
    ]
    content = {"questions": [question | {"when": None, "options": options}]}
    data = typed_into({}, content)
    sheet = load_workbook(io.BytesIO(data))["情形问题"]
    assert [sheet["A2"].value, sheet["A3"].value] == ["agent", None]
    assert [sheet["G2"].value, sheet["G3"].value, sheet["I3"].value] == [
        "本人办理",
        "他人代办",
        "加材料 m2",
    ]
    assert read(data)["questions"] == content["questions"]


def test_keys_that_come_twice_and_conditions_nobody_can_read_are_told() -> None:
    question = {"问题代号": "agent", "问题": "谁？", "单选或多选": "单选", "必答": "是"}
    heading = ["问题代号", "问题", "说明", "单选或多选", "必答", "什么时候问", "选项"]
    cells = {
        f"情形问题!{'ABCDEFG'[heading.index(label)]}{row}": value
        for row in (2, 3)
        for label, value in question.items()
    }
    told = errors_in(
        typed_into(cells | {"情形问题!F3": "agent＝本人", "情形问题!G2": "甲", "情形问题!G3": "乙"})
    )
    assert told[0].startswith("情形问题!F3 什么时候问：条件读不懂")
    assert told[1] == "情形问题!A3 问题代号：“agent”在第2行已经有了"


def test_the_workbook_of_another_item_is_refused() -> None:
    with pytest.raises(Invalid, match="不是 other 的"):
        read_workbook(typed_into({}), code="other", files=FILES)


def test_files_of_other_people_cannot_be_named() -> None:
    data = typed_into({}, {"results": [{"kind": "receipt", "name": "回执", "sample": 99}]})
    assert "没有编号99的文件" in errors_in(data)[0]


def test_too_many_rows_are_refused() -> None:
    rows = {f"常见问题!{column}{row}": "问" for row in range(2, 504) for column in "AB"}
    assert "最多500行" in errors_in(typed_into(rows))[0]


# --- files that are no workbooks ----------------------------------------------------------------


def repacked(data: bytes, change: Callable[[dict[str, bytes]], None]) -> bytes:
    """The same zip with its parts changed."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def _bomb(parts: dict[str, bytes]) -> None:
    parts["xl/media/zeros.bin"] = bytes(30_000_000)


def _macro(parts: dict[str, bytes]) -> None:
    parts["xl/vbaProject.bin"] = b"macro"


def _entities(parts: dict[str, bytes]) -> None:
    name = "xl/worksheets/sheet2.xml"
    body = parts[name]
    parts[name] = b'<!DOCTYPE x [<!ENTITY a "aaaa">]>' + body.split(b"?>", 1)[-1]


def _broken(parts: dict[str, bytes]) -> None:
    parts["xl/worksheets/sheet2.xml"] = parts["xl/worksheets/sheet2.xml"][:200]


def _empty(parts: dict[str, bytes]) -> None:
    del parts["xl/workbook.xml"]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (_bomb, "展开以后太大"),
        (_macro, "有宏"),
        (_entities, "不是完好的"),
        (_broken, "不是完好的"),
        (_empty, "不是完好的"),
    ],
)
def test_dangerous_or_broken_files_are_refused(change: Callable, sentence: str) -> None:
    with pytest.raises(Invalid, match=sentence):
        read(repacked(typed_into({}), change))


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"name,code\n", bytes(6_000_000)])
def test_what_is_no_workbook_at_all_is_refused(data: bytes) -> None:
    with pytest.raises(Invalid, match=r"工作簿|超过5MB"):
        read_workbook(data, code=CODE, files=FILES)


def test_a_workbook_with_other_sheets_only_is_refused() -> None:
    assert errors_in(bytes_of(Workbook()))[0].startswith("没有找到“基本信息”")


# --- versions -----------------------------------------------------------------------------------


@pytest.fixture
async def draft(zhou: Officer) -> ItemVersion:
    item = await Item.objects().get(Item.code == CODE)
    return await begin_draft(item, by=zhou.id, at=FRIDAY)


def bare(value: Any) -> Any:
    """Content without the numbers of its rows."""
    if isinstance(value, dict):
        own = {"id", "version", "position", "question"}
        return {key: bare(one) for key, one in value.items() if key not in own or key == "question"}
    return [bare(one) for one in value] if isinstance(value, list) else value


async def test_a_real_item_comes_back_as_it_went(draft: ItemVersion, zhou: Officer) -> None:
    before = await read_content(draft)
    data = await export_version(draft, at=FRIDAY)
    await import_version(draft, data, edition=draft.edition, by=zhou.id, at=FRIDAY)
    after = await read_content(draft)
    for rows in ROWS:
        for old, new in zip(before[rows.key], after[rows.key], strict=True):
            keys = [field.key for field in rows.fields]
            assert {key: new[key] for key in keys} == {key: old[key] for key in keys}
    assert {field.key: after[field.key] for field in SCALARS} == {
        field.key: before[field.key] for field in SCALARS
    }
    assert after["review_points"] == before["review_points"]
    labels = [[one["label"] for one in question["options"]] for question in after["questions"]]
    assert labels == [
        [one["label"] for one in question["options"]] for question in before["questions"]
    ]


async def test_nothing_is_written_when_a_cell_is_bad(draft: ItemVersion, zhou: Officer) -> None:
    book = load_workbook(io.BytesIO(await export_version(draft, at=FRIDAY)))
    sheet = book["基本信息"]
    for row in sheet.iter_rows(min_row=2):
        if row[0].value == "承诺办结时限*":
            row[1].value = "五天"
        if row[0].value == "事项名称*":
            row[1].value = "别的名称"
    with pytest.raises(Invalid):
        await import_version(draft, bytes_of(book), edition=draft.edition, by=zhou.id, at=FRIDAY)
    assert (await ItemVersion.objects().get(ItemVersion.id == draft.id)).name == draft.name


async def test_two_editors_do_not_overwrite_each_other(draft: ItemVersion, zhou: Officer) -> None:
    data = await export_version(draft, at=FRIDAY)
    with pytest.raises(NotNow):
        await import_version(draft, data, edition=draft.edition + 1, by=zhou.id, at=FRIDAY)


async def test_many_items_stand_in_one_list(draft: ItemVersion) -> None:
    ids = [row["id"] for row in await ItemVersion.select(ItemVersion.id)]
    book = load_workbook(io.BytesIO(await export_list(ids)))
    sheet = book["事项清单"]
    assert sheet.max_row == len(ids) + 1
    heading = [cell.value for cell in sheet[1]]
    assert heading[:5] == ["事项编码", "实施主体", "版本", "状态", "事项名称"]
    assert CODE in [row[0].value for row in sheet.iter_rows(min_row=2)]
    assert sheet.freeze_panes == "B2"


async def test_a_list_without_items_is_a_heading() -> None:
    sheet = load_workbook(io.BytesIO(await export_list([])))["事项清单"]
    assert sheet.max_row == 1
