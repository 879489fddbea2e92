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
from models.cases.clock import KINDS, Clock, ClockEnd, ClockUnit

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
    licence: bool = True,
    hours: OfficeHours = DEFAULT_HOURS,
) -> Light:
    """The light of a running clock at a moment; `licence` says whether K1 binds by law."""
    if paused and KINDS[clock.kind].pauses:
        return Light(Tone.PAUSED, "计时暂停", clock.title)
    if now >= clock.due_at:
        binding = KINDS[clock.kind].statutory and (licence or clock.kind != "K1")
        return _late(clock, now, calendar, binding)
    left = working_time(now, clock.due_at, calendar, hours)
    tone = Tone.YELLOW if left <= _threshold(clock, calendar, hours) else Tone.GREEN
    return Light(tone, _left_words(clock, now, calendar), clock.title)


def _threshold(clock: Clock, calendar: Calendar, hours: OfficeHours) -> timedelta:
    short = clock.unit in (ClockUnit.HALF_DAY, ClockUnit.HOUR)
    if short or (clock.unit == ClockUnit.WORKDAY and clock.length <= 1):
        return YELLOW_LAST_HOURS
    whole = working_time(clock.started_at, clock.due_at, calendar, hours)
    return max(hours.day_length, whole * YELLOW_SHARE)


def _late(clock: Clock, now: datetime, calendar: Calendar, binding: bool) -> Light:
    days = workdays_between(clock.due_on, local_date(now), calendar)
    words = f"超期 {days} 天" if days else "已超期"
    black = binding or days > BLACK_AFTER_DAYS
    return Light(Tone.BLACK if black else Tone.RED, words, clock.title)


def _left_words(clock: Clock, now: datetime, calendar: Calendar) -> str:
    days = workdays_between(local_date(now), clock.due_on, calendar)
    if days > 0:
        return f"剩 {days} 天"
    ends_in_the_day = clock.unit in (ClockUnit.HALF_DAY, ClockUnit.HOUR)
    if KINDS[clock.kind].end is ClockEnd.CLOSING or ends_in_the_day:
        return f"今天 {clock.due_at.astimezone(SHANGHAI):%H:%M}"
    return "今天到期"


def workdays_between(first: date, last: date, calendar: Calendar) -> int:
    """Working days after `first` up to and including `last`; 0 when there are none."""
    days = (last - first).days
    return sum(calendar(first + timedelta(days=step)).is_workday for step in range(1, days + 1))
