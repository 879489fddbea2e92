"""Limits in working days, calendar days and months: the vectors of numbering.md 4.7."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.calendar.builtin import built_in
from models.calendar.counting import Suspension, Unit, count, describe

CALENDAR = built_in(range(2024, 2030))


def due(event: str, length: int, unit=Unit.WORKDAY, suspensions=()) -> str:
    return str(count(date.fromisoformat(event), length, unit, CALENDAR, suspensions).due)


def pause(first: str, last: str) -> Suspension:
    return Suspension(date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    ("event", "length", "last"),
    [
        ("2026-02-13", 1, "2026-02-14"),  # a Saturday worked to make up for 春节
        ("2026-02-14", 5, "2026-02-28"),
        ("2026-05-08", 1, "2026-05-09"),
        ("2026-09-24", 2, "2026-09-29"),
        ("2026-09-30", 20, "2026-11-03"),
        ("2026-11-20", 5, "2026-11-27"),
        ("2026-12-04", 20, "2027-01-04"),
        ("2026-11-23", 45, "2027-01-26"),
    ],
)
def test_the_day_of_the_event_is_not_counted_and_rest_days_are_left_out(event, length, last):
    assert due(event, length) == last


def test_an_event_on_a_rest_day_counts_from_the_next_working_day():
    assert due("2026-11-21", 1) == "2026-11-23"


def test_a_limit_of_nothing_ends_on_the_day_itself():
    assert due("2026-11-20", 0) == "2026-11-20"


def test_a_negative_limit_is_a_mistake():
    with pytest.raises(ValueError, match="negative"):
        due("2026-11-20", -1)


@pytest.mark.parametrize(
    ("pauses", "last"),
    [
        ((), "2026-11-30"),
        ((pause("2026-11-10", "2026-11-17"),), "2026-12-07"),
        ((pause("2026-11-10", "2026-11-17"), pause("2026-11-16", "2026-11-19")), "2026-12-09"),
        ((pause("2026-11-16", "2026-11-19"), pause("2026-11-10", "2026-11-17")), "2026-12-09"),
        ((pause("2026-11-10", "2026-11-19"), pause("2026-11-12", "2026-11-13")), "2026-12-09"),
    ],
)
def test_suspended_days_are_not_counted_and_overlapping_ones_are_merged(pauses, last):
    assert due("2026-11-02", 20, suspensions=pauses) == last


def test_the_first_day_of_a_suspension_still_counts_and_its_last_does_not():
    stop = pause("2026-11-10", "2026-11-12")
    assert not stop.covers(date(2026, 11, 10))
    assert stop.covers(date(2026, 11, 11))
    assert stop.covers(date(2026, 11, 12))
    assert not stop.covers(date(2026, 11, 13))


def test_a_suspension_that_begins_and_ends_on_one_day_changes_nothing():
    assert due("2026-11-02", 20, suspensions=(pause("2026-11-10", "2026-11-10"),)) == "2026-11-30"


def test_a_suspension_outside_the_limit_changes_nothing():
    later = pause("2026-12-10", "2026-12-17")
    assert due("2026-11-02", 20, suspensions=(later,)) == "2026-11-30"


def test_a_suspension_cannot_end_before_it_begins():
    with pytest.raises(ValueError, match="before it begins"):
        pause("2026-11-17", "2026-11-10")


@pytest.mark.parametrize(
    ("event", "length", "last"),
    [
        ("2026-11-20", 3, "2026-11-23"),
        ("2026-11-20", 1, "2026-11-23"),  # Saturday, moved to Monday (民法典 203)
        ("2026-09-21", 10, "2026-10-08"),  # inside the long holiday, moved behind it
        ("2026-02-12", 2, "2026-02-14"),  # a Saturday that is worked stays
    ],
)
def test_calendar_days_ending_on_a_rest_day_end_on_the_next_working_day(event, length, last):
    assert due(event, length, Unit.DAY) == last


@pytest.mark.parametrize(
    ("event", "months", "last"),
    [
        ("2026-08-20", 3, "2026-11-20"),
        ("2026-11-30", 3, "2027-03-01"),  # no 30 February: its last day, a Sunday, moved on
        ("2027-11-30", 3, "2028-02-29"),  # 29 February is there in 2028
        ("2026-12-31", 1, "2027-02-01"),  # 31 January is a Sunday
        ("2026-07-01", 12, "2027-07-01"),
    ],
)
def test_months_end_on_the_corresponding_day_or_the_last_of_the_month(event, months, last):
    assert due(event, months, Unit.MONTH) == last


def test_calendar_days_inside_a_suspension_are_not_counted_either():
    assert due("2026-11-02", 10, Unit.DAY, (pause("2026-11-04", "2026-11-06"),)) == "2026-11-16"


def test_every_day_on_the_way_is_explained():
    steps = count(
        date(2026, 9, 24), 2, Unit.WORKDAY, CALENDAR, (pause("2026-09-28", "2026-09-29"),)
    ).days
    assert [(str(step.day), step.number, step.why) for step in steps] == [
        ("2026-09-24", None, "起算日不计"),
        ("2026-09-25", None, "周五 中秋节放假"),
        ("2026-09-26", None, "周六 中秋节放假"),
        ("2026-09-27", None, "周日 中秋节放假"),
        ("2026-09-28", 1, "周一 工作日"),
        ("2026-09-29", None, "计时暂停（09-28 至 09-29）"),
        ("2026-09-30", 2, "周三 工作日"),
    ]


def test_the_reason_says_when_a_day_is_only_provisional():
    assert describe(CALENDAR(date(2027, 1, 1))) == "周五 元旦放假（暂定日历）"
    assert describe(CALENDAR(date(2026, 2, 14))) == "周六 春节调休上班"


def test_moving_to_the_next_working_day_is_explained_too():
    last = count(date(2026, 11, 20), 1, Unit.DAY, CALENDAR).days[-1]
    assert (str(last.day), last.number) == ("2026-11-23", None)
    assert last.why == "期限末日逢休息日，顺延（周一 工作日）"


days_of_years = st.dates(date(2025, 1, 1), date(2028, 6, 1))
lengths = st.integers(0, 60)


@given(days_of_years, lengths)
def test_working_days_end_on_a_working_day_with_exactly_that_many_behind(start, length):
    counted = count(start, length, Unit.WORKDAY, CALENDAR)
    assert length == 0 or CALENDAR(counted.due).is_workday
    assert sum(step.number is not None for step in counted.days) == length


@given(days_of_years, lengths, st.lists(st.tuples(days_of_years, st.integers(0, 30)), max_size=4))
def test_a_suspension_never_makes_a_limit_shorter(start, length, stretches):
    pauses = [
        Suspension(first, min(date.fromordinal(first.toordinal() + days), date(2028, 7, 1)))
        for first, days in stretches
    ]
    plain = count(start, length, Unit.WORKDAY, CALENDAR).due
    assert count(start, length, Unit.WORKDAY, CALENDAR, pauses).due >= plain
