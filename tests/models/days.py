"""The days around which the tests live: a Friday afternoon and the week that follows."""

from datetime import date, datetime, time, timedelta

from models.calendar.hours import SHANGHAI


def moment(day: date, clock: str = "09:00") -> datetime:
    """A wall-clock time in Asia/Shanghai."""
    return datetime.combine(day, time.fromisoformat(clock), SHANGHAI)


def november(day: int, clock: str = "09:00") -> datetime:
    return moment(date(2026, 11, day), clock)


def december(day: int, clock: str = "09:00") -> datetime:
    return moment(date(2026, 12, day), clock)


FRIDAY = november(20, "15:00")
SATURDAY = november(21, "10:00")
MONDAY = november(23, "09:30")
TUESDAY = november(24, "09:30")
WEDNESDAY = november(25, "09:30")
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
