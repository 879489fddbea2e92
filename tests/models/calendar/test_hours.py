"""Office hours: the time in which staff clocks run."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.calendar.builtin import built_in
from models.calendar.hours import (
    DEFAULT_HOURS,
    add_working_time,
    closing,
    end_of,
    local_date,
    working_time,
)
from tests.models.days import moment, november

CALENDAR = built_in(range(2026, 2028))
HALF_A_DAY = DEFAULT_HOURS.day_length / 2


def test_a_working_day_has_seven_hours_with_a_break_at_noon():
    assert DEFAULT_HOURS.day_length == timedelta(hours=7)
    assert DEFAULT_HOURS.day_length / 2 == timedelta(hours=3, minutes=30)


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (november(23, "09:00"), november(23, "14:00")),  # over lunch
        (november(23, "08:00"), november(23, "14:00")),  # before the office opens
        (november(23, "12:30"), november(23, "17:00")),  # inside the break
        (november(23, "10:00"), november(23, "15:00")),
        (november(23, "14:00"), november(23, "17:30")),  # exactly to closing time
        (november(20, "15:00"), november(23, "10:00")),  # over a weekend
        (november(20, "19:00"), november(23, "14:00")),  # after closing on a Friday
        (november(21, "11:00"), november(23, "14:00")),  # on a Saturday
        (moment(date(2026, 9, 30), "16:30"), moment(date(2026, 10, 8), "11:30")),  # 国庆节
        (moment(date(2026, 2, 13), "16:30"), moment(date(2026, 2, 14), "11:30")),  # make-up day
        (moment(date(2026, 12, 31), "16:00"), moment(date(2027, 1, 4), "11:00")),  # year end
    ],
)
def test_half_a_day_of_office_time_passes_only_while_the_office_is_open(start, end):
    assert add_working_time(start, HALF_A_DAY, CALENDAR) == end


@pytest.mark.parametrize(
    ("start", "end", "hours"),
    [
        (november(23, "09:00"), november(23, "17:30"), 7),
        (november(23, "11:00"), november(23, "14:30"), 2),
        (november(20, "15:30"), november(23, "10:00"), 3),
        (november(20, "19:00"), november(23, "08:00"), 0),
        (november(21, "09:00"), november(22, "18:00"), 0),
        (november(23, "14:00"), november(23, "10:00"), 0),
    ],
)
def test_office_time_between_two_moments(start, end, hours):
    assert working_time(start, end, CALENDAR) == timedelta(hours=hours)


def test_a_legal_limit_ends_at_midnight_and_a_task_at_closing_time():
    assert end_of(date(2026, 11, 27)) == november(28, "00:00")
    assert closing(date(2026, 11, 27)) == november(27, "17:30")


def test_the_day_of_a_moment_is_the_day_in_shanghai():
    late = november(20, "23:30")
    assert local_date(late.astimezone(tz=None)) == date(2026, 11, 20)
    assert local_date(november(21, "00:10")) == date(2026, 11, 21)


moments = st.builds(
    lambda days, minutes: november(2, "00:00") + timedelta(days=days, minutes=minutes),
    st.integers(0, 60),
    st.integers(0, 24 * 60),
)


@given(moments, st.integers(0, 30 * 60))
def test_adding_office_time_and_measuring_it_agree(start, minutes):
    length = timedelta(minutes=minutes)
    assert working_time(start, add_working_time(start, length, CALENDAR), CALENDAR) == length
