"""K21 差评核实整改: by when, and the light it shows (lifecycle.md 2.4, 2.6)."""

from datetime import datetime

from models.calendar.counting import Calendar, Unit, count
from models.calendar.hours import SHANGHAI, closing, local_date
from models.cases.light import BLACK_AFTER_DAYS, Light, Tone, workdays_between
from models.offices.office import calendar_at
from models.settings import settings

CONTACT_WORKDAYS = 1
NEAR = 2  # working days; so long before the end the light turns yellow and the office is reminded


async def deadlines(office: int, at: datetime) -> tuple[datetime, datetime]:
    """By when the rater is called and by when the result is there, both at closing time."""
    calendar = await calendar_at(office)
    ends = [
        count(local_date(at), length, Unit.WORKDAY, calendar).due
        for length in (CONTACT_WORKDAYS, settings().rating_workdays)
    ]
    return closing(ends[0]), closing(ends[1])


def light_of(due_at: datetime, now: datetime, calendar: Calendar) -> Light:
    """What list and page show of an open one."""
    today, day = local_date(now), local_date(due_at)
    if now >= due_at:
        days = workdays_between(day, today, calendar)
        tone = Tone.BLACK if days > BLACK_AFTER_DAYS else Tone.RED
        return Light(tone, f"超期 {days} 天" if days else "已超期")
    left = workdays_between(today, day, calendar)
    if left == 0:
        return Light(Tone.YELLOW, f"今天 {due_at.astimezone(SHANGHAI):%H:%M}")
    return Light(Tone.YELLOW if left < NEAR else Tone.GREEN, f"剩 {left} 天")
