"""One thing the quality check (指南质检) has to say about a guide."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """One thing to mend: which element, what about it, and whether it must be."""

    element: str  # key of the field or of the rows
    sentence: str
    must: bool = True
    row: int | None = None  # which row of the rows, from 0
