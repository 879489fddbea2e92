"""实名核验 against the stand-in, which speaks the protocol of a real register."""

import httpx

from jobs.stand_ins.register import register
from models.people.account.profile import Profile
from models.people.account.proving import prove_person
from models.people.account.register import Verdict, is_offered
from models.people.identity import IdKind
from models.sample.cast import LIU
from models.sharing.lookup import Lookup
from tests.models.days import FRIDAY
from tests.models.people.account.people import DAUGHTER, account, known


def stand_in() -> httpx.ASGITransport:
    return httpx.ASGITransport(register())


async def verdict(citizen, transport=None) -> Verdict:
    return await prove_person(citizen, at=FRIDAY, transport=transport or stand_in())


async def liu():
    return await known(LIU.mobile, LIU.name, LIU.id_number)


async def test_name_number_and_telephone_that_belong_together_are_proved_and_kept_so():
    citizen = await liu()
    assert await verdict(citizen) is Verdict.MATCH
    profile = await Profile.of(citizen)
    assert profile.is_checked(FRIDAY.date())
    assert profile.checked_at == FRIDAY
    assert profile.check_source == "人口登记"
    assert profile.check_number.startswith("RC-")


async def test_another_name_is_told_and_stays_unchecked():
    citizen = await known(LIU.mobile, "刘得福", LIU.id_number)
    assert await verdict(citizen) is Verdict.MISMATCH
    assert not (await Profile.of(citizen)).is_checked(FRIDAY.date())


async def test_whoever_knows_name_and_number_proves_nothing_from_another_telephone():
    citizen = await known(DAUGHTER, LIU.name, LIU.id_number)
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


async def test_every_question_is_in_the_log_whatever_was_answered():
    citizen = await liu()
    await verdict(citizen)
    await verdict(citizen, httpx.AsyncHTTPTransport())
    asked = await Lookup.objects().order_by(Lookup.id)
    assert [row.answer for row in asked] == ["found", "unreachable"]
    (first, _) = asked
    assert (first.register, first.case, first.actor_id) == ("人口登记", None, citizen.id)
    assert first.purpose == "实名核验；本人要求"
    assert first.fields == "姓名、身份证号（999901********0011）、手机号是否一致"
    assert first.number == (await Profile.of(citizen)).check_number


async def test_the_register_knows_residents_only():
    citizen = await account()
    await Profile.keep(citizen, name="Smith", kind=IdKind.PASSPORT, number="E1234567", at=FRIDAY)
    assert not is_offered(await Profile.of(citizen))
    assert not is_offered(None)


async def test_words_that_are_changed_are_proved_no_more():
    citizen = await liu()
    await verdict(citizen)
    await Profile.keep(
        citizen, name="刘得福", kind=IdKind.RESIDENT, number=LIU.id_number, at=FRIDAY
    )
    profile = await Profile.of(citizen)
    assert (profile.checked_at, profile.check_number, profile.check_source) == (None, "", "")
