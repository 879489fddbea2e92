"""What people type, and what a column holds for it."""

from datetime import date
from typing import Any

import pytest
from piccolo.columns import Array, Varchar
from piccolo.table import Table

from models.catalog.content import TABLES
from models.catalog.fields import Field, Kind
from models.catalog.notation.values import read_value, read_values, show_value
from models.catalog.question import Option
from models.catalog.rows import OPTIONS, ROWS
from models.catalog.scalars import SCALARS
from models.catalog.version import ItemVersion
from models.errors import Invalid

FIELDS = {field.key: field for field in SCALARS}
EVERY = [
    *((ItemVersion, field) for field in SCALARS),
    *((TABLES[rows.key], field) for rows in ROWS for field in rows.fields),
    *((Option, field) for field in OPTIONS.fields),
]


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("name", "  公共场所\n卫生许可 ", "公共场所 卫生许可"),
        ("name", "a\x00b", "ab"),
        ("summary", "一\r\n二", "一\n二"),
        ("promised_length", "５", 5),
        ("legal_length", "", None),
        ("bookable", "是", True),
        ("bookable", "on", True),
        ("bookable", "", False),
        ("valid_from", "2026年1月2日", date(2026, 1, 2)),
        ("valid_from", "2026/1/2", date(2026, 1, 2)),
        ("valid_from", "", None),
        ("case_kind", "承诺件", "promised"),
        ("case_kind", "promised", "promised"),
        ("audience", "自然人、企业法人\n自然人", ["person", "company"]),
        ("aliases", "开店\n\n 办证 ", ["开店", "办证"]),
        ("before_after", '{"days": [20, 5]}', {"days": [20, 5]}),
        ("before_after", "", {}),
        ("condition", "", ""),
    ],
)
def test_what_people_type_is_understood(key: str, text: str, value: Any) -> None:
    assert read_value(FIELDS[key], text) == value


@pytest.mark.parametrize(
    ("key", "text", "sentence"),
    [
        ("promised_length", "五天", "要填数字，现在是“五天”"),
        ("promised_length", "-1", "要填数字，现在是“-1”"),
        ("promised_length", "10000", "最大是9999，现在是10000"),
        ("promised_length", "", "不能为空"),
        ("case_kind", "", "不能为空"),
        ("case_kind", "急件", "只能是“即办件”、“承诺件”、“联办件”、“上报件”中的一个，现在是“急件”"),
        ("bookable", "也许", "要填是或否，现在是“也许”"),
        ("valid_from", "2026-02-30", "要填日期，如2026-11-20，现在是“2026-02-30”"),
        ("short_name", "字" * 21, "最多20个字，现在有21个"),
        ("aliases", "字" * 101, "每行最多100个字，“字字字字字字字字字字…”有101个"),
        ("aliases", "a\n" * 101, "最多100行，现在有101行"),
        ("before_after", '{"days": 5}', '现在是“{"days": 5}”'),
        ("before_after", "[" * 150, "现在是“[[["),
    ],
)
def test_what_cannot_be_meant_is_told_in_a_sentence(key: str, text: str, sentence: str) -> None:
    with pytest.raises(Invalid) as refused:
        read_value(FIELDS[key], text)
    assert sentence in refused.value.errors[key]


def test_several_fields_are_read_at_once() -> None:
    fields = [FIELDS["name"], FIELDS["promised_length"], FIELDS["visits"]]
    values, errors = read_values(fields, {"name": "", "promised_length": "x"})
    assert values == {"name": ""}
    assert errors.keys() == {"promised_length"}
    assert read_values(fields, {"name": ""}, complete=True)[1] == {"name": "不能为空"}


@pytest.mark.parametrize(("table", "field"), EVERY)
def test_a_column_can_hold_whatever_its_field_lets_through(
    table: type[Table], field: Field
) -> None:
    if (table.__name__, field.key) in {("ItemMaterial", "type"), ("ItemMaterial", "review_points")}:
        return  # kept in tables of their own
    column = table._meta.get_column_by_name(field.key)
    inside = column.base_column if isinstance(column, Array) else column
    if (
        isinstance(inside, Varchar)
        and inside.length
        and field.kind not in (Kind.CHOICE, Kind.RULES)
    ):
        assert field.longest <= inside.length or field.kind is Kind.CHOICES
    try:
        nothing = read_value(field, "")
    except Invalid:
        return
    assert nothing is not None or column._meta.null
    assert show_value(field, nothing) in ("", "否", "无")
