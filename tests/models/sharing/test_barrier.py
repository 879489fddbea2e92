"""免证办 only for whoever is proved to be exactly that person, or that company's owner."""

from dataclasses import replace
from datetime import timedelta

import pytest

from models.cases.case import Case
from models.cases.filling.whom import everyone_for
from models.errors import Invalid
from models.people.account.company import Company, Firm
from models.people.account.granting import Grant, name_agent
from models.people.account.profile import Profile
from models.people.account.proving import prove_person
from models.people.identity import IdKind
from models.sample.cast import LIU, MA, SUN
from models.sample.catalogue import sample_item
from models.sample.story import HYGIENE
from models.sharing.asking import holder_of, look_up
from models.sharing.barrier import Barrier, barrier
from models.sharing.lookup import Answer, Lookup
from tests.models.days import FRIDAY
from tests.models.home import line, prove_shop, shop_at_home, unemployed_at_home
from tests.models.people.account.people import known
from tests.models.people.account.test_register import stand_in

LICENCE, TODAY = "营业执照", FRIDAY.date()


async def what_bars(draft: Case, citizen, name: str = LICENCE) -> Barrier | None:
    holder = await holder_of(draft, await line(draft, name))
    return await barrier(draft, holder, citizen, TODAY)


async def shop_for(citizen, choice: str) -> Case:
    """A draft for the shop, by somebody else."""
    item = await sample_item(HYGIENE.item)
    draft = await Case.begin(item.code, HYGIENE.answers, by=citizen, at=FRIDAY, key="a-shop")
    people = await everyone_for(citizen, draft.item, await draft.guide(), TODAY)
    shop = next(one for one in people if one.choice == choice)
    await draft.apply_for(shop, by=citizen, at=FRIDAY)
    return draft


async def test_nobody_who_only_typed_a_name_has_a_register_asked(sun, register, configure):
    configure(register)
    draft = await shop_at_home(sun)
    with pytest.raises(Invalid, match="核验身份以后才能查"):
        await look_up(draft, await line(draft, LICENCE), by=sun, consented=True, at=FRIDAY)
    assert not await Lookup.exists()


async def test_the_owner_proves_first_himself_and_then_the_shop(sun, register, configure):
    configure(register)
    draft = await shop_at_home(sun)
    assert await what_bars(draft, sun) is Barrier.YOURSELF
    await prove_person(sun, at=FRIDAY, transport=stand_in())
    assert await what_bars(draft, sun) is Barrier.COMPANY
    await prove_shop(sun)
    assert await what_bars(draft, sun) is None
    answer = await look_up(draft, await line(draft, LICENCE), by=sun, consented=True, at=FRIDAY)
    assert answer is Answer.FOUND


async def test_a_clerk_of_the_shop_looks_nothing_up(register, configure):
    configure(register)
    ma = await known(MA.mobile, MA.name, MA.id_number)
    await prove_person(ma, at=FRIDAY, transport=stand_in())
    firm = Firm(SUN.audience, SUN.name, SUN.id_number, SUN.legal_name, "店员")
    company = await Company.add(ma, firm, at=FRIDAY)
    draft = await shop_for(ma, f"company-{company.id}")
    assert await what_bars(draft, ma) is Barrier.OTHERS_COMPANY


async def test_whom_the_proved_owner_has_authorised_looks_up_for_the_shop(register, configure):
    configure(register)
    sun = await known(SUN.mobile, SUN.legal_name, SUN.legal_id)
    shop = await Company.add(
        sun, Firm(SUN.audience, SUN.name, SUN.id_number, SUN.legal_name, "经营者"), at=FRIDAY
    )
    last = TODAY + timedelta(days=30)
    grant = Grant(MA.name, MA.mobile, "店员", None, TODAY, last, "", SUN.legal_name, True)
    grant = replace(grant, behalf=f"company-{shop.id}")
    with pytest.raises(Invalid, match="核验过"):
        await name_agent(sun, grant, at=FRIDAY)
    await prove_shop(sun)
    paper = await name_agent(sun, grant, at=FRIDAY)
    assert (paper.name, paper.id_number, paper.audience) == (SUN.name, SUN.id_number, SUN.audience)
    ma = await known(MA.mobile, MA.name, MA.id_number)
    draft = await shop_for(ma, f"for-{paper.id}")
    assert await what_bars(draft, ma) is Barrier.YOURSELF
    await prove_person(ma, at=FRIDAY, transport=stand_in())
    assert await what_bars(draft, ma) is None
    await paper.revoke(at=FRIDAY)
    assert await what_bars(draft, ma) is Barrier.OTHERS_COMPANY


async def test_a_person_looks_up_their_own_papers_and_nobody_elses(register, configure):
    configure(register)
    ma = await known(MA.mobile, MA.name, MA.id_number)
    draft = await unemployed_at_home(ma)
    holder = await holder_of(draft, (await draft.materials())[0])
    assert await barrier(draft, holder, ma, TODAY) is Barrier.YOURSELF
    await prove_person(ma, at=FRIDAY, transport=stand_in())
    assert await barrier(draft, holder, ma, TODAY) is None
    liu = await known(LIU.mobile, LIU.name, LIU.id_number)
    await prove_person(liu, at=FRIDAY, transport=stand_in())
    assert await barrier(draft, holder, liu, TODAY) is Barrier.ANOTHER


async def test_a_passport_is_in_no_register_and_the_person_is_told_so(register, configure):
    configure(register)
    ma = await known(MA.mobile, MA.name, MA.id_number)
    draft = await unemployed_at_home(ma)
    await Profile.keep(ma, name="Smith", kind=IdKind.PASSPORT, number="E1234567", at=FRIDAY)
    (me,) = await everyone_for(ma, draft.item, await draft.guide(), TODAY)
    await draft.apply_for(me, by=ma, at=FRIDAY)
    holder = await holder_of(draft, (await draft.materials())[0])
    assert await barrier(draft, holder, ma, TODAY) is Barrier.NO_REGISTER
