"""The calendar table: what staff enter wins, and the smallest region wins over those around it."""

from datetime import date

from models.calendar.builtin import fill_calendar
from models.calendar.day import DayKind
from models.calendar.workday import (
    WorkCalendar,
    WorkdayCalendar,
    calendar_of,
    forget_calendars,
)
from models.offices.office import calendar_at, county_of
from models.sample.cast import HEALTH, NEIGHBOUR, TOWNSHIP
from models.sample.places import office_coded

MONDAY = date(2026, 11, 23)


async def enter(day: date, kind: DayKind, region: str = "", **more) -> None:
    workday = kind in (DayKind.WORKDAY, DayKind.MAKE_UP)
    same = (WorkdayCalendar.date == day) & (WorkdayCalendar.region == region)
    await WorkdayCalendar.delete().where(same)
    await WorkdayCalendar(
        region=region, date=day, is_workday=workday, kind=kind, source="县政府通知", **more
    ).save()
    forget_calendars()


async def test_migration_has_entered_every_day_from_2024_to_the_year_after_next():
    rows = await WorkdayCalendar.select(WorkdayCalendar.date).order_by(WorkdayCalendar.date)
    assert (rows[0]["date"], rows[-1]["date"]) == (date(2024, 1, 1), date(2028, 12, 31))
    assert len(rows) == 366 + 365 + 365 + 365 + 366


async def test_what_staff_have_entered_survives_the_next_migration():
    await enter(MONDAY, DayKind.HOLIDAY, name="救灾")
    await fill_calendar(range(2024, 2029))
    assert not (await WorkCalendar.of_region())(MONDAY).is_workday


async def test_one_day_entered_early_does_not_keep_the_rest_of_its_year_out():
    await enter(date(2030, 2, 3), DayKind.HOLIDAY, name="春节")
    await fill_calendar([2030])
    calendar = await WorkCalendar.of_region()
    assert calendar(date(2030, 2, 3)).name == "春节"
    assert not calendar(date(2030, 5, 1)).is_workday
    assert await WorkdayCalendar.count().where(WorkdayCalendar.date >= date(2030, 1, 1)) == 365


async def test_a_regions_own_day_holds_there_and_nowhere_else():
    await enter(MONDAY, DayKind.HOLIDAY, region="999901", name="县庆")
    here = await calendar_at((await office_coded(HEALTH)).id)
    there = await calendar_at((await office_coded(NEIGHBOUR)).id)
    assert (here(MONDAY).name, here(MONDAY).is_workday) == ("县庆", False)
    assert there(MONDAY).is_workday


async def test_a_day_of_the_autonomous_region_holds_in_every_place_inside():
    await enter(MONDAY, DayKind.HOLIDAY, region="99", name="成立纪念日")
    for code in (HEALTH, NEIGHBOUR, TOWNSHIP):
        assert not (await calendar_at((await office_coded(code)).id))(MONDAY).is_workday
    assert (await calendar_of())(MONDAY).is_workday


async def test_the_smaller_region_has_the_last_word():
    await enter(MONDAY, DayKind.HOLIDAY, region="99", name="成立纪念日")
    await enter(MONDAY, DayKind.WORKDAY, region="999902")
    assert (await calendar_at((await office_coded(NEIGHBOUR)).id))(MONDAY).is_workday
    assert not (await calendar_at((await office_coded(HEALTH)).id))(MONDAY).is_workday


async def test_a_calendar_is_read_again_only_when_told_that_somebody_edited_it():
    first = await calendar_of()
    assert await calendar_of() is first
    forget_calendars()
    assert await calendar_of() is not first


async def test_a_case_number_begins_with_the_county_of_the_office():
    assert await county_of((await office_coded(TOWNSHIP)).id) == "999901"
    assert await county_of((await office_coded(NEIGHBOUR)).id) == "999902"
