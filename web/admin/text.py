"""A whole version to read: every part with what is filled in, in words."""

from dataclasses import dataclass
from typing import Any

from models.catalog.comparing.row_matching import names_of
from models.catalog.content import Content
from models.catalog.fields import Field, Kind
from models.catalog.notation.field_words import field_words
from web.admin.part import PARTS, Part


@dataclass(frozen=True)
class Cell:
    """One element in words; a file by its number."""

    label: str
    words: str
    file: int | None = None


@dataclass(frozen=True)
class TextPart:
    """A part: the cells of its fields, or those of each row."""

    part: Part
    rows: list[list[Cell]]

    @property
    def empty(self) -> bool:
        """Whether nothing is filled in at all."""
        return not any(cell.words for row in self.rows for cell in row)


def whole_text(content: Content) -> list[TextPart]:
    """All parts in the order of the form."""
    reader = _Reader(content)
    return [TextPart(part, reader.rows(part)) for part in PARTS]


class _Reader:
    """One text, with the names that its rules need."""

    def __init__(self, content: Content) -> None:
        self._content = content
        self._questions = names_of(content.get("questions", ()), "text")
        self._materials = names_of(content.get("materials", ()), "name")

    def rows(self, part: Part) -> list[list[Cell]]:
        if part.rows is None:
            return [self._cells(part.fields, self._content)]
        return [self._row(part, row) for row in self._content.get(part.key, ())]

    def _row(self, part: Part, row: dict[str, Any]) -> list[Cell]:
        cells = self._cells(part.fields, row)
        for inner in part.rows.rows:
            for number, one in enumerate(row.get(inner.key, ()), start=1):
                words = "；".join(
                    cell.words for cell in self._cells(inner.fields, one) if cell.words
                )
                cells.append(Cell(f"{inner.label} {number}", words))
        return cells

    def _cells(self, fields: tuple[Field, ...], values: dict[str, Any]) -> list[Cell]:
        return [self._cell(field, values.get(field.key)) for field in fields]

    def _cell(self, field: Field, value: Any) -> Cell:
        words = field_words(field, value, questions=self._questions, materials=self._materials)
        return Cell(field.label, words, value if field.kind is Kind.FILE else None)
