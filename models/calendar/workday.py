"""The calendar table (工作日历): what every clock reads."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from piccolo.columns import BigSerial, Boolean, Date, Varchar
from piccolo.constraints import Unique
from piccolo.table import Table

from models.calendar.day import CalendarDay, DayKind
from models.columns import choice, one_of
from models.database import fetch

NATIONWIDE = ""  # the region of rows that hold everywhere


class WorkdayCalendar(Table):
    """One day in one region; its own row overrides that of the regions around it."""

    id = BigSerial(primary_key=True)
    region = Varchar(length=12, default=NATIONWIDE)  # its significant digits: 99, 999901 …
    date = Date(null=False, default=None, index=True)
    is_workday = Boolean(null=False, default=None)
    kind = choice(DayKind)
    name = Varchar(length=40, default="")
    source = Varchar(length=200, default="")
    provisional = Boolean(default=False)

    calendar_kind_known = one_of("kind", DayKind)
    calendar_day_once = Unique(["region", "date"])


class WorkCalendar:
    """The calendar of a region in memory; call it with a date."""

    def __init__(self, days: Iterable[CalendarDay]) -> None:
        self._days = {day.day: day for day in days}

    def __call__(self, day: date) -> CalendarDay:
        """The row of a day. A day nobody has entered is Monday to Friday, and provisional."""
        return self._days.get(day) or _guess(day)

    @classmethod
    async def of_region(cls, region: str = NATIONWIDE) -> "WorkCalendar":
        """Load the table for a region's code: the row of the smallest region around it wins."""
        rows = await fetch(
            "SELECT date, kind, name, provisional FROM workday_calendar"
            " WHERE starts_with($1, region) ORDER BY length(region)",
            region,
        )
        return cls(
            CalendarDay(row["date"], DayKind(row["kind"]), row["name"], row["provisional"])
            for row in rows
        )


FRESH = timedelta(seconds=30)
_cache: dict[str, tuple[datetime, WorkCalendar]] = {}


async def calendar_of(region: str = NATIONWIDE) -> WorkCalendar:
    """The calendar of a region, read at most twice a minute by each process."""
    now = datetime.now(UTC)
    read_at, calendar = _cache.get(region, (None, None))
    if read_at is None or now - read_at > FRESH:
        calendar = await WorkCalendar.of_region(region)
        _cache[region] = now, calendar
    return calendar


def forget_calendars() -> None:
    """Read the table anew at the next question: somebody has edited it."""
    _cache.clear()


def _guess(day: date) -> CalendarDay:
    kind = DayKind.WEEKEND if day.weekday() >= 5 else DayKind.WORKDAY
    return CalendarDay(day, kind, provisional=True)
