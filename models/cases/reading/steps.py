"""The lines of a case's timeline, as its applicant reads them."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from models.cases.reading.own_parts import OwnPaper, OwnParcel


class Mark(StrEnum):
    """How a step is drawn."""

    DONE = "done"
    NOW = "now"
    TODO = "todo"
    WARN = "warn"


@dataclass(frozen=True)
class Step:
    """One line of the timeline."""

    mark: Mark
    title: str
    at: datetime | None = None
    where: str = ""
    text: str = ""
    papers: list[OwnPaper] = field(default_factory=list)
    parcels: list[OwnParcel] = field(default_factory=list)
    road: bool = False  # a courier will carry it
    why: bool = False  # its last day can be explained, day by day
