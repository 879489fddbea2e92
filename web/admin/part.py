"""The parts of an item that are edited on one page each: groups of fields, and lists of rows."""

from dataclasses import dataclass

from models.catalog.fields import Field, Rows
from models.catalog.quality.finding import Finding
from models.catalog.rows import FAQS, MATERIALS, QUESTIONS, REVIEW_POINTS, ROWS
from models.catalog.scalars import GROUPS


@dataclass(frozen=True)
class Part:
    """One page: its fields, or the rows it repeats."""

    key: str
    label: str
    fields: tuple[Field, ...]
    rows: Rows | None = None

    @property
    def by_row(self) -> bool:
        """Whether every row has a page of its own."""
        return self.rows in (MATERIALS, QUESTIONS)

    @property
    def tall(self) -> bool:
        """Whether a row is too much for one line of a table."""
        return self.rows == FAQS

    def holds(self, element: str) -> bool:
        """Whether a finding about this element is mended here."""
        return element == self.key or any(field.key == element for field in self.fields)


PARTS = (
    *(Part(group.key, group.label, group.fields) for group in GROUPS),
    Part("review_points", "审查要点", (REVIEW_POINTS,)),
    *(Part(rows.key, rows.label, rows.fields, rows) for rows in ROWS),
)
BY_KEY = {part.key: part for part in PARTS}


def part_with(element: str) -> Part | None:
    """Where an element is edited."""
    return BY_KEY.get(element) or next((part for part in PARTS if part.holds(element)), None)


def place_of(finding: Finding) -> str:
    """Where below /draft a finding is mended: identity#short_name, materials#row-2."""
    part = part_with(finding.element)
    if part is None:
        return ""
    if part.rows is None:
        return f"{part.key}#{finding.element}"
    return f"{part.key}#row-{finding.row + 1}" if finding.row is not None else part.key
