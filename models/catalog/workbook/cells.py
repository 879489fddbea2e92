"""Single cells: what is written into them and what stands in them."""

import re
from datetime import date, datetime, time
from typing import Any

from openpyxl.cell import Cell

from models.catalog.fields import Field, Kind
from models.catalog.notation.values import show_value
from models.errors import Refused

# A spreadsheet, or whoever saves it as CSV, would run what begins with one of these.
_RISKY = ("=", "+", "-", "@", "\t", "'", "|", "%")
_UNWRITABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]")


class BadCell(Refused):
    """What stands in a cell is nothing that can be typed."""


def cell_value(field: Field, value: Any) -> Any:
    """What a cell holds for a stored value: numbers and dates as such, texts guarded."""
    if field.kind in (Kind.NUMBER, Kind.FILE, Kind.DATE):
        return value
    return guarded(show_value(field, value))


def guarded(text: str) -> str:
    """A text no spreadsheet takes for a formula; `unguarded` gives the text back."""
    text = _UNWRITABLE.sub("", text)
    return f"'{text}" if text.startswith(_RISKY) else text


def unguarded(text: str) -> str:
    """The text that was meant."""
    return text[1:] if text[:1] == "'" and text[1:].startswith(_RISKY) else text


def put_text(cell: Cell, text: Any) -> None:
    """Write a value; a text is never taken for a formula."""
    cell.value = text
    if isinstance(text, str):
        cell.data_type = "s"


def typed(cell: Cell) -> str:
    """What stands in a cell as somebody would type it. Raises BadCell."""
    value = cell.value
    if value is None:
        return ""
    if cell.data_type == "f" or (isinstance(value, str) and cell.data_type == "e"):
        what = "公式" if cell.data_type == "f" else "算错的结果"
        raise BadCell(f"这里是{what}，请直接填写内容")
    if isinstance(value, str):
        return unguarded(value)
    return _of_other_kind(value)


def _of_other_kind(value: Any) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    if isinstance(value, int | float | date | time):
        return str(value)
    raise BadCell("这里的内容读不出来，请改成文字")
