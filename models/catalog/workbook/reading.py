"""Reading a filled-in workbook: everything that is wrong is told at once, by cell."""

from collections.abc import Iterator
from typing import Any

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from models.catalog.content import Content
from models.catalog.fields import Field, Kind, Rows
from models.catalog.notation.values import read_values
from models.catalog.workbook.cells import BadCell, typed
from models.catalog.workbook.layout import (
    ABOUT,
    BASIC_FIELDS,
    BASICS,
    CODE_CELL,
    GROUP_LABELS,
    HEADING,
    MOST_ROWS,
    SHEETS,
    plain,
)
from models.catalog.workbook.opening import FILE, open_workbook, rows_of
from models.catalog.workbook.table import Table
from models.errors import Invalid

MOST_ERRORS = 200
Errors = dict[str, str]  # 基本信息!B7 → 基本信息!B7 承诺办结时限：要填数字…


def read_workbook(data: bytes, *, code: str, files: frozenset[int]) -> Content:
    """The elements that stand in a workbook; sheets that are not there are left out.

    `code` is the item it must be about, `files` the stored files it may name. Raises Invalid with
    one sentence for every cell that cannot be read.
    """
    book = open_workbook(data)
    try:
        return _read(book, code, files)
    finally:
        book.close()


def _read(book: Workbook, code: str, files: frozenset[int]) -> Content:
    errors = _about_another_item(book, code)
    content: Content = {}
    for name in book.sheetnames:
        cells = Cells(book, name, errors)
        if name == BASICS:
            content |= _basics(cells)
        elif name in SHEETS:
            content[SHEETS[name].key] = Table(cells, SHEETS[name]).read()
    if not content and not errors:
        errors[FILE] = f"没有找到“{BASICS}”等工作表，请用系统导出的表填写。"
    _check_files(content, files, errors)
    if errors:
        raise Invalid(dict(list(errors.items())[:MOST_ERRORS]))
    return content


class Cells:
    """One sheet as rows of typed texts, with the one place where its errors go."""

    def __init__(self, book: Workbook, name: str, errors: Errors) -> None:
        self.book, self.name, self.errors = book, name, errors

    def rows(self, width: int) -> Iterator[tuple[int, list[str]]]:
        """Row numbers and texts of every row that is not blank."""
        listed = rows_of(self.book, self.name, 2 * MOST_ROWS, width)
        for number, row in enumerate(listed, start=1):
            texts = [self._typed(number, place, cell) for place, cell in enumerate(row, start=1)]
            if any(text.strip() for text in texts):
                yield number, texts

    def _typed(self, row: int, column: int, cell: Any) -> str:
        try:
            return typed(cell)
        except BadCell as error:
            self.trouble(row, column, "", error.sentence)
            return ""

    def trouble(self, row: int, column: int, label: str, sentence: str) -> None:
        """Note what is wrong with a cell; the first thing counts."""
        place = f"{self.name}!{get_column_letter(column)}{row}"
        self.errors.setdefault(
            place, f"{place} {label}：{sentence}" if label else f"{place} {sentence}"
        )


def _about_another_item(book: Workbook, code: str) -> Errors:
    """A workbook filled in for another item would overwrite this one."""
    if ABOUT not in book.sheetnames:
        return {}
    row, column = CODE_CELL
    *_, cells = [(), *rows_of(book, ABOUT, row, column)]
    written = str(cells[column - 1].value or "").lstrip("'").strip() if cells else ""
    if written in ("", code):
        return {}
    return {f"{ABOUT}!B2": f"{ABOUT}!B2 这张表是事项 {written[:60]} 的，不是 {code} 的。"}


def _basics(cells: Cells) -> Content:
    fields = {field.label: field for field in BASIC_FIELDS}
    places: dict[str, tuple[int, Field]] = {}
    texts: dict[str, str] = {}
    for number, (label, text, *_) in cells.rows(len(HEADING)):
        field = fields.get(plain(label))
        if field is None:
            if text.strip() and plain(label) not in (HEADING[0], *GROUP_LABELS):
                cells.trouble(number, 1, "", f"没有“{label.strip()[:20]}”这个要素")
        elif field.key in places:
            cells.trouble(number, 1, field.label, f"与第{places[field.key][0]}行重复")
        else:
            places[field.key], texts[field.key] = (number, field), text
    values, wrong = read_values(BASIC_FIELDS, texts)
    for key, sentence in wrong.items():
        number, field = places[key]
        cells.trouble(number, 2, field.label, sentence)
    return values


def _check_files(content: Content, files: frozenset[int], errors: Errors) -> None:
    """Numbers of files are guessable, and other people's papers have numbers too."""
    for label, rows in SHEETS.items():
        for field in _file_fields(rows):
            for value in content.get(rows.key, []):
                number = value.get(field.key)
                if number is not None and number not in files:
                    key = f"{label}!{field.label} {number}"
                    errors[key] = f"{label} {field.label}：没有编号{number}的文件，请在系统里上传"


def _file_fields(rows: Rows) -> list[Field]:
    return [field for field in rows.fields if field.kind is Kind.FILE]
