"""Where things stand in the workbook of one version; writing and reading both go by this."""

from dataclasses import dataclass

from models.catalog.fields import Field, Rows
from models.catalog.rows import QUESTIONS, REVIEW_POINTS, ROWS
from models.catalog.scalars import GROUPS, SCALARS

ABOUT, BASICS = "说明", "基本信息"
HEADING = ("要素", "内容", "填写说明")  # columns A, B, C of BASICS
CODE_CELL = (2, 2)  # row and column of the item's code on ABOUT
MOST_ROWS = 500  # of one sheet
BASIC_FIELDS: tuple[Field, ...] = (*SCALARS, REVIEW_POINTS)
GROUP_LABELS = frozenset(group.label for group in GROUPS)
REQUIRED = "*"  # behind the label of what must be filled in


@dataclass(frozen=True)
class Column:
    """One column of a sheet of rows; `inner` when it belongs to the rows inside a row."""

    field: Field
    label: str
    inner: bool = False

    @property
    def heading(self) -> str:
        """What stands in the first row."""
        return self.label + (REQUIRED if self.field.required else "")


def columns_of(rows: Rows) -> list[Column]:
    """The columns of a sheet, those of the inner rows last."""
    outer = [Column(field, field.label) for field in rows.fields]
    taken = {column.label for column in outer}
    inner = [
        Column(field, f"{within.label}{field.label}" if field.label in taken else field.label, True)
        for within in rows.rows
        for field in within.fields
    ]
    return outer + inner


def plain(heading: str) -> str:
    """A heading as it was meant, whatever was typed around it."""
    return heading.strip().rstrip(REQUIRED).strip()


SHEETS = {rows.label: rows for rows in ROWS}
UNIQUE = {"key", "code"}  # fields that tell the rows of a sheet apart
INNER = QUESTIONS.rows[0]  # the only rows inside rows there are
