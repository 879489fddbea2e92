"""Writing the workbook of one version, ready to be filled in."""

import io
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from models.calendar.hours import SHANGHAI
from models.catalog.content import Content
from models.catalog.fields import Field, Kind, Rows
from models.catalog.rows import REVIEW_POINTS
from models.catalog.scalars import GROUPS
from models.catalog.workbook.cells import cell_value, guarded, put_text
from models.catalog.workbook.layout import (
    ABOUT,
    BASICS,
    HEADING,
    INNER,
    MOST_ROWS,
    SHEETS,
    Column,
    columns_of,
)

BOLD = Font(bold=True)
SHADE = PatternFill("solid", fgColor="DCE6F1")
TOP = Alignment(vertical="top", wrap_text=True)
WIDE, NARROW = 40, 14
WIDE_KINDS = {Kind.TEXT, Kind.WORDS, Kind.RULE, Kind.RULES}
LONG = 60  # a field for more characters gets a wide column
LONGEST_LIST = 255  # characters of a drop-down list, a limit of the file format
HELP = (
    "带*的必须填写。灰底的是标题，不要改动标题和工作表名称。",
    "一格里有几条的，每条一行（在格内按 Alt+Enter 换行）。",
    "情形条件写法：agent=他人代办 & (type=住宿 | type=沐浴)；用不到的留空。",
    "选了以后写法，每行一条：加材料 m3；减材料 m2；必要性 m3=可容缺；复印件 m3=2；承诺 10；"
    "收费 工本费：5元；特别程序 S1；转到 事项编码；不能办：原因；提示：说明。",
    "一个问题有几个选项的，每个选项一行，问题的各列只在第一行填写。",
    "文件用编号表示，要换文件请在系统里上传。",
)


def write_workbook(content: Content, *, code: str, name: str, version: int, at: datetime) -> bytes:
    """One version with all its elements, as the bytes of an xlsx file."""
    book = Workbook()
    about = book.active
    _write_about(about, code, name, version, at)
    _write_basics(book.create_sheet(BASICS), content)
    for label, rows in SHEETS.items():
        _write_rows(book.create_sheet(label), rows, content.get(rows.key, []))
    return saved(book)


def saved(book: Workbook) -> bytes:
    """A workbook as a file."""
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _write_about(sheet: Worksheet, code: str, name: str, version: int, at: datetime) -> None:
    sheet.title = ABOUT
    day = at.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M")
    facts = (("实施清单", name), ("事项编码", code), ("版本", version), ("导出时间", day))
    for row, (label, value) in enumerate(facts, start=1):
        _head(sheet, row, 1, label)
        put_text(sheet.cell(row, 2), guarded(value) if isinstance(value, str) else value)
    for row, sentence in enumerate(HELP, start=len(facts) + 2):
        put_text(sheet.cell(row, 2), sentence)
        sheet.cell(row, 2).alignment = TOP
    _widths(sheet, [NARROW, 2 * WIDE])


def _write_basics(sheet: Worksheet, content: Content) -> None:
    for column, heading in enumerate(HEADING, start=1):
        _head(sheet, 1, column, heading)
    row = 1
    for group in GROUPS:
        row += 1
        _head(sheet, row, 1, group.label)
        for field in group.fields:
            row += 1
            _write_basic(sheet, row, field, content)
    _write_basic(sheet, row + 1, REVIEW_POINTS, content)
    sheet.freeze_panes = "B2"
    _widths(sheet, [24, 60, WIDE])


def _write_basic(sheet: Worksheet, row: int, field: Field, content: Content) -> None:
    column = Column(field, field.label)
    put_text(sheet.cell(row, 1), column.heading)
    put_text(sheet.cell(row, 2), cell_value(field, content.get(field.key)))
    put_text(sheet.cell(row, 3), _help(field))
    for cell in sheet[row][:3]:
        cell.alignment = TOP
    _offer(sheet, field, f"B{row}")


def _write_rows(sheet: Worksheet, rows: Rows, values: list[dict[str, Any]]) -> None:
    columns = columns_of(rows)
    for place, column in enumerate(columns, start=1):
        _head(sheet, 1, place, column.heading)
        letter = get_column_letter(place)
        _offer(sheet, column.field, f"{letter}2:{letter}{MOST_ROWS + 1}")
    for row, line in enumerate(_lines(rows, values), start=2):
        for place, column in enumerate(columns, start=1):
            source = line[1] if column.inner else line[0]
            if source is not None:
                cell = sheet.cell(row, place)
                put_text(cell, cell_value(column.field, source.get(column.field.key)))
                cell.alignment = TOP
    sheet.freeze_panes = "B2"
    _widths(sheet, [_width(column.field) for column in columns])


def _lines(rows: Rows, values: list[dict[str, Any]]) -> Iterable[tuple[Any, Any]]:
    """A row and the first of its inner rows, then its other inner rows alone."""
    for value in values:
        inner = value.get(INNER.key, []) if rows.rows else []
        yield value, inner[0] if inner else None
        for other in inner[1:]:
            yield None, other


def _head(sheet: Worksheet, row: int, column: int, text: str) -> None:
    cell = sheet.cell(row, column)
    put_text(cell, text)
    cell.font, cell.fill, cell.alignment = BOLD, SHADE, TOP


def _offer(sheet: Worksheet, field: Field, cells: str) -> None:
    """A drop-down list where there are a few choices, and the help beside the cell."""
    listed = ",".join(choices_of(field))
    fits = bool(listed) and len(listed) <= LONGEST_LIST - 2
    if not fits and not field.help:
        return
    rule = DataValidation(
        type="list" if fits else None, formula1=f'"{listed}"' if fits else None, allow_blank=True
    )
    if field.help:
        rule.showInputMessage, rule.promptTitle, rule.prompt = True, field.label[:32], field.help
    rule.add(cells)
    sheet.add_data_validation(rule)


def choices_of(field: Field) -> list[str]:
    """The words one of which is chosen."""
    if field.kind is Kind.YES_NO:
        return ["是", "否"]
    return list(field.choices.values()) if field.kind is Kind.CHOICE and field.choices else []


def _help(field: Field) -> str:
    if field.kind is Kind.CHOICES:
        return "可以选几个，用“、”隔开：" + "、".join((field.choices or {}).values())
    return field.help or "、".join(choices_of(field))


def _width(field: Field) -> int:
    long = field.kind in WIDE_KINDS or (field.kind is Kind.LINE and field.longest > LONG)
    return WIDE if long else NARROW


def _widths(sheet: Worksheet, widths: list[int]) -> None:
    for place, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width
