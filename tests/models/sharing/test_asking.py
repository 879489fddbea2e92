"""免证办: one question to a register about one paper, with consent, written down."""

from datetime import timedelta

import pytest

from models.cases.case import Case
from models.cases.filling.entrance import unsettled_materials
from models.cases.filling.whom import everyone_for
from models.cases.material import CaseMaterial
from models.cases.words import Flag, MaterialState
from models.errors import Invalid, TooMany
from models.people.account.company import Company, Firm
from models.people.account.consent import Consent, Purpose
from models.people.applicant import number_index
from models.sample.cast import SHOPS, SUN
from models.sharing.asking import MOST, can_be_asked, last_answers, look_up
from models.sharing.lookup import Answer, Lookup
from tests.models.days import FRIDAY, MINUTE
from tests.models.home import line, prove_shop, send_all, shop_at_home

LICENCE, HEALTH = "营业执照", "健康证明"
BATH = SHOPS[2]


@pytest.fixture
async def shop(sun):
    draft = await shop_at_home(sun)
    await prove_shop(sun)
    return draft


async def asked(draft, name, by, *, consented=True, at=FRIDAY) -> Answer:
    return await look_up(draft, await line(draft, name), by=by, consented=consented, at=at)


async def about_papers() -> list[Lookup]:
    """The questions to the register of certificates; that of residents was asked before."""
    return await Lookup.objects().where(Lookup.case.is_not_null()).order_by(Lookup.id)


async def test_a_paper_that_is_found_is_waived_with_its_evidence(shop, sun, register, configure):
    configure(register)
    assert await asked(shop, LICENCE, sun) is Answer.FOUND
    row = await line(shop, LICENCE)
    assert row.state == MaterialState.WAIVED
    assert row.waiver_evidence.startswith("电子证照库，编号 SL")
    assert row.waiver_evidence.endswith("2026-11-20 15:00")
    record = await Lookup.objects().where(Lookup.case == shop.id).first()
    assert record.holder_index == number_index(SUN.id_number)
    assert (record.answer, record.purpose) == ("found", "办理公共场所卫生许可；当次同意查询")
    assert record.fields == f"营业执照（{SUN.id_number}）：是否有效、编号、签发单位、有效期"
    assert record.number in row.waiver_evidence
    assert (record.actor_kind, record.actor_id) == ("citizen", sun.id)


async def test_it_is_remarked_on_the_case(shop, sun, register, configure, jpeg, files):
    configure(register)
    await asked(shop, LICENCE, sun)
    await send_all(shop, jpeg, LICENCE)
    await shop.submit(by=sun, at=FRIDAY + MINUTE)
    assert Flag.PAPERLESS in shop.flags


async def test_a_paper_that_is_not_found_is_asked_for(shop, sun, register, configure):
    configure(register)
    assert await asked(shop, HEALTH, sun) is Answer.NOT_FOUND
    row = await line(shop, HEALTH)
    assert row.state == MaterialState.OPEN
    assert HEALTH in " ".join(one.name for one in await unsettled_materials(shop, FRIDAY.date()))
    assert await last_answers(shop) == {row.id: Answer.NOT_FOUND}


@pytest.mark.parametrize("address", ["http://127.0.0.1:9", "not an address", "http://[broken"])
async def test_a_register_that_is_away_waives_nothing_and_blocks_nothing(
    shop, sun, configure, address
):
    configure(address)
    assert await asked(shop, LICENCE, sun) is Answer.UNREACHABLE
    row = await line(shop, LICENCE)
    assert row.state == MaterialState.OPEN
    assert row.id not in [one.id for one in await unsettled_materials(shop, FRIDAY.date())]
    assert (await about_papers())[0].answer == "unreachable"


async def test_a_register_that_speaks_otherwise_is_as_good_as_away(shop, sun, register, configure):
    configure(f"{register}/elsewhere/nothing?")
    assert await asked(shop, LICENCE, sun) is Answer.UNREACHABLE


async def test_nobody_is_asked_about_without_consent(shop, sun, register, configure):
    configure(register)
    with pytest.raises(Invalid) as wrong:
        await asked(shop, LICENCE, sun, consented=False)
    assert list(wrong.value.errors) == ["consent"]
    assert await about_papers() == []
    await Consent.give(sun, Purpose.LOOK_UP, at=FRIDAY)
    assert await asked(shop, LICENCE, sun, consented=False) is Answer.FOUND
    assert (await about_papers())[0].purpose.endswith("同意在线查询")


async def test_only_papers_of_registers_and_only_once(shop, sun, register, configure):
    configure(register)
    with pytest.raises(Invalid, match="不能在线查询"):
        await asked(shop, "申请表", sun)
    for _ in range(2):
        await asked(shop, LICENCE, sun)
    assert len(await about_papers()) == 1


async def test_a_paper_of_somebody_whose_number_nobody_said_is_left_to_the_office(
    shop, sun, register, configure
):
    configure(register)
    row = await line(shop, LICENCE)
    row.name = "法定代表人（负责人）身份证"
    await row.save([CaseMaterial.name])
    assert not can_be_asked(row)
    with pytest.raises(Invalid, match="不能在线查询"):
        await asked(shop, "法定代表人", sun)
    assert row.id not in [one.id for one in await unsettled_materials(shop, FRIDAY.date())]


async def test_without_a_register_nothing_is_offered(shop, sun, configure):
    configure("")
    assert not can_be_asked(await line(shop, LICENCE))
    with pytest.raises(Invalid, match="不能在线查询"):
        await asked(shop, LICENCE, sun)


async def test_nobody_asks_in_bulk(shop, sun, register, configure):
    configure(register)
    for number in range(MOST):
        await asked(shop, HEALTH, sun, at=FRIDAY + number * timedelta(seconds=1))
    with pytest.raises(TooMany, match="一小时最多查询30次"):
        await asked(shop, HEALTH, sun, at=FRIDAY + MINUTE)
    assert await asked(shop, HEALTH, sun, at=FRIDAY + 62 * MINUTE) is Answer.NOT_FOUND


async def test_an_answer_about_somebody_else_does_not_count(shop, sun, register, configure):
    configure(register)
    await asked(shop, LICENCE, sun)
    firm = Firm(SUN.audience, BATH.name, BATH.id_number, BATH.legal_name, "经营者")
    await Company.add(sun, firm, at=FRIDAY)
    people = await everyone_for(sun, shop.item, await shop.guide(), FRIDAY.date())
    this, other = (next(one for one in people if one.name == who.name) for who in (SUN, BATH))
    await shop.apply_for(this, by=sun, at=FRIDAY)
    assert (await line(shop, LICENCE)).state == MaterialState.WAIVED
    await shop.apply_for(other, by=sun, at=FRIDAY)
    row = await line(shop, LICENCE)
    assert (row.state, row.waiver_evidence) == (MaterialState.OPEN, "")


async def test_a_draft_that_is_given_up_leaves_only_that_somebody_asked(
    shop, sun, register, configure
):
    configure(register)
    await asked(shop, LICENCE, sun)
    assert await shop.discard()
    row = await CaseMaterial.objects().get(CaseMaterial.case == shop.id)
    assert (row.name, row.waiver_evidence) == (LICENCE, "")
    assert await Lookup.exists().where(Lookup.material == row.id)
    left = await Case.objects().get(Case.id == shop.id)
    assert (left.status, left.applicant, left.case_no) == ("withdrawn", None, None)
    assert not await shop.discard()
