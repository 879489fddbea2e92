"""Open now, or when next: by the hours in words and the working calendar."""

import pytest

from models.calendar.workday import calendar_of
from models.offices.opening import opening, read_hours
from models.sample.places import HOURS
from tests.models.days import november


@pytest.fixture
async def calendar():
    return await calendar_of("999901")


@pytest.mark.parametrize(
    ("day", "clock", "is_open", "words"),
    [
        (20, "09:00", True, "12:00 关门"),
        (20, "11:59", True, "12:00 关门"),
        (20, "12:00", False, "今天 13:30 开门"),
        (20, "17:29", True, "17:30 关门"),
        (20, "17:30", False, "11 月 23 日 周一 9:00 开门"),
        (22, "10:00", False, "明天 9:00 开门"),
        (23, "07:00", False, "今天 9:00 开门"),
    ],
)
async def test_a_hall_tells_how_it_stands(calendar, day, clock, is_open, words):
    now = november(day, clock)
    told = opening(HOURS, now, calendar)
    assert (told.is_open, told.words(now)) == (is_open, words)


async def test_other_stretches_are_read_as_they_stand(calendar):
    told = opening("工作日 8:30—12:00，14:00—17:30", november(20, "08:40"), calendar)
    assert told.is_open


@pytest.mark.parametrize(
    "words", ["", "周一至周六 9:00—17:00", "全天", "9:00—25:00", "17:00—9:00", "预约，9:00—12:00"]
)
def test_nobody_guesses_what_other_words_mean(words):
    assert read_hours(words) is None
