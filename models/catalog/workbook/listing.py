"""Many items in one sheet, a row each: for looking through, not for reading back."""

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from models.catalog.fields import Field, Kind
from models.catalog.scalars import SCALARS
from models.catalog.version import ItemVersion
from models.catalog.words import VERSION_STATE_NAMES
from models.catalog.workbook.cells import cell_value, guarded, put_text
from models.catalog.workbook.writing import saved
from models.errors import Invalid

MOST = 20_000  # items in one file
TITLE = "事项清单"
# What stands before the elements: whose version it is.
FRAME = (
    Field("code", "事项编码"),
    Field("office", "实施主体"),
    Field("version", "版本", Kind.NUMBER),
    Field(
        "state",
        "状态",
        Kind.CHOICE,
        choices={str(state): name for state, name in VERSION_STATE_NAMES.items()},
    ),
)
COLUMNS = (*FRAME, *SCALARS)
WIDTHS = {Kind.LINE: 24, Kind.TEXT: 40, Kind.WORDS: 24}


async def export_list(versions: Sequence[int]) -> bytes:
    """The versions with these ids, in their order, as an xlsx file. Raises Invalid beyond MOST."""
    if len(versions) > MOST:
        raise Invalid({"list": f"一次最多导出{MOST}个事项，现在有{len(versions)}个，请先筛选。"})
    rows = await ItemVersion.select(
        ItemVersion.id,
        ItemVersion.version,
        ItemVersion.state,
        ItemVersion.item.code.as_alias("code"),
        ItemVersion.item.office.name.as_alias("office"),
        *(getattr(ItemVersion, field.key) for field in SCALARS),
    ).where(ItemVersion.id.is_in(list(versions) or [0]))
    by_id = {row["id"]: row for row in rows}
    listed = [by_id[one] for one in versions if one in by_id]
    return await asyncio.to_thread(write_list, listed)


def write_list(rows: Sequence[Mapping[str, Any]]) -> bytes:
    """Rows with the keys of COLUMNS, as an xlsx file."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(TITLE)
    sheet.freeze_panes = "B2"
    for place, field in enumerate(COLUMNS, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = WIDTHS.get(field.kind, 14)
    sheet.append([_heading(sheet, field) for field in COLUMNS])
    for row in rows:
        sheet.append([_cell(sheet, cell_value(field, row[field.key])) for field in COLUMNS])
    return saved(book)


def _heading(sheet: Worksheet, field: Field) -> WriteOnlyCell:
    cell = _cell(sheet, guarded(field.label))
    cell.font = Font(bold=True)
    return cell


def _cell(sheet: Worksheet, value: Any) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet)
    put_text(cell, value)
    return cell
