"""The calendar rows that ship with the product, until staff import the yearly notice.

Years the State Council has announced come from `chinesecalendar`; it raises for years it does not
know, so later years are provisional: Monday to Friday without the 13 statutory days
(全国年节及纪念日放假办法, in force since 2025). Make-up days are not guessed.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

import chinese_calendar
from lunardate import LunarDate

from models.calendar.day import CalendarDay, DayKind
from models.calendar.workday import WorkCalendar, forget_calendars
from models.database import atomic, fetch

FIRST_YEAR, LAST_ANNOUNCED = 2024, 2026


HOLIDAY_NAMES = {
    "New Year's Day": "元旦",
    "Spring Festival": "春节",
    "Tomb-sweeping Day": "清明节",
    "Labour Day": "劳动节",
    "Dragon Boat Festival": "端午节",
    "Mid-autumn Festival": "中秋节",
    "National Day": "国庆节",
}


def calendar_days(year: int) -> Iterator[CalendarDay]:
    """Every day of a year: announced where the notice is known, provisional otherwise."""
    make = _announced if FIRST_YEAR <= year <= LAST_ANNOUNCED else _provisional(year)
    day = date(year, 1, 1)
    while day.year == year:
        yield make(day)
        day += timedelta(days=1)


def _announced(day: date) -> CalendarDay:
    off, name = chinese_calendar.get_holiday_detail(day)
    chinese_name = HOLIDAY_NAMES.get(name, "")
    weekend = day.weekday() >= 5
    if off:
        return CalendarDay(day, DayKind.HOLIDAY if chinese_name else DayKind.WEEKEND, chinese_name)
    return CalendarDay(day, DayKind.MAKE_UP if weekend else DayKind.WORKDAY, chinese_name)


def _provisional(year: int):
    holidays = statutory_days(year)

    def make(day: date) -> CalendarDay:
        if day in holidays:
            return CalendarDay(day, DayKind.HOLIDAY, holidays[day], provisional=True)
        kind = DayKind.WEEKEND if day.weekday() >= 5 else DayKind.WORKDAY
        return CalendarDay(day, kind, provisional=True)

    return make


def statutory_days(year: int) -> dict[date, str]:
    """The 13 statutory days of a year and their names."""
    spring = _lunar(year, 1, 1)
    tomb_sweeping = dict(chinese_calendar.get_solar_terms(date(year, 4, 1), date(year, 4, 10)))
    days = {date(year, 1, 1): "元旦"}
    days |= {spring + timedelta(days=shift): "春节" for shift in (-1, 0, 1, 2)}
    days |= {day: "清明节" for day, term in tomb_sweeping.items() if term == "清明"}
    days |= {date(year, 5, day): "劳动节" for day in (1, 2)}
    days[_lunar(year, 5, 5)] = "端午节"
    days[_lunar(year, 8, 15)] = "中秋节"
    return days | {date(year, 10, day): "国庆节" for day in (1, 2, 3)}


def _lunar(year: int, month: int, day: int) -> date:
    return LunarDate(year, month, day).to_solar_date()


def built_in(years: Iterable[int]) -> WorkCalendar:
    """The calendar that ships with the product, without a database."""
    return WorkCalendar(day for year in years for day in calendar_days(year))


async def fill_calendar(years: Iterable[int]) -> int:
    """Enter the nationwide days that the table lacks; returns how many rows were offered.

    Days that staff have entered or corrected are left alone.
    """
    complete = {row["year"] for row in await fetch(_COMPLETE_YEARS)}
    days = [day for year in years if year not in complete for day in calendar_days(year)]
    async with atomic() as connection:
        await connection.executemany(_ENTER, [_row(day) for day in days])
    forget_calendars()
    return len(days)


_COMPLETE_YEARS = (
    "SELECT extract(year FROM date)::int AS year FROM workday_calendar WHERE region = ''"
    " GROUP BY 1 HAVING count(*) >= 365"
)
_ENTER = (
    "INSERT INTO workday_calendar (region, date, is_workday, kind, name, source, provisional)"
    " VALUES ('', $1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING"
)


def _row(day: CalendarDay) -> tuple:
    source = "按法定节日推算，待国务院办公厅通知" if day.provisional else "国务院办公厅放假安排"
    return (day.day, day.is_workday, day.kind.value, day.name, source, day.provisional)
