"""One day of the calendar: whether it is a working day, and why."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class DayKind(StrEnum):
    """Why a day is, or is not, a working day."""

    WORKDAY = "workday"  # 工作日
    WEEKEND = "weekend"  # 休息日
    HOLIDAY = "holiday"  # 法定节假日及调休放假
    MAKE_UP = "make_up"  # 调休上班


@dataclass(frozen=True)
class CalendarDay:
    """One row of the calendar."""

    day: date
    kind: DayKind
    name: str = ""  # 国庆节, 中秋节 …
    provisional: bool = False

    @property
    def is_workday(self) -> bool:
        """Whether it is counted by a limit in working days (行政许可法 82)."""
        return self.kind in (DayKind.WORKDAY, DayKind.MAKE_UP)
