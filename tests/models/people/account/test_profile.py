"""实名信息: who the holder of an account is."""

import pytest

from models.errors import Invalid
from models.people.account.profile import Profile
from models.people.identity import IdKind
from tests.models.days import FRIDAY, HOUR
from tests.models.people.account.people import account, known

NUMBER = "999901195406200025"


async def kept(citizen, name="刘秀英", kind=IdKind.RESIDENT, number=NUMBER, at=FRIDAY):
    return await Profile.keep(citizen, name=name, kind=kind, number=number, at=at)


async def test_she_says_who_she_is_and_the_page_shows_little_of_it():
    citizen = await account()
    profile = await kept(citizen, number="９９９９０１ 19540620 0025")
    assert (profile.masked_name, profile.masked_id) == ("刘**", "999901********0025")
    assert (await Profile.of(citizen)).id_number == NUMBER
    assert NUMBER.encode() not in profile.id_number_sealed


async def test_a_foreigner_uses_a_passport():
    profile = await kept(await account(), "John A. Smith", IdKind.PASSPORT, "e1234567")
    assert (profile.name, profile.id_number) == ("John A. Smith", "E1234567")


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("name", {"name": "刘"}),
        ("id_kind", {"kind": None}),
        ("id_kind", {"kind": IdKind.CREDIT, "number": "92999901MA0X00015W"}),
        ("id_number", {"number": "999901195406200026"}),
        ("id_number", {"number": "999901198802300056"}),  # 30 February
        ("id_number", {"number": "150299199001010005"[:15]}),
        ("id_number", {"number": ""}),
    ],
)
async def test_what_cannot_be_right_is_not_kept(field, wrong):
    citizen = await account()
    with pytest.raises(Invalid) as refused:
        await kept(citizen, **wrong)
    assert field in refused.value.errors
    assert await Profile.of(citizen) is None


async def test_a_correction_voids_what_the_register_had_confirmed():
    citizen = await known()
    profile = await Profile.of(citizen)
    assert await profile.confirm("RC-1", at=FRIDAY)
    corrected = await kept(citizen, name="刘秀瑛", at=FRIDAY + HOUR)
    assert not corrected.is_checked(FRIDAY.date())
    assert (await Profile.of(citizen)).check_number == ""


async def test_the_same_words_again_change_nothing():
    citizen = await known()
    await (await Profile.of(citizen)).confirm("RC-1", at=FRIDAY)
    again = await kept(citizen, at=FRIDAY + HOUR)
    assert again.is_checked(FRIDAY.date())


async def test_an_answer_about_the_old_words_does_not_count_for_the_new():
    citizen = await known()
    asked_about = await Profile.of(citizen)
    await kept(citizen, name="刘秀瑛", at=FRIDAY + HOUR)
    assert not await asked_about.confirm("RC-1", at=FRIDAY + HOUR)
    assert (await Profile.of(citizen)).checked_at is None
