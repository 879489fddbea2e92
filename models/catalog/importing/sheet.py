"""From the bytes of a catalogue's CSV to its lines; one spoilt line never spoils the next."""

import codecs
import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field

COLUMNS = ("department", "main_item", "name", "area_code", "item_code", "task_type", "dept_code")
LARGEST = 64 * 1024 * 1024  # bytes of a file
LONGEST = 20_000  # characters of a line
MOST_LINES = 20  # lines of one row with line breaks in its fields
LOST = "\ufffd"  # stands where a character could not be read
UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
EXCEL = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


class CannotRead(Exception):
    """The file as a whole is of no use; the text is the sentence for the operator."""


@dataclass(frozen=True)
class Line:
    """One row of the file: its fields, or why they could not be read."""

    number: int  # of its first line in the file, the heading being 1
    values: dict[str, str] = field(default_factory=dict)
    trouble: str = ""


def read_sheet(content: bytes) -> tuple[list[Line], list[str]]:
    """Every row that is not blank, and notes about the file. Raises CannotRead."""
    lines = list(io.StringIO(_decoded(content), newline=""))
    if not any(line.strip() for line in lines):
        raise CannotRead("文件是空的。")
    rows = _rows(lines)
    heading = next(row for row in rows if any(row[1]) or row[2])
    names = [name.strip().strip("\ufeff").lower() for name in heading[1]]
    notes = _check(names)
    return [_line(row, names) for row in rows if any(row[1]) or row[2]], notes


def _decoded(content: bytes) -> str:
    """UTF-8 if nearly all of it is, because GB18030 can make something of almost any bytes."""
    if content.startswith(EXCEL):
        raise CannotRead("这是 Excel 工作簿，请另存为 CSV 再导入。")
    if content.startswith(UTF_16):
        return content.decode("utf-16", errors="replace")
    text = content.decode("utf-8-sig", errors="replace")
    beyond = sum(not character.isascii() for character in text)
    if text.count(LOST) * 10 <= beyond:
        return text
    return content.decode("gb18030", errors="replace")


def _check(names: list[str]) -> list[str]:
    missing = [name for name in COLUMNS if name not in names]
    if missing:
        raise CannotRead(f"第一行缺少列：{'、'.join(missing)}。需要的列是：{'、'.join(COLUMNS)}。")
    twice = [name for name in COLUMNS if names.count(name) > 1]
    if twice:
        raise CannotRead(f"第一行有重复的列：{'、'.join(twice)}。")
    extra = [name[:40] for name in names if name and name not in COLUMNS]
    return [f"多出的列没有读：{'、'.join(extra)}。"] if extra else []


def _rows(lines: list[str]) -> Iterator[tuple[int, list[str], str]]:
    at = 0
    while at < len(lines):
        taken, values, trouble = _row(lines, at)
        yield at + 1, [value.strip() for value in values], trouble
        at += taken


def _row(lines: list[str], at: int) -> tuple[int, list[str], str]:
    """How many lines the row takes, its fields, and what is wrong with it."""
    line = lines[at]
    if len(line) > LONGEST:
        return 1, [], f"这一行有{len(line)}个字，太长了"
    if line.count('"') % 2:
        several = _several(lines[at : at + MOST_LINES])
        if several:
            return several[0], several[1], ""
    return 1, next(csv.reader([line]), []), ""


def _several(lines: list[str]) -> tuple[int, list[str]] | None:
    """A row whose quotes close on a later line; None when they do not, so that one forgotten
    quote does not swallow what follows."""
    reader = csv.reader(lines, strict=True)
    try:
        return (reader.line_num, row) if (row := next(reader)) else None
    except csv.Error:
        return None


def _line(row: tuple[int, list[str], str], names: list[str]) -> Line:
    number, values, trouble = row
    while len(values) > len(names) and not values[-1]:
        values = values[:-1]
    if not trouble and len(values) != len(names):
        trouble = f"这一行有{len(values)}列，应有{len(names)}列，请检查逗号和引号"
    if trouble:
        return Line(number, trouble=trouble)
    return Line(
        number, {name: one for name, one in zip(names, values, strict=True) if name in COLUMNS}
    )
