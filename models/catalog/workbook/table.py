"""A sheet of repeating elements: from its lines to rows, with the rows inside rows."""

from typing import TYPE_CHECKING, Any

from models.catalog.fields import Field, Rows
from models.catalog.notation.values import read_values
from models.catalog.workbook.layout import INNER, MOST_ROWS, UNIQUE, Column, columns_of, plain

if TYPE_CHECKING:
    from models.catalog.workbook.reading import Cells

SPARE = 20  # columns beyond ours in which somebody may have written


class Table:
    """Reads one sheet; what is wrong goes to the sheet's errors."""

    def __init__(self, cells: "Cells", rows: Rows) -> None:
        self.cells, self.rows = cells, rows
        self.columns = {column.label: column for column in columns_of(rows)}
        self.places: dict[str, int] = {}  # label → column of the sheet
        self.values: list[dict[str, Any]] = []
        self.first: dict[tuple[str, str], int] = {}  # where a key stood first

    def read(self) -> list[dict[str, Any]]:
        """The rows in order."""
        lines = self.cells.rows(len(self.columns) + SPARE)
        heading = next(lines, None)
        if heading is None or not self._read_heading(*heading):
            return []
        for count, (number, texts) in enumerate(lines, start=1):
            if count > MOST_ROWS:
                self.cells.trouble(number, 1, "", f"最多{MOST_ROWS}行")
                break
            self._read_line(number, texts)
        return self.values

    def _read_heading(self, number: int, texts: list[str]) -> bool:
        for place, text in enumerate(texts, start=1):
            label = plain(text)
            if label and (label not in self.columns or label in self.places):
                self.cells.trouble(number, place, "", f"“{label[:20]}”不是这张表的列，或者写了两次")
            elif label:
                self.places[label] = place
        missing = [label for label in self.columns if label not in self.places]
        if missing:
            self.cells.trouble(number, 1, "", f"缺少列：{'、'.join(missing)}")
        return not missing

    def _read_line(self, number: int, texts: list[str]) -> None:
        outer = self._texts(texts, inner=False)
        inner = self._texts(texts, inner=True)
        if any(outer.values()) or not self.values or not self.rows.rows:
            self.values.append(self._fields(number, self.rows.fields, outer, scope=""))
            if self.rows.rows:
                self.values[-1][INNER.key] = []
        if any(inner.values()):
            scope = str(len(self.values))
            option = self._fields(number, INNER.fields, inner, scope=scope)
            self.values[-1][INNER.key].append(option)

    def _texts(self, texts: list[str], *, inner: bool) -> dict[str, str]:
        return {
            column.field.key: texts[self.places[label] - 1].strip()
            for label, column in self.columns.items()
            if column.inner is inner
        }

    def _fields(
        self, number: int, fields: tuple[Field, ...], texts: dict[str, str], *, scope: str
    ) -> dict[str, Any]:
        values, errors = read_values(fields, texts, complete=True)
        for key, sentence in errors.items():
            self._trouble(number, key, sentence, inner=bool(scope))
        self._must_be_new(number, values, scope)
        return values

    def _must_be_new(self, number: int, values: dict[str, Any], scope: str) -> None:
        names = {"label"} if scope else UNIQUE
        for key in names & values.keys():
            earlier = self.first.setdefault((f"{scope}{key}", values[key]), number)
            if values[key] and earlier != number:
                sentence = f"“{values[key]}”在第{earlier}行已经有了"
                self._trouble(number, key, sentence, inner=bool(scope))

    def _trouble(self, number: int, key: str, sentence: str, *, inner: bool) -> None:
        column = self._column(key, inner=inner)
        self.cells.trouble(number, self.places[column.label], column.label, sentence)

    def _column(self, key: str, *, inner: bool) -> Column:
        return next(
            one for one in self.columns.values() if one.field.key == key and one.inner is inner
        )
