"""The clock on the wall: real time, moved on in a demonstration only."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from asyncpg import CheckViolationError

from models.calendar.builtin import built_in
from models.calendar.business_clock import advance, business_now, next_opening
from models.settings import settings
from tests.models.days import FRIDAY, moment, november

CALENDAR = built_in([2026, 2027])
A_BLINK = timedelta(seconds=5)


@pytest.fixture
def in_earnest(monkeypatch):
    monkeypatch.setattr(
        "models.calendar.business_clock.settings", lambda: replace(settings(), demo=False)
    )


async def test_it_shows_real_time_until_somebody_moves_it():
    assert abs(await business_now() - datetime.now(UTC)) < A_BLINK


async def test_in_a_demonstration_time_can_be_let_pass():
    moved = await advance(timedelta(hours=1))
    assert abs(moved - datetime.now(UTC) - timedelta(hours=1)) < A_BLINK
    await advance(timedelta(days=2))
    assert abs(await business_now() - datetime.now(UTC) - timedelta(days=2, hours=1)) < A_BLINK


async def test_it_never_runs_back_behind_real_time():
    with pytest.raises(CheckViolationError):
        await advance(-timedelta(hours=1))


@pytest.mark.usefixtures("in_earnest")
async def test_outside_a_demonstration_it_cannot_be_moved():
    with pytest.raises(PermissionError):
        await advance(timedelta(hours=1))


async def test_an_offset_left_over_from_a_demonstration_is_not_read(request):
    await advance(timedelta(hours=1))
    request.getfixturevalue("in_earnest")
    assert abs(await business_now() - datetime.now(UTC)) < A_BLINK


def test_the_next_opening_is_nine_o_clock_of_the_next_working_day():
    assert next_opening(FRIDAY, CALENDAR) == november(23, "09:00")
    assert next_opening(november(23, "08:00"), CALENDAR) == november(24, "09:00")
    eve = moment(date(2026, 9, 30), "10:00")
    assert next_opening(eve, CALENDAR) == moment(date(2026, 10, 8), "09:00")
