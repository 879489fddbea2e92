"""实名信息: who the holder of an account is."""

import pytest

from models.errors import Invalid
from models.people.account.profile import Profile
from models.people.account.proving import prove_person
from models.people.identity import IdKind
from models.sample.cast import LIU
from tests.models.days import FRIDAY, HOUR
from tests.models.people.account.people import account, known
from tests.models.people.account.test_register import stand_in

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


async def test_the_same_words_again_change_nothing():
    liu = await known(LIU.mobile, LIU.name, LIU.id_number)
    await prove_person(liu, at=FRIDAY, transport=stand_in())
    again = await kept(liu, LIU.name, number=LIU.id_number, at=FRIDAY + HOUR)
    assert again.is_checked(FRIDAY.date())
