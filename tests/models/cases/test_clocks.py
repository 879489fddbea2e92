"""The clocks: where they end, what pauses them, which one presses (lifecycle.md 2.4)."""

from datetime import date

import pytest

from models.calendar.builtin import built_in
from models.calendar.counting import Suspension
from models.cases.clock import KINDS, ClockUnit, deadline
from models.cases.clocks import LEG_CLOCKS, Clocks, days_counted
from models.cases.words import LegKind
from tests.models.cases.unaimed import unaimed
from tests.models.days import FRIDAY, MONDAY, december, november
from tests.models.play import accepted, received

CALENDAR = built_in([2026, 2027])
PAUSE = (Suspension(date(2026, 11, 24), date(2026, 11, 26)),)


@pytest.mark.parametrize(
    ("kind", "length", "unit", "due_at"),
    [
        ("K1", 5, "workday", november(28, "00:00")),
        ("K2", 1, "workday", november(23, "17:30")),
        ("K3", 1, "workday", november(23, "17:30")),
        ("K6", 1, "half_day", november(23, "10:00")),
        ("K8", 5, "workday", november(28, "00:00")),
        ("K9", 20, "workday", december(19, "00:00")),
        ("K11", 10, "workday", december(5, "00:00")),
        ("K12", 1, "workday", november(23, "17:30")),
        ("K16", 30, "workday", november(20, "00:00").replace(year=2027, month=1, day=5)),
        ("K18", 1, "workday", november(23, "17:30")),
    ],
)
def test_each_clock_has_the_length_and_the_end_of_its_row(kind, length, unit, due_at):
    assert (KINDS[kind].length or length, KINDS[kind].unit) == (length, unit)
    assert deadline(KINDS[kind], FRIDAY, length, unit, CALENDAR)[1] == due_at


def test_only_promise_and_law_know_pauses():
    assert {code for code, kind in KINDS.items() if kind.pauses} == {"K8", "K9"}


def test_what_the_law_limits_is_a_matter_for_supervision():
    assert {code for code, kind in KINDS.items() if kind.statutory} == {"K1", "K9", "K11"}


def test_hours_are_hours_whatever_the_office_does():
    due_on, due_at = deadline(KINDS["K8"], FRIDAY, 24, ClockUnit.HOUR, CALENDAR)
    assert (due_on, due_at) == (date(2026, 11, 21), november(21, "15:00"))


def test_a_pause_moves_a_clock_that_knows_pauses_and_no_other():
    for kind, due_on in (("K8", date(2026, 12, 1)), ("K1", date(2026, 11, 27))):
        clock = unaimed(kind, 5)
        clock.aim(CALENDAR, PAUSE)
        assert clock.due_on == due_on


def test_every_leg_has_clocks_its_desk_answers_for():
    assert LEG_CLOCKS.keys() == set(LegKind)
    assert {kind for kinds in LEG_CLOCKS.values() for kind in kinds} <= KINDS.keys()


def test_days_inside_a_pause_are_left_out_of_a_limit_in_calendar_days():
    assert days_counted(FRIDAY, date(2026, 11, 27), ()) == 7
    assert days_counted(FRIDAY, date(2026, 11, 27), PAUSE) == 5


async def test_the_clock_that_ends_first_presses():
    case = await accepted()
    clocks = await Clocks.of(case.id, CALENDAR)
    assert clocks.pressing(LegKind.INTAKE).kind == "K2"
    assert clocks.pressing(LegKind.DEPT).kind == "K8"
    assert clocks.pressing(LegKind.MAKE) is None


async def test_stopping_is_final_and_only_for_what_runs():
    clocks = await Clocks.of((await received()).id, CALENDAR)
    await clocks.stop("K1", "K9", at=MONDAY)
    await clocks.stop("K1", at=december(1))
    assert clocks.running("K1") is None
    assert clocks.latest("K1").stopped_at == MONDAY
    assert clocks.latest("K9") is None


async def test_a_promised_day_that_is_a_rest_day_ends_on_the_next_working_day():
    clocks = await Clocks.of((await received()).id, CALENDAR)
    saturday = await clocks.start_until("K15", FRIDAY, date(2026, 11, 28), subject=1)
    monday = await clocks.start_until("K15", FRIDAY, date(2026, 11, 30), subject=2)
    assert (saturday.due_on, monday.due_on) == (date(2026, 11, 30), date(2026, 11, 30))


async def test_one_of_several_promises_is_met_by_itself():
    clocks = await Clocks.of((await received()).id, CALENDAR)
    for subject in (1, 2):
        await clocks.start_until("K15", FRIDAY, date(2026, 11, 25), subject=subject)
    await clocks.stop("K15", at=MONDAY, subject=1)
    assert clocks.running("K15").subject == 2
