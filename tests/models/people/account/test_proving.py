"""A number belongs to whoever proves it, whoever typed it before."""

from dataclasses import replace

import httpx
import pytest

from models.cases.case import Case
from models.cases.filling.whom import everyone_for
from models.errors import NotNow
from models.people.account.authorisation import Authorisation
from models.people.account.company import Company, Firm
from models.people.account.papers import hold_paper
from models.people.account.profile import Profile
from models.people.account.proving import ProvedElsewhere, may_prove, prove_company, prove_person
from models.people.account.register import Verdict
from models.people.applicant import Applicant, Audience, number_index
from models.people.identity import IdKind
from models.sample.cast import LIU, MA, SUN
from models.sharing.lookup import Lookup
from tests.models.behalf import applied, says_who, signed
from tests.models.days import FRIDAY, HOUR
from tests.models.items import published
from tests.models.looking import again
from tests.models.people.account.people import DAUGHTER, FATHER, known
from tests.models.people.account.test_authorisation import PAPER
from tests.models.people.account.test_register import stand_in

ONLINE = {"channels": ["窗口", "网上"]}
SHOP = Firm(SUN.audience, SUN.name, SUN.id_number, SUN.legal_name, "经营者")


async def prove(citizen, **how) -> Verdict:
    return await prove_person(citizen, at=FRIDAY, transport=stand_in(), **how)


async def prove_shop(citizen, company) -> Verdict:
    return await prove_company(citizen, company, at=FRIDAY, transport=stand_in())


async def squatter(name: str = "刘得富"):
    """Somebody who has typed 刘德福's number as their own."""
    return await known(DAUGHTER, name, LIU.id_number)


async def liu():
    return await known(LIU.mobile, LIU.name, LIU.id_number)


async def sun_himself():
    return await known(SUN.mobile, SUN.legal_name, SUN.legal_id)


async def applying(citizen, choice: str = "me", number: int = 961) -> Case:
    """A draft of theirs, with themselves chosen."""
    item = await published(number, **ONLINE)
    draft = await Case.begin(item.code, {}, by=citizen, at=FRIDAY, key=f"squat-{citizen.id}")
    people = await everyone_for(citizen, item.id, await draft.guide(), FRIDAY.date())
    whom = next(one for one in people if one.choice == choice)
    await draft.apply_for(whom, by=citizen, at=FRIDAY)
    return draft


async def test_a_name_somebody_typed_under_his_number_keeps_nobody_from_applying():
    await applying(await squatter())
    him = await liu()
    await prove(him)
    draft = await applying(him, number=962)
    applicant = await Applicant.objects().get(Applicant.id == draft.applicant)
    assert applicant.name == LIU.name


async def test_the_claim_is_set_aside_with_the_number_and_the_account_knows():
    other = await squatter()
    draft = await applying(other)
    await prove(await liu())
    assert await Profile.of(other) is None
    assert await Profile.is_set_aside(other)
    assert not await Profile.exists().where(
        (Profile.citizen == other.id) & (Profile.id_index != "")
    )
    assert (await again(draft)).applicant is None
    assert "who" in (await (await again(draft)).progress(FRIDAY.date())).missing


async def test_what_was_signed_in_his_name_by_somebody_else_ends():
    other = await squatter(LIU.name)
    paper = await signed(other)
    case = await applied(await says_who(MA), f"for-{paper.id}")
    await prove(await liu())
    (ended,) = await Authorisation.granted_by_citizen(other)
    assert ended.revoked_at == FRIDAY
    assert await Case.shown_to(await says_who(MA), case.case_no, FRIDAY.date()) is None
    assert await Case.shown_to(await liu(), case.case_no, FRIDAY.date())


async def test_what_he_signed_himself_stands_after_the_proof():
    him = await liu()
    paper = await signed(him)
    await prove(him)
    assert (await Authorisation.granted_by_citizen(him))[0].id == paper.id
    assert (await Authorisation.granted_by_citizen(him))[0].revoked_at is None


async def test_what_he_signed_moves_with_his_proof_to_his_other_account():
    first = await liu()
    await prove(first)
    paper = await signed(first)
    second = await known(FATHER, LIU.name, LIU.id_number)
    await _has_the_telephone(first, second)
    await prove(second, move=True)
    assert await Authorisation.granted_by_citizen(first) == []
    (kept,) = await Authorisation.granted_by_citizen(second)
    assert (kept.id, kept.revoked_at) == (paper.id, None)


async def test_who_only_mistyped_says_anew_who_they_are():
    other = await squatter()
    await prove(await liu())
    await Profile.keep(
        other, name="刘秀英", kind=IdKind.RESIDENT, number="999901195406200025", at=FRIDAY
    )
    assert (await Profile.of(other)).name == "刘秀英"
    assert not await Profile.is_set_aside(other)


async def test_what_an_agent_writes_for_him_on_his_authorisation_stays(jpeg, files):
    daughter = await known()
    paper = await hold_paper(daughter, PAPER, jpeg, at=FRIDAY)
    draft = await applying(daughter, f"for-{paper.id}")
    await prove(await liu())
    assert (await again(draft)).applicant is not None


async def test_one_person_is_proved_in_one_account_and_may_move_to_another():
    first = await liu()
    await prove(first)
    second = await known(FATHER, LIU.name, LIU.id_number)
    await _has_the_telephone(first, second)
    with pytest.raises(ProvedElsewhere, match="改用这个账号") as refused:
        await prove(second)
    assert isinstance(refused.value, NotNow)
    assert (await Profile.of(second)).checked_at is None
    assert await prove(second, move=True) is Verdict.MATCH
    assert (await Profile.of(second)).checked_at == FRIDAY
    assert await Profile.of(first) is None
    assert await Profile.is_set_aside(first)


async def _has_the_telephone(first, second) -> None:
    """The telephone the register knows is the second account's now."""
    index, first.mobile_index, first.mobile = first.mobile_index, "was his", "13900000029"
    await first.save()
    second.mobile_index, second.mobile = index, LIU.mobile
    await second.save()


async def test_the_register_looks_while_the_words_are_changed():
    citizen = await liu()

    async def changes_first(scope, receive, send):
        await Profile.keep(
            citizen,
            name="刘德富",
            kind=IdKind.RESIDENT,
            number=LIU.id_number,
            at=FRIDAY + HOUR,
        )
        await stand_in().app(scope, receive, send)

    slow = httpx.ASGITransport(changes_first)
    assert await prove_person(citizen, at=FRIDAY, transport=slow) is Verdict.MISMATCH
    assert (await Profile.of(citizen)).checked_at is None


async def test_who_deleted_it_in_another_tab_is_told_and_no_register_asked():
    citizen = await liu()
    await Profile.forget(citizen)
    with pytest.raises(NotNow, match="刚刚停用或者删除"):
        await prove(citizen)
    assert await Lookup.count() == 0


async def test_who_is_set_aside_while_choosing_who_applies_is_told():
    other = await squatter()
    draft = await applying(other)
    people = await everyone_for(other, draft.item, await draft.guide(), FRIDAY.date())
    await prove(await liu())
    with pytest.raises(NotNow, match="刚刚停用或者删除"):
        await draft.apply_for(people[0], by=other, at=FRIDAY)


# ---- companies


async def test_the_shop_is_proved_by_its_owner_once_he_is_proved_himself():
    sun = await sun_himself()
    shop = await Company.add(sun, SHOP, at=FRIDAY)
    assert not may_prove(shop, await Profile.of(sun))
    await prove(sun)
    assert may_prove(shop, await Profile.of(sun))
    assert await prove_shop(sun, shop) is Verdict.MATCH
    shop = await Company.for_citizen(sun, shop.id)
    assert (shop.checked_at, shop.check_source) == (FRIDAY, "企业登记")


async def test_a_new_owner_ends_the_proof_of_the_one_before():
    ma, sun = await known(MA.mobile, MA.name, MA.id_number), await sun_himself()
    before = await Company.add(ma, SHOP, at=FRIDAY)
    shop = await Company.add(sun, SHOP, at=FRIDAY)
    await prove(sun)
    was_hers = {Company.checked_at: FRIDAY, Company.proved_index: number_index(SUN.id_number)}
    await Company.update(was_hers).where(Company.id == before.id)
    await prove_shop(sun, shop)
    before = await Company.for_citizen(ma, before.id)
    assert (before.checked_at, before.proved_index) == (None, "")
    assert (await Company.for_citizen(sun, shop.id)).checked_at == FRIDAY


async def test_somebody_elses_shop_is_not_proved():
    ma = await known(MA.mobile, MA.name, MA.id_number)
    await prove(ma)
    firm = Firm(SUN.audience, SUN.name, SUN.id_number, MA.name, "经营者")
    shop = await Company.add(ma, firm, at=FRIDAY)
    assert await prove_shop(ma, shop) is Verdict.MISMATCH
    assert (await Company.for_citizen(ma, shop.id)).checked_at is None


async def test_an_owner_who_is_not_proved_proves_no_shop():
    sun = await sun_himself()
    shop = await Company.add(sun, SHOP, at=FRIDAY)
    assert await prove_shop(sun, shop) is Verdict.MISMATCH
    assert (await Company.for_citizen(sun, shop.id)).checked_at is None


async def test_a_wrong_name_under_its_code_keeps_no_shop_from_applying():
    await Applicant.told(Audience.SELF_EMPLOYED, "青丝", IdKind.CREDIT, SUN.id_number, at=FRIDAY)
    sun = await sun_himself()
    shop = await Company.add(sun, SHOP, at=FRIDAY)
    await prove(sun)
    await prove_shop(sun, shop)
    draft = await applying(sun, f"company-{shop.id}")
    applicant = await Applicant.objects().get(Applicant.id == draft.applicant)
    assert applicant.name == SUN.name


async def somebody_names_another_owner() -> None:
    """They apply for the shop from home; nobody has proved anything of it yet."""
    stranger = await known()
    firm = await Company.add(stranger, replace(SHOP, legal_name="青松"), at=FRIDAY)
    await applying(stranger, f"company-{firm.id}")


async def owner_on_file() -> str:
    """What a certificate of the shop would print."""
    row = await Applicant.objects().get(Applicant.id_index == number_index(SUN.id_number))
    return row.legal_name


async def test_the_proof_mends_a_wrong_owner_on_file():
    sun = await sun_himself()
    await somebody_names_another_owner()
    shop = await Company.add(sun, SHOP, at=FRIDAY)
    await prove(sun)
    await prove_shop(sun, shop)
    assert await owner_on_file() == SUN.legal_name


async def test_a_wrong_owner_typed_after_the_proof_does_not_outlive_the_next_application():
    sun = await sun_himself()
    shop = await Company.add(sun, SHOP, at=FRIDAY)
    await prove(sun)
    await prove_shop(sun, shop)
    await somebody_names_another_owner()
    await applying(sun, f"company-{shop.id}", number=962)
    assert await owner_on_file() == SUN.legal_name


async def test_who_only_says_so_changes_no_owner_on_file():
    sun = await sun_himself()
    await somebody_names_another_owner()
    shop = await Company.add(sun, SHOP, at=FRIDAY)
    await applying(sun, f"company-{shop.id}", number=962)
    assert await owner_on_file() == "青松"


@pytest.mark.parametrize("change", ["firm", "owner"])
async def test_what_was_proved_of_other_words_is_proved_no_more(change):
    sun = await sun_himself()
    shop = await Company.add(sun, SHOP, at=FRIDAY)
    await prove(sun)
    await prove_shop(sun, shop)
    shop = await Company.for_citizen(sun, shop.id)
    if change == "firm":
        await shop.correct(Firm(SUN.audience, SUN.name, SUN.id_number, "白露"), at=FRIDAY)
    else:
        await Profile.forget(sun)
    shop = await Company.for_citizen(sun, shop.id)
    assert (shop.checked_at, shop.proved_index) == (None, "")
