"""同意: given for one purpose, taken back as easily."""

from models.people.account.consent import IF_NOT, PURPOSE_NAMES, TEXTS, Consent, Purpose
from tests.models.days import FRIDAY, HOUR
from tests.models.people.account.people import account


async def test_nothing_is_agreed_to_by_silence():
    citizen = await account()
    assert [await Consent.given(citizen, purpose) for purpose in Purpose] == [False] * 3


async def test_one_consent_says_nothing_about_another():
    citizen = await account()
    await Consent.give(citizen, Purpose.REUSE, at=FRIDAY)
    assert await Consent.given(citizen, Purpose.REUSE)
    assert not await Consent.given(citizen, Purpose.LOOK_UP)


async def test_a_consent_taken_back_is_none_and_its_dates_stay():
    citizen = await account()
    await Consent.give(citizen, Purpose.REUSE, at=FRIDAY)
    await Consent.withdraw(citizen, Purpose.REUSE, at=FRIDAY + HOUR)
    assert not await Consent.given(citizen, Purpose.REUSE)
    row = (await Consent.of(citizen))[Purpose.REUSE]
    assert (row.given_at, row.withdrawn_at) == (FRIDAY, FRIDAY + HOUR)


async def test_agreeing_again_counts_from_then_and_twice_is_once():
    citizen = await account()
    for hours in range(3):
        await Consent.give(citizen, Purpose.REUSE, at=FRIDAY + hours * HOUR)
    assert (await Consent.of(citizen))[Purpose.REUSE].given_at == FRIDAY
    await Consent.withdraw(citizen, Purpose.REUSE, at=FRIDAY + 3 * HOUR)
    await Consent.give(citizen, Purpose.REUSE, at=FRIDAY + 4 * HOUR)
    assert (await Consent.of(citizen))[Purpose.REUSE].given_at == FRIDAY + 4 * HOUR


async def test_a_consent_to_an_older_text_is_asked_for_anew():
    citizen = await account()
    await Consent.give(citizen, Purpose.REUSE, at=FRIDAY)
    await Consent.update({Consent.wording: 0}, force=True)
    assert not await Consent.given(citizen, Purpose.REUSE)


def test_every_purpose_has_its_words_and_says_what_happens_otherwise():
    assert TEXTS.keys() == IF_NOT.keys() == PURPOSE_NAMES.keys() == set(Purpose)
