"""Limits are arithmetic: dates in, dates out.

Conventions: the day of the event is not counted; the next working day is day 1 (民法典 201–203,
行政许可法 82). A suspension's first day still counts, its last day does not.
"""

from calendar import monthrange
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from models.calendar.day import CalendarDay

Calendar = Callable[[date], CalendarDay]


class Unit(StrEnum):
    """What a limit is counted in."""

    WORKDAY = "workday"  # 工作日
    DAY = "day"  # 自然日
    MONTH = "month"  # 月


@dataclass(frozen=True)
class Suspension:
    """A stretch of days that a clock does not count, planned or ended."""

    first: date
    last: date
    reason: str = "计时暂停"

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError("a suspension cannot end before it begins")

    def covers(self, day: date) -> bool:
        """Whether the day is left out of the count: after the first, up to the last."""
        return self.first < day <= self.last


@dataclass(frozen=True)
class CountedDay:
    """One day on the way to the limit: its number if it counted, and why."""

    day: date
    number: int | None
    why: str


@dataclass(frozen=True)
class Count:
    """The last day of a limit and every day that led to it."""

    due: date
    days: tuple[CountedDay, ...]


def count(
    start: date,
    length: int,
    unit: Unit,
    calendar: Calendar,
    suspensions: Iterable[Suspension] = (),
) -> Count:
    """The last day of a limit of `length` units that begins with an event on `start`.

    A limit in calendar days or months that ends on a rest day ends on the next working day
    (民法典 203). Raises ValueError for a negative length.
    """
    if length < 0:
        raise ValueError("a limit cannot be negative")
    pauses = tuple(suspensions)
    if unit is Unit.MONTH:
        target, counts = _days_of_months(start, length), _every_day
    else:
        target, counts = length, _WHAT_COUNTS[unit]
    walk = _walk(start, target, lambda day: _judge(calendar(day), counts, pauses))
    return walk if unit is Unit.WORKDAY else _move_to_workday(walk, calendar)


def _walk(start: date, target: int, judge: Callable[[date], tuple[bool, str]]) -> Count:
    days = [CountedDay(start, None, "起算日不计")]
    number, day = 0, start
    while number < target:
        day += timedelta(days=1)
        counted, why = judge(day)
        number += counted
        days.append(CountedDay(day, number if counted else None, why))
    return Count(day, tuple(days))


def _judge(
    day: CalendarDay, counts: Callable[[CalendarDay], bool], pauses: tuple[Suspension, ...]
) -> tuple[bool, str]:
    pause = next((pause for pause in pauses if pause.covers(day.day)), None)
    if pause:
        return False, f"{pause.reason}（{pause.first:%m-%d} 至 {pause.last:%m-%d}）"
    return counts(day), describe(day)


def _every_day(_: CalendarDay) -> bool:
    return True


_WHAT_COUNTS = {Unit.WORKDAY: lambda day: day.is_workday, Unit.DAY: _every_day}


def _days_of_months(start: date, months: int) -> int:
    """民法典 202: the corresponding day, or the last day of a month that lacks it."""
    years, month = divmod(start.month - 1 + months, 12)
    year, month = start.year + years, month + 1
    last = monthrange(year, month)[1]
    return (date(year, month, min(start.day, last)) - start).days


def _move_to_workday(count: Count, calendar: Calendar) -> Count:
    day, days = count.due, list(count.days)
    while not calendar(day).is_workday:
        day += timedelta(days=1)
        days.append(CountedDay(day, None, f"期限末日逢休息日，顺延（{describe(calendar(day))}）"))
    return Count(day, tuple(days))


_WEEKDAYS = "一二三四五六日"
_KIND_WORDS = {
    "workday": "工作日",
    "weekend": "休息日",
    "holiday": "放假",
    "make_up": "调休上班",
}


def describe(day: CalendarDay) -> str:
    """Why a day is or is not a working day, in words: 周四 国庆节放假."""
    provisional = "（暂定日历）" if day.provisional else ""
    weekday = f"周{_WEEKDAYS[day.day.weekday()]}"
    return f"{weekday} {day.name}{_KIND_WORDS[day.kind]}{provisional}"
