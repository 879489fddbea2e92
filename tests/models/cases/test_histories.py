"""Random lawful histories: whatever people do that they may do, the case stays in order.

The dice choose who does which of the acts offered to them, and how much time passes between.
"""

from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from functools import partial
from random import Random

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from models.cases.actor import SYSTEM, Actor, actor
from models.cases.case import Case
from models.cases.event import CaseEvent
from models.cases.lifecycle import ACTS
from models.cases.words import DeliveryWay, Status
from models.database import atomic
from models.errors import Refused
from models.people.citizen import Citizen
from models.sample.cast import STAFF
from models.sample.story import ALLOWANCE, HARDSHIP, HYGIENE
from tests.models import play
from tests.models.cases.forms import filled
from tests.models.cases.order import must_be_in_order
from tests.models.days import FRIDAY, HOUR, MINUTE, MONDAY
from tests.models.looking import position

MOST_ACTS = 15
DAY = timedelta(days=1)
# What carries a case on; if the dice knew no preference, few cases would ever see a result.
ONWARD = {
    "accept", "push", "claim", "pass_on", "supply", "answer_assist", "resume", "opine", "grant",
    "deny", "issue", "hand_out", "dispatch", "serve", "confirm_delivery",
}  # fmt: skip

COUNTERS = [HYGIENE, ALLOWANCE, HARDSHIP]
WAYS = list(DeliveryWay)
BEGINNINGS = [
    (play.received, FRIDAY),
    (partial(play.received, gap=True), FRIDAY),
    (play.with_department, MONDAY + HOUR),
    (play.granted, MONDAY + 6 * HOUR),
]
WAITS = [10 * MINUTE] * 8 + [3 * HOUR, DAY, 9 * DAY, 60 * DAY]


@asynccontextmanager
async def forgotten_afterwards():
    """Each history begins with empty files."""
    try:
        async with atomic():
            yield
            raise _Over
    except _Over:
        pass


class _Over(Exception):
    pass


# Refused after all when a promised day has passed, or the item lists no special procedure.
ASKS_MORE = {"accept", "suspend"}


async def begun(dice: Random) -> tuple[Case, datetime]:
    """A case somewhere on its road, and the moment at which the dice take over."""
    counter, way = dice.choice(COUNTERS), dice.choice(WAYS)
    begin, at = dice.choice(BEGINNINGS)
    case = await begin(counter, way=way)
    case.__dict__["_counter"] = counter
    return case, at


async def everybody(case: Case) -> list[Actor]:
    people = [await play.staff(member.job_no) for member in STAFF]
    person = play.ROADS[_item(case)].person
    citizen = await Citizen.with_mobile(person.mobile, at=FRIDAY)
    return [*map(actor, people), actor(citizen), SYSTEM]


def _item(case: Case) -> str:
    return case.__dict__["_counter"].item


async def offered(case: Case, at: datetime) -> list[tuple[str, Actor]]:
    """Every act that somebody could do now, as their page would offer it."""
    found = []
    for who in await everybody(case):
        if who.is_staff and not await case.is_visible_to(who.officer):
            continue
        acts = await case.lawful_acts(who, at)
        found += [(act, who) for act, reason in acts.items() if reason is None]
    return sorted(found, key=lambda pair: (pair[0], pair[1].job_no))


def chosen(lawful: list[tuple[str, Actor]], dice: Random) -> tuple[str, Actor]:
    onward = [pair for pair in lawful if pair[0] in ONWARD]
    usual = dice.random() < 0.75
    act = dice.choice(sorted({act for act, _ in (usual and onward) or lawful}))
    return dice.choice([pair for pair in lawful if pair[0] == act])


async def refused(case: Case, dice: Random, lawful: list, at: datetime) -> None:
    """Somebody tries what nobody has offered them: a sentence, and nothing has changed."""
    open_to = {(act, who.job_no, who.kind) for act, who in lawful}
    act = dice.choice(sorted(ACTS.keys() - {"submit", "receive"}))
    who = dice.choice(await everybody(case))
    if (act, who.job_no, who.kind) in open_to:
        return
    before = await CaseEvent.count().where(CaseEvent.case == case.id)
    try:
        form = await filled(act, case, at)
    except (AttributeError, StopIteration, RuntimeError):  # there is nothing to fill it in for
        return
    with pytest.raises(Refused):
        async with atomic():
            await getattr(case, act)(by=who, at=at, **form)
    await case.reread()
    assert await CaseEvent.count().where(CaseEvent.case == case.id) == before


async def done(case: Case, act: str, who: Actor, at: datetime) -> CaseEvent | None:
    """The event of an act; None where the form cannot be filled in well enough."""
    try:
        async with atomic():
            return await getattr(case, act)(by=who, at=at, **await filled(act, case, at))
    except Refused:
        assert act in ASKS_MORE, act
        await case.reread()
        return None


@settings(
    max_examples=50,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],  # a history is told whole: making it shorter takes minutes
    suppress_health_check=[HealthCheck.too_slow],
)
@given(dice=st.randoms(use_true_random=True))
async def test_whatever_people_may_do_the_case_stays_in_order(dice):
    async with forgotten_afterwards():
        case, at = await begun(dice)
        number = await CaseEvent.count().where(CaseEvent.case == case.id)
        for _ in range(MOST_ACTS):
            at += dice.choice(WAITS)
            lawful = await offered(case, at)
            await refused(case, dice, lawful, at)
            if not lawful:
                break
            act, who = chosen(lawful, dice)
            before = await position(case)
            event = await done(case, act, who, at)
            if event is None:
                continue
            number += 1
            told = (event.seq, event.from_status, event.from_leg or None)
            assert told == (number, *before)
            assert (event.to_status, event.to_leg or None) == await position(case)
            assert Status(event.to_status) in {ACTS[act].becomes or Status(before[0])}
            await must_be_in_order(case)
