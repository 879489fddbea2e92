"""The clock on the wall: real time, plus an offset that only a demonstration may move."""

from datetime import UTC, datetime, time, timedelta

from piccolo.columns import BigInt, Integer
from piccolo.constraints import Check
from piccolo.table import Table

from models.calendar.counting import Calendar
from models.calendar.hours import at, local_date
from models.database import fetch_one
from models.settings import settings

OPENING = time(9)


class BusinessClock(Table):
    """One row: how many seconds the demonstration is ahead of real time."""

    id = Integer(primary_key=True, default=1)
    offset_seconds = BigInt(default=0)

    clock_is_one_row = Check("id = 1")
    clock_never_runs_back = Check("offset_seconds >= 0")


async def business_now() -> datetime:
    """What time it is, read once per request or job and passed on as an argument."""
    real = datetime.now(UTC)
    if not settings().demo:
        return real
    row = await fetch_one("SELECT offset_seconds FROM business_clock")
    return real + timedelta(seconds=row["offset_seconds"] if row else 0)


async def advance(by: timedelta) -> datetime:
    """Let time pass; returns the new time. Raises PermissionError outside demo mode."""
    if not settings().demo:
        raise PermissionError("the clock can be moved in demo mode only")
    await fetch_one(
        "INSERT INTO business_clock (id, offset_seconds) VALUES (1, $1) ON CONFLICT (id)"
        " DO UPDATE SET offset_seconds = business_clock.offset_seconds + $1",
        int(by.total_seconds()),
    )
    return await business_now()


def next_opening(now: datetime, calendar: Calendar) -> datetime:
    """09:00 of the next working day."""
    day = local_date(now) + timedelta(days=1)
    while not calendar(day).is_workday:
        day += timedelta(days=1)
    return at(day, OPENING)
