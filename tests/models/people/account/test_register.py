"""实名核验 against the stand-in, which speaks the protocol of a real register."""

import httpx

from jobs.stand_ins.register import register
from models.people.account.profile import Profile
from models.people.account.register import Verdict, check, is_offered
from models.people.identity import IdKind
from models.sample.cast import LIU
from tests.models.days import FRIDAY
from tests.models.people.account.people import account, known


def stand_in() -> httpx.ASGITransport:
    return httpx.ASGITransport(register())


async def verdict(citizen, transport=None) -> Verdict:
    return await check(await Profile.of(citizen), at=FRIDAY, transport=transport or stand_in())


async def test_name_and_number_that_belong_together_are_confirmed():
    citizen = await known(name=LIU.name, number=LIU.id_number)
    assert await verdict(citizen) is Verdict.MATCH
    profile = await Profile.of(citizen)
    assert profile.is_checked(FRIDAY.date())
    assert profile.check_number.startswith("RC-")


async def test_another_name_is_told_and_stays_unchecked():
    citizen = await known(name="刘得福", number=LIU.id_number)
    assert await verdict(citizen) is Verdict.MISMATCH
    assert not (await Profile.of(citizen)).is_checked(FRIDAY.date())


async def test_a_number_nobody_has_is_told():
    assert await verdict(await known()) is Verdict.UNKNOWN


async def test_a_register_that_is_away_leaves_everything_as_it_was():
    citizen = await known()
    assert await verdict(citizen, httpx.AsyncHTTPTransport()) is Verdict.UNREACHABLE
    assert (await Profile.of(citizen)).name == "刘秀英"


async def test_an_answer_that_is_none_counts_as_none():
    async def nonsense(scope, receive, send):
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"<html>"})

    assert await verdict(await known(), httpx.ASGITransport(nonsense)) is Verdict.UNREACHABLE


async def test_the_register_knows_residents_only():
    citizen = await account()
    await Profile.keep(citizen, name="Smith", kind=IdKind.PASSPORT, number="E1234567", at=FRIDAY)
    assert not is_offered(await Profile.of(citizen))
    assert not is_offered(None)
