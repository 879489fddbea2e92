"""An authorisation is renewed: the agent goes on with what rests on the first one."""

import importlib
from dataclasses import replace
from datetime import timedelta

import pytest

from models.cases.case import Case
from models.cases.filling.wishes import DeliveryWish
from models.cases.words import DeliveryWay
from models.errors import NotNow
from models.notices.addressees import addressees
from models.people.account.authorisation import Authorisation
from models.people.account.granting import Grant, name_agent
from models.people.account.papers import Paper, hold_paper
from models.people.applicant import number_index
from models.sample.cast import LIU, MA
from models.sample.catalogue import sample_item
from models.sample.story import HYGIENE
from tests.models.behalf import LASTS, Behalf, applied, on_behalf, says_who
from tests.models.days import FRIDAY, HOUR, MINUTE
from tests.models.people.account.test_authorisation import PAPER

TODAY = FRIDAY.date()
FILLING = "migrations.tongban_2026_11_28t22_04_00_000000"
WISH = DeliveryWish(DeliveryWay.MAIL, LIU.name, LIU.mobile, LIU.address)


@pytest.fixture
async def behalf() -> Behalf:
    """What he signed is taken back; a case rests on it."""
    behalf = await on_behalf()
    await behalf.paper.revoke(at=FRIDAY + MINUTE)
    return behalf


async def signs(behalf: Behalf, name: str = MA.name, item: int | None = None) -> Authorisation:
    last = TODAY + 2 * LASTS
    grant = Grant(name, MA.mobile, "邻居", item, TODAY, last, "", LIU.name, True)
    return await name_agent(behalf.liu, grant, at=FRIDAY + HOUR)


def paper(**words) -> Paper:
    return replace(PAPER, **words)


async def finds(behalf: Behalf, on=TODAY) -> bool:
    return await Case.shown_to(behalf.ma, behalf.case.case_no, on) is not None


async def test_signed_anew_she_finds_the_case_acts_and_is_told(behalf):
    assert not await finds(behalf)
    await signs(behalf)
    assert await finds(behalf)
    await behalf.case.change_delivery(by=behalf.ma, at=FRIDAY + 2 * HOUR, wish=WISH)
    told = [one.contact_mobile for one in await addressees(behalf.case, TODAY)]
    assert told == [MA.mobile, LIU.mobile]


async def test_signed_in_time_it_goes_on_without_a_gap():
    behalf = await on_behalf()
    await signs(behalf)
    assert await finds(behalf, behalf.last_day + timedelta(days=1))
    assert not await finds(behalf, TODAY + 2 * LASTS + timedelta(days=1))


async def test_for_this_matter_it_is_enough(behalf):
    await signs(behalf, item=behalf.case.item)
    assert await finds(behalf)


async def test_for_another_matter_it_is_not(behalf):
    await signs(behalf, item=(await sample_item(HYGIENE.item)).id)
    assert not await finds(behalf)


async def test_for_another_name_it_is_not(behalf):
    await signs(behalf, name="马立")
    assert not await finds(behalf)


async def test_what_he_took_back_no_paper_of_hers_brings_back(behalf, jpeg, files):
    await hold_paper(behalf.ma, paper(), jpeg, at=FRIDAY + HOUR)
    assert not await finds(behalf)
    with pytest.raises(NotNow, match="撤销或者到期"):
        await behalf.case.change_delivery(by=behalf.ma, at=FRIDAY + 2 * HOUR, wish=WISH)


async def test_nor_does_a_signature_from_an_account_that_only_typed_his_number(behalf):
    squatter = await says_who(replace(LIU, mobile="13900000078"))
    await signs(replace(behalf, liu=squatter))
    assert not await finds(behalf)


async def test_a_paper_is_renewed_by_another_paper_or_by_his_signature(jpeg, files):
    ma = await says_who(MA)
    first = await hold_paper(ma, paper(), jpeg, at=FRIDAY)
    behalf = Behalf(await says_who(LIU), ma, first, await applied(ma, f"for-{first.id}"))
    after = first.valid_to + timedelta(days=1)
    other = paper(valid_to=after)
    await hold_paper(ma, replace(other, id_number="999901195406200025"), jpeg, at=FRIDAY)
    assert not await finds(behalf, after), "somebody else of his name"
    second = await hold_paper(ma, other, jpeg, at=FRIDAY)
    assert await finds(behalf, after)
    await first.revoke(at=FRIDAY)
    await second.revoke(at=FRIDAY)
    assert not await finds(behalf)
    await signs(behalf)
    assert await finds(behalf)


async def test_every_authorisation_knows_its_principal(behalf, jpeg, files):
    held = await hold_paper(behalf.ma, paper(), jpeg, at=FRIDAY)
    assert {held.id_index, behalf.paper.id_index} == {number_index(LIU.id_number)}


async def test_those_from_before_are_given_its_fingerprint(behalf):
    await Authorisation.update({Authorisation.id_index: ""}).where(
        Authorisation.id == behalf.paper.id
    )
    await (await importlib.import_module(FILLING).forwards()).run()
    kept = await Authorisation.objects().get(Authorisation.id == behalf.paper.id)
    assert kept.id_index == number_index(LIU.id_number)
