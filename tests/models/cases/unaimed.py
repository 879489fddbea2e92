"""Clocks that belong to no case."""

from datetime import datetime

from models.cases.clock import Clock
from tests.models.days import FRIDAY


def unaimed(kind: str, length: int, start: datetime = FRIDAY, unit: str = "workday") -> Clock:
    """A clock that has started; when it ends is not worked out yet."""
    return Clock(
        case=0,
        kind=kind,
        started_at=start,
        length=length,
        unit=unit,
        due_on=start.date(),
        due_at=start,
    )
