"""The calendar that ships: announced years, and years that can only be guessed so far."""

from datetime import date

import pytest

from models.calendar.builtin import built_in, calendar_days, statutory_days
from models.calendar.day import DayKind
from models.calendar.workday import WorkCalendar


def off_days(year: int) -> set[str]:
    return {f"{day.month}/{day.day}" for day in statutory_days(year)}


def test_the_thirteen_statutory_days_of_2027():
    assert off_days(2027) == {
        "1/1", "2/5", "2/6", "2/7", "2/8", "4/5", "5/1", "5/2", "6/9", "9/15", "10/1", "10/2",
        "10/3",
    }  # fmt: skip


def test_in_2028_the_mid_autumn_day_falls_on_a_national_day():
    assert off_days(2028) == {
        "1/1", "1/25", "1/26", "1/27", "1/28", "4/4", "5/1", "5/2", "5/28", "10/1", "10/2", "10/3",
    }  # fmt: skip


def test_a_year_without_a_notice_is_provisional_and_makes_nothing_up():
    days = list(calendar_days(2027))
    assert len(days) == 365
    assert all(day.provisional for day in days)
    assert not any(day.kind is DayKind.MAKE_UP for day in days)


def test_an_announced_year_is_final_and_knows_its_make_up_days():
    days = list(calendar_days(2026))
    make_up = {str(day.day) for day in days if day.kind is DayKind.MAKE_UP}
    assert not any(day.provisional for day in days)
    assert make_up == {
        "2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10",
    }  # fmt: skip
    assert all(day.is_workday for day in days if day.kind is DayKind.MAKE_UP)


def test_a_leap_year_has_all_its_days():
    assert len(list(calendar_days(2028))) == 366


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2026, 1, 1), "元旦"),
        (date(2026, 2, 17), "春节"),
        (date(2026, 4, 5), "清明节"),
        (date(2026, 5, 1), "劳动节"),
        (date(2026, 6, 19), "端午节"),
        (date(2026, 9, 25), "中秋节"),
        (date(2026, 10, 1), "国庆节"),
        (date(2027, 6, 9), "端午节"),
    ],
)
def test_holidays_carry_their_chinese_names(day, name):
    found = built_in([day.year])(day)
    assert (found.kind, found.name, found.is_workday) == (DayKind.HOLIDAY, name, False)


def test_a_day_nobody_has_entered_is_guessed_and_says_so():
    nothing = WorkCalendar([])
    assert nothing(date(2031, 3, 3)).is_workday
    assert not nothing(date(2031, 3, 1)).is_workday
    assert nothing(date(2031, 3, 3)).provisional
