"""Lights (红黄绿灯, lifecycle.md 2.6): computed from a clock and the time, never stored."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from models.calendar.counting import Calendar
from models.calendar.hours import (
    DEFAULT_HOURS,
    SHANGHAI,
    OfficeHours,
    local_date,
    working_time,
)
from models.cases.clock import KINDS, Clock, ClockEnd

YELLOW_SHARE = 0.2  # of the whole length
YELLOW_LAST_HOURS = timedelta(hours=2)  # for clocks of one working day or less
BLACK_AFTER_DAYS = 3  # working days red


class Tone(StrEnum):
    """The light's colour; shape and words say the same."""

    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"
    BLACK = "black"  # 督办
    PAUSED = "pause"


@dataclass(frozen=True)
class Light:
    """What list, page, message and paper all show."""

    tone: Tone
    words: str
    title: str = ""  # which clock


def light(
    clock: Clock,
    now: datetime,
    calendar: Calendar,
    *,
    paused: bool = False,
    hours: OfficeHours = DEFAULT_HOURS,
) -> Light:
    """The light of a running clock at a moment."""
    if paused and KINDS[clock.kind].pauses:
        return Light(Tone.PAUSED, "计时暂停", clock.title)
    if now >= clock.due_at:
        return _late(clock, now, calendar)
    left = working_time(now, clock.due_at, calendar, hours)
    whole = working_time(clock.started_at, clock.due_at, calendar, hours)
    tone = Tone.YELLOW if left <= _threshold(whole, hours) else Tone.GREEN
    return Light(tone, _left_words(clock, now, calendar), clock.title)


def _threshold(whole: timedelta, hours: OfficeHours) -> timedelta:
    if whole <= 2 * hours.day_length:
        return YELLOW_LAST_HOURS
    return max(hours.day_length, whole * YELLOW_SHARE)


def _late(clock: Clock, now: datetime, calendar: Calendar) -> Light:
    days = workdays_between(clock.due_on, local_date(now), calendar)
    words = f"超期 {days} 天" if days else "已超期"
    black = KINDS[clock.kind].statutory or days > BLACK_AFTER_DAYS
    return Light(Tone.BLACK if black else Tone.RED, words, clock.title)


def _left_words(clock: Clock, now: datetime, calendar: Calendar) -> str:
    days = workdays_between(local_date(now), clock.due_on, calendar)
    if days > 0:
        return f"剩 {days} 天"
    if KINDS[clock.kind].end is ClockEnd.CLOSING or clock.unit in ("half_day", "hour"):
        return f"今天 {clock.due_at.astimezone(SHANGHAI):%H:%M}"
    return "今天到期"


def workdays_between(first: date, last: date, calendar: Calendar) -> int:
    """Working days after `first` up to and including `last`; 0 when there are none."""
    days = (last - first).days
    return sum(calendar(first + timedelta(days=step)).is_workday for step in range(1, days + 1))
