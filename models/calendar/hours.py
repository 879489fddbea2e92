"""Office hours: the only time in which staff clocks run."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from models.calendar.counting import Calendar

SHANGHAI = ZoneInfo("Asia/Shanghai")


@dataclass(frozen=True)
class OfficeHours:
    """The stretches of a working day in which an office is open, local time."""

    stretches: tuple[tuple[time, time], ...] = (
        (time(9), time(12)),
        (time(13, 30), time(17, 30)),
    )

    @property
    def closes(self) -> time:
        """End of the last stretch: when a staff task of that day falls due."""
        return self.stretches[-1][1]

    @property
    def day_length(self) -> timedelta:
        """Working time of one working day."""
        return sum((_length(stretch) for stretch in self.stretches), timedelta())

    def open_on(self, day: date) -> Iterator[tuple[datetime, datetime]]:
        """The stretches of one day as zone-aware moments."""
        for opens, closes in self.stretches:
            yield at(day, opens), at(day, closes)


DEFAULT_HOURS = OfficeHours()


def local_date(moment: datetime) -> date:
    """The calendar day in Asia/Shanghai on which a moment falls."""
    return moment.astimezone(SHANGHAI).date()


def at(day: date, clock: time) -> datetime:
    """A wall-clock time in Asia/Shanghai as a zone-aware moment."""
    return datetime.combine(day, clock, SHANGHAI)


def end_of(day: date) -> datetime:
    """24:00 of a day, when a legal limit ends."""
    return at(day + timedelta(days=1), time())


def closing(day: date, hours: OfficeHours = DEFAULT_HOURS) -> datetime:
    """Closing time of a day, when a staff task ends."""
    return at(day, hours.closes)


def add_working_time(
    start: datetime, length: timedelta, calendar: Calendar, hours: OfficeHours = DEFAULT_HOURS
) -> datetime:
    """The moment when `length` of office time has passed since `start`."""
    left, day = length, local_date(start)
    while True:
        for opens, closes in _open_after(start, day, calendar, hours):
            if left <= closes - opens:
                return opens + left
            left -= closes - opens
        day += timedelta(days=1)


def working_time(
    start: datetime, end: datetime, calendar: Calendar, hours: OfficeHours = DEFAULT_HOURS
) -> timedelta:
    """Office time between two moments; zero when `end` is not after `start`."""
    total, day = timedelta(), local_date(start)
    while day <= local_date(end):
        for opens, closes in _open_after(start, day, calendar, hours):
            total += max(min(closes, end) - opens, timedelta())
        day += timedelta(days=1)
    return total


def _open_after(
    start: datetime, day: date, calendar: Calendar, hours: OfficeHours
) -> Iterator[tuple[datetime, datetime]]:
    if not calendar(day).is_workday:
        return
    for opens, closes in hours.open_on(day):
        if closes > start:
            yield max(opens, start), closes


def _length(stretch: tuple[time, time]) -> timedelta:
    opens, closes = (timedelta(hours=edge.hour, minutes=edge.minute) for edge in stretch)
    return closes - opens
