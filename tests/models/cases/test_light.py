"""红黄绿灯: computed from a clock and the time (lifecycle.md 2.6)."""

from datetime import date

import pytest

from models.calendar.builtin import built_in
from models.cases.light import Tone, light, workdays_between
from tests.models.cases.unaimed import unaimed
from tests.models.days import FRIDAY, december, moment, november

CALENDAR = built_in([2026, 2027])


def shown(kind: str, length: int, now, unit: str = "workday", start=FRIDAY, **more):
    clock = unaimed(kind, length, start, unit)
    clock.aim(CALENDAR)
    found = light(clock, now, CALENDAR, **more)
    return found.tone, found.words


@pytest.mark.parametrize(
    ("now", "tone", "words"),
    [
        (FRIDAY, Tone.GREEN, "剩 20 天"),
        (december(11, "17:00"), Tone.GREEN, "剩 5 天"),
        (december(14, "17:30"), Tone.YELLOW, "剩 4 天"),  # a fifth of the time is left
        (december(18, "16:00"), Tone.YELLOW, "今天到期"),
        (december(18, "23:59"), Tone.YELLOW, "今天到期"),
        (december(19, "00:00"), Tone.BLACK, "已超期"),  # overdue by law
        (december(22, "09:00"), Tone.BLACK, "超期 2 天"),
    ],
)
def test_the_legal_limit(now, tone, words):
    assert shown("K9", 20, now) == (tone, words)


@pytest.mark.parametrize(
    ("now", "tone", "words"),
    [
        (november(23, "15:29"), Tone.GREEN, "今天 17:30"),
        (november(23, "15:30"), Tone.YELLOW, "今天 17:30"),  # two hours are left
        (november(23, "17:30"), Tone.RED, "已超期"),
        (november(24, "09:00"), Tone.RED, "超期 1 天"),
        (november(26, "09:00"), Tone.RED, "超期 3 天"),
        (november(27, "09:00"), Tone.BLACK, "超期 4 天"),  # red for more than three days
    ],
)
def test_a_task_of_one_working_day(now, tone, words):
    assert shown("K2", 1, now) == (tone, words)


def test_a_short_clock_that_begins_before_a_weekend_is_not_yellow_all_along():
    assert shown("K2", 1, november(20, "15:10"))[0] is Tone.GREEN


def test_a_promise_of_two_days_turns_yellow_when_one_is_left():
    assert shown("K8", 2, november(23, "17:00"), start=november(20, "17:00"))[0] is Tone.GREEN
    assert shown("K8", 2, november(24, "09:00"), start=november(20, "17:00"))[0] is Tone.YELLOW


def test_half_a_day_for_taking_a_case_on():
    assert shown("K6", 1, november(20, "15:30"), "half_day")[0] is Tone.GREEN
    assert shown("K6", 1, november(20, "16:45"), "half_day") == (Tone.YELLOW, "剩 1 天")
    assert shown("K6", 1, november(23, "09:10"), "half_day") == (Tone.YELLOW, "今天 10:00")


def test_a_promise_that_is_broken_is_red_and_black_only_after_three_days():
    assert shown("K8", 5, november(30, "09:00")) == (Tone.RED, "超期 1 天")
    assert shown("K8", 5, december(3, "09:00"))[0] is Tone.BLACK


def test_five_days_without_an_answer_bind_by_law_for_licences_only():
    late = november(30, "09:00")
    assert shown("K1", 5, late)[0] is Tone.BLACK
    assert shown("K1", 5, late, licence=False)[0] is Tone.RED
    assert shown("K9", 5, late, licence=False)[0] is Tone.BLACK


def test_a_pause_is_grey_for_the_clocks_that_know_it():
    assert shown("K8", 5, november(30), paused=True) == (Tone.PAUSED, "计时暂停")
    assert shown("K2", 1, november(30), paused=True)[0] is Tone.BLACK


def test_working_days_between_two_days_count_the_last_and_not_the_first():
    assert workdays_between(date(2026, 11, 20), date(2026, 11, 23), CALENDAR) == 1
    assert workdays_between(date(2026, 11, 20), date(2026, 11, 22), CALENDAR) == 0
    assert workdays_between(date(2026, 11, 23), date(2026, 11, 20), CALENDAR) == 0
    new_year = moment(date(2027, 1, 4)).date()
    assert workdays_between(date(2026, 12, 31), new_year, CALENDAR) == 1
