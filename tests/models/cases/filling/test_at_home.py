"""Drafting at home: who applies, the situation, the form, the way of delivery, and 提交."""

from datetime import timedelta

import pytest

from models.cases.case import Case
from models.cases.filling.clearing import clear_old_drafts
from models.cases.filling.people_of import Agent
from models.cases.filling.whom import everyone_for
from models.cases.filling.wishes import DeliveryWish
from models.cases.material import CaseFile
from models.cases.words import DeliveryWay, Status
from models.catalog.version import ItemVersion
from models.delivery.delivery import Delivery
from models.files.file import File
from models.people.account.company import Company, Firm
from models.people.account.profile import Profile
from models.people.applicant import Applicant, Audience
from models.people.identity import IdKind
from models.sample.cast import MA, SUN
from tests.models.cases.filling.ma_at_home import (
    AGENT,
    ANSWERS,
    MAIL,
    ONLINE,
    TODAY,
    choose,
    filled,
    for_liu,
)
from tests.models.days import FRIDAY, MINUTE
from tests.models.items import published
from tests.models.looking import again, now_not, wrong
from tests.models.pictures import drawn


async def paper_of(draft: Case) -> list[CaseFile]:
    paper = next((row for row in await draft.materials() if row.name == "授权委托书"), None)
    return await paper.sheets() if paper else []


# ---- beginning


async def test_the_same_form_sent_twice_begins_one_draft(draft, ma, item, sun):
    twice = await Case.begin(item.code, ANSWERS, by=ma, at=FRIDAY + MINUTE, key="a-draft")
    assert twice.id == draft.id
    other = Case.begin(item.code, ANSWERS, by=sun, at=FRIDAY, key="a-draft")
    assert "已经提交过" in await now_not(other)


async def test_what_is_for_windows_only_is_not_begun(ma):
    item = await published(972)
    sentence = await now_not(Case.begin(item.code, {}, by=ma, at=FRIDAY, key="at-window"))
    assert "到窗口" in sentence


async def test_an_account_has_a_limit_of_drafts(ma, item):
    for number in range(20):
        await Case.begin(item.code, {}, by=ma, at=FRIDAY, key=f"draft-{number}")
    sentence = await now_not(Case.begin(item.code, {}, by=ma, at=FRIDAY, key="one more"))
    assert "20份" in sentence


async def test_drafts_are_the_writers_alone(draft, ma, sun):
    assert [one.id for one in await Case.drafts_of(ma)] == [draft.id]
    assert await Case.drafts_of(sun) == []
    assert await Case.of_citizen(ma, TODAY) == []


# ---- who


async def test_for_oneself_there_is_no_agent_and_the_phone_is_the_accounts(draft, ma):
    await choose(draft, ma)
    applicant = await Applicant.objects().get(Applicant.id == draft.applicant)
    assert (applicant.name, draft.contact_mobile) == (MA.name, MA.mobile)
    assert not await Agent.exists().where(Agent.case == draft.id)


async def test_a_number_on_file_under_another_name_is_refused_and_stays_as_it_is(draft, ma):
    kind = IdKind.RESIDENT
    await Applicant.named(Audience.PERSON, "马莉", kind, MA.id_number, at=FRIDAY)
    errors = await wrong(choose(draft, ma))
    assert "不一样" in errors["whom"]
    known = await Applicant.objects().where(Applicant.id_kind == kind)
    assert "马莉" in [row.name for row in known if row.id_number == MA.id_number]


async def test_a_company_of_somebody_elses_makes_an_agent(ma):
    item = await published(973, questions=AGENT, **ONLINE)
    firm = Firm(SUN.audience, SUN.name, SUN.id_number, SUN.legal_name, "店员")
    company = await Company.add(ma, firm, at=FRIDAY)
    draft = await Case.begin(item.code, ANSWERS, by=ma, at=FRIDAY, key="for-a-shop")
    await choose(draft, ma, f"company-{company.id}")
    agent = await Agent.objects().get(Agent.case == draft.id)
    assert (agent.name, agent.relation) == (MA.name, "店员")
    assert (await again(draft)).answers == {"agent": ["他人代办"]}  # 谁来申请 has answered it
    await draft.situate(ANSWERS, at=FRIDAY)
    assert "他人代办" in (await draft.progress(TODAY)).missing["situation"]


async def test_the_owner_signs_for_the_shop_without_an_agent(sun, item):
    number = SUN.legal_id
    kind = IdKind.RESIDENT
    await Profile.keep(sun, name=SUN.legal_name, kind=kind, number=number, at=FRIDAY)
    firm = Firm(SUN.audience, SUN.name, SUN.id_number, SUN.legal_name, "经营者本人")
    company = await Company.add(sun, firm, at=FRIDAY)
    draft = await Case.begin(item.code, ANSWERS, by=sun, at=FRIDAY, key="own-shop")
    await choose(draft, sun, f"company-{company.id}")
    assert not await Agent.exists().where(Agent.case == draft.id)
    assert "situation" not in (await draft.progress(TODAY)).missing


async def test_an_agent_in_the_situation_alone_is_asked_for_whom(draft, ma):
    await choose(draft, ma)
    await draft.situate({"agent": ("他人代办",)}, at=FRIDAY)
    assert "替谁办" in (await draft.progress(TODAY)).missing["situation"]


async def test_only_whom_the_item_is_for_can_be_chosen(ma):
    item = await published(974, audience=[Audience.COMPANY], **ONLINE)
    draft = await Case.begin(item.code, {}, by=ma, at=FRIDAY, key="for-firms")
    assert await everyone_for(ma, draft.item, await draft.guide(), TODAY) == []


async def test_the_paper_of_the_account_is_laid_to_its_material(draft, ma, jpeg, files):
    file = await File.keep(jpeg, "image/jpeg", at=FRIDAY)
    row = await for_liu(ma, file.id)
    await choose(draft, ma, f"for-{row.id}")
    assert [one.file.id for one in await paper_of(draft)] == [file.id]
    await choose(draft, ma)
    assert await paper_of(draft) == []
    assert draft.authorisation is None


async def test_who_may_act_for_another_matter_only_is_not_offered(draft, ma, jpeg, files):
    file = await File.keep(jpeg, "image/jpeg", at=FRIDAY)
    other = await published(975, **ONLINE)
    await for_liu(ma, file.id, item=other.id)
    people = await everyone_for(ma, draft.item, await draft.guide(), TODAY)
    assert [one.choice for one in people] == ["me"]


async def test_an_authorisation_that_ends_meanwhile_must_be_chosen_anew(draft, ma, jpeg, files):
    file = await File.keep(jpeg, "image/jpeg", at=FRIDAY)
    row = await for_liu(ma, file.id)
    await choose(draft, ma, f"for-{row.id}")
    assert "who" not in (await draft.progress(TODAY)).missing
    await row.revoke(at=FRIDAY)
    assert "授权" in (await draft.progress(TODAY)).missing["who"]


async def test_whoever_was_named_does_nothing_more_once_it_is_taken_back(draft, ma, jpeg, files):
    file = await File.keep(jpeg, "image/jpeg", at=FRIDAY)
    await filled(draft, ma, jpeg)
    row = await for_liu(ma, file.id)
    await choose(draft, ma, f"for-{row.id}")
    await draft.submit(by=ma, at=FRIDAY, key="form-key-1")
    await row.revoke(at=FRIDAY + MINUTE)
    late = FRIDAY + 2 * MINUTE
    assert "授权已经撤销" in await now_not(draft.change_delivery(by=ma, at=late, wish=MAIL))
    assert "授权已经撤销" in await now_not(draft.withdraw(by=ma, at=late, reason="", signed=True))


async def test_an_authorisation_taken_back_at_the_last_moment_stops_it(draft, ma, jpeg, files):
    file = await File.keep(jpeg, "image/jpeg", at=FRIDAY)
    await filled(draft, ma, jpeg)
    row = await for_liu(ma, file.id)
    await choose(draft, ma, f"for-{row.id}")
    await row.revoke(at=FRIDAY)
    assert "授权已经撤销" in await now_not(draft.submit(by=ma, at=FRIDAY + MINUTE))


# ---- form and delivery


async def test_the_form_keeps_its_own_fields_only(draft):
    await draft.write_form({"since": " 2026年3月 ", "other": "别的"})
    assert (await again(draft)).form == {"since": "2026年3月"}


async def test_a_wish_is_kept_and_replaced(draft):
    await draft.wish_for(MAIL, at=FRIDAY)
    await draft.wish_for(DeliveryWish(DeliveryWay.DECIDING_COUNTER), at=FRIDAY)
    (wish,) = await Delivery.objects().where(Delivery.case == draft.id)
    assert wish.way == DeliveryWay.DECIDING_COUNTER


@pytest.mark.parametrize(
    ("wish", "field"),
    [
        (None, "way"),
        (DeliveryWish(DeliveryWay.INTAKE_COUNTER), "way"),
        (DeliveryWish(DeliveryWay.MAIL, "马丽", "138", "示例县"), "recipient_mobile"),
        (DeliveryWish(DeliveryWay.STATION, station=999999), "station"),
        (DeliveryWish(DeliveryWay.ELECTRONIC), "electronic_agreed"),
    ],
)
async def test_a_wish_that_cannot_be_met_is_refused(draft, wish, field):
    assert field in await wrong(draft.wish_for(wish, at=FRIDAY))


# ---- 提交


async def test_a_finished_draft_becomes_a_case_with_a_receipt(draft, ma, jpeg, files):
    await filled(draft, ma, jpeg)
    assert (await draft.progress(TODAY)).missing == {}
    event = await draft.submit(by=ma, at=FRIDAY, key="sent-once")
    assert (draft.status, draft.filed_by) == (Status.RECEIVED, ma.id)
    assert draft.contact_confirmed_at == FRIDAY
    assert (await (await again(draft)).submit(by=ma, at=FRIDAY, key="sent-once")).id == event.id


async def test_an_officer_who_knows_the_person_can_accept_it(draft, ma, wang, jpeg, files):
    await filled(draft, ma, jpeg)
    await draft.submit(by=ma, at=FRIDAY)
    assert "核验申请人身份" in await now_not(draft.accept(by=wang, at=FRIDAY))
    await draft.confirm_identity(by=wang, at=FRIDAY)
    await draft.confirm_identity(by=wang, at=FRIDAY)
    assert (await draft.position()).identity_checked


async def test_nothing_is_sent_while_the_item_is_suspended(draft, ma, jpeg, files):
    await filled(draft, ma, jpeg)
    await ItemVersion.update({ItemVersion.state: "suspended"}).where(
        ItemVersion.id == draft.version
    )
    assert "暂停办理" in await now_not(draft.submit(by=ma, at=FRIDAY))
    assert (await again(draft)).status == Status.DRAFT


async def test_what_is_missing_is_named_by_stage(draft, ma):
    missing = (await draft.progress(TODAY)).missing
    assert set(missing) == {"who", "form", "materials", "delivery"}
    await draft.situate({}, at=FRIDAY)
    assert "situation" in (await draft.progress(TODAY)).missing


# ---- giving up


async def test_a_draft_given_up_leaves_nothing(draft, ma, jpeg, files):
    await filled(draft, ma, jpeg)
    assert await draft.discard()
    assert not await Case.exists().where(Case.id == draft.id)
    assert not await File.exists().where(File.media_type == "image/jpeg")


async def test_a_picture_that_arrives_after_the_application_changes_nothing(draft, ma, jpeg, files):
    page = await again(await filled(draft, ma, jpeg))
    (row,) = await draft.materials()
    (sheet,) = await row.sheets()
    await draft.submit(by=ma, at=FRIDAY)
    other = drawn(size=(90, 70))
    await now_not(row.attach(other, "晚.jpg", by="申请人", at=FRIDAY, hold=page.lock_draft))
    await now_not(page.take_away(row, sheet.id, at=FRIDAY))
    assert [one.id for one in await row.sheets()] == [sheet.id]


async def test_a_case_is_not_discarded(draft, ma, jpeg, files):
    await filled(draft, ma, jpeg)
    await draft.submit(by=ma, at=FRIDAY)
    assert not await draft.discard()


async def test_old_drafts_from_home_are_cleared_with_their_files(draft, ma, jpeg, files):
    await filled(draft, ma, jpeg)
    assert await clear_old_drafts(FRIDAY + timedelta(days=31)) == 1
    assert not await File.exists().where(File.media_type == "image/jpeg")
