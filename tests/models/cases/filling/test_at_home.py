"""Drafting at home: who applies, the situation, the form, the way of delivery, and 提交."""

from datetime import timedelta

import pytest

from models.cases.case import Case
from models.cases.filling.clearing import clear_old_drafts
from models.cases.filling.people_of import Agent
from models.cases.filling.prefill import proposals
from models.cases.filling.whom import everyone_for
from models.cases.filling.wishes import DeliveryWish
from models.cases.material import CaseFile
from models.cases.words import DeliveryWay, Status
from models.catalog.item import Item
from models.catalog.version import ItemVersion
from models.delivery.delivery import Delivery
from models.files.file import File
from models.people.account.address import Address, Place
from models.people.account.authorisation import Authorisation, Proof, Standing
from models.people.account.company import Company, Firm
from models.people.account.consent import Consent, Purpose
from models.people.account.profile import Profile
from models.people.applicant import Applicant, Audience
from models.people.citizen import Citizen
from models.people.identity import IdKind
from models.sample.cast import LIU, MA, SUN
from models.sample.catalogue import sample_item
from tests.models.behalf import says_who, signed
from tests.models.days import FRIDAY, MINUTE
from tests.models.items import A_FORM, published
from tests.models.looking import again, now_not, wrong
from tests.models.pictures import drawn

TODAY = FRIDAY.date()
PAPER = {"name": "授权委托书", "when": {"q": "agent", "is": "他人代办"}, "originals": 1}
AGENT = {"agent": ({"label": "本人办理"}, {"label": "他人代办"})}
ANSWERS = {"agent": ("本人办理",)}
ONLINE = {"channels": ["窗口", "网上"]}
MAIL = DeliveryWish(DeliveryWay.MAIL, "马丽", MA.mobile, MA.address)


@pytest.fixture
async def ma() -> Citizen:
    """马丽, who has said who she is."""
    citizen = await Citizen.with_mobile(MA.mobile, at=FRIDAY)
    kind = IdKind.RESIDENT
    await Profile.keep(citizen, name=MA.name, kind=kind, number=MA.id_number, at=FRIDAY)
    return citizen


@pytest.fixture
async def item() -> Item:
    """With a form, a question who comes, and a paper of authorisation for agents."""
    return await published(
        971, fields=("since",), materials=(A_FORM, PAPER), questions=AGENT, **ONLINE
    )


@pytest.fixture
async def draft(ma, item) -> Case:
    """马丽's, just begun."""
    return await Case.begin(item.code, ANSWERS, by=ma, at=FRIDAY, key="a-draft")


async def choose(draft: Case, citizen: Citizen, choice: str = "me") -> None:
    guide = await draft.guide()
    people = await everyone_for(citizen, draft.item, guide, TODAY)
    whom = next(one for one in people if one.choice == choice)
    await draft.apply_for(whom, by=citizen, at=FRIDAY)


async def filled(draft: Case, citizen: Citizen, jpeg: bytes) -> Case:
    """Everything is there but the button."""
    await choose(draft, citizen)
    await draft.write_form({"since": "2026年3月"})
    form = next(row for row in await draft.materials() if row.name == "申请表")
    await form.attach(jpeg, "申请表.jpg", by="申请人", at=FRIDAY)
    await draft.wish_for(MAIL, at=FRIDAY)
    return draft


async def for_liu(citizen: Citizen, file: int | None, **more: object) -> Authorisation:
    """刘德福 lets 马丽 act for him, on paper."""
    row = Authorisation(
        standing=Standing.AGENT,
        proof=Proof.UPLOADED,
        held_by=citizen.id,
        audience=Audience.PERSON,
        name=LIU.name,
        id_kind=LIU.id_kind,
        agent_name=MA.name,
        agent_mobile_index=citizen.mobile_index,
        valid_from=TODAY,
        valid_to=TODAY + timedelta(days=30),
        file=file,
        made_at=FRIDAY,
        **more,
    )
    row.id_number = LIU.id_number
    await row.save()
    return row


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


async def test_an_earlier_case_fills_the_form_of_who_agreed(draft, ma, item, jpeg, files):
    await filled(draft, ma, jpeg)
    await draft.submit(by=ma, at=FRIDAY)
    second = await Case.begin(item.code, ANSWERS, by=ma, at=FRIDAY, key="second")
    await choose(second, ma)
    assert await proposals(second, ma) == {}
    await Consent.give(ma, Purpose.REUSE, at=FRIDAY)
    proposed = (await proposals(second, ma))["since"]
    assert (proposed.text, proposed.source) == (
        "2026年3月",
        "取自您 11 月 20 日办理试验事项时填写的内容",
    )


async def test_a_form_from_a_counter_is_not_told_to_whose_phone_was_left_there(draft, ma, item):
    await choose(draft, ma)
    await draft.write_form({"since": "2026年3月"})
    await Case.update({Case.filed_by: None, Case.case_no: "1" * 17}).where(Case.id == draft.id)
    assert [one.id for one in await Case.of_citizen(ma, TODAY)] == [draft.id]
    await Consent.give(ma, Purpose.REUSE, at=FRIDAY)
    second = await Case.begin(item.code, ANSWERS, by=ma, at=FRIDAY, key="second")
    await choose(second, ma)
    assert await proposals(second, ma) == {}


async def test_my_own_address_is_proposed_for_me_and_not_for_whom_i_act_for(ma, jpeg, files):
    await Address.add(ma, Place(MA.name, MA.mobile, MA.address), usual=True, at=FRIDAY)
    file = await File.keep(jpeg, "image/jpeg", at=FRIDAY)
    row = await for_liu(ma, file.id)
    card = await sample_item("002099001000")  # 社会保障卡申领
    draft = await Case.begin(card.code, {}, by=ma, at=FRIDAY, key="a-card")
    await choose(draft, ma)
    assert (await proposals(draft, ma))["address"].source == "取自您的常用地址"
    await choose(draft, ma, f"for-{row.id}")
    assert "address" not in await proposals(draft, ma)


NAMED = ("who:姓名", "number:身份证号码", "phone:联系电话")


async def test_whose_paper_i_sent_in_is_proposed_by_name_and_number(ma, jpeg, files):
    item = await published(978, fields=NAMED, **ONLINE)
    row = await for_liu(ma, (await File.keep(jpeg, "image/jpeg", at=FRIDAY)).id)
    draft = await Case.begin(item.code, {}, by=ma, at=FRIDAY, key="for-liu")
    await choose(draft, ma, f"for-{row.id}")
    proposed = await proposals(draft, ma)
    assert {key: one.text for key, one in proposed.items()} == {
        "who": LIU.name,
        "number": LIU.id_number,
        "phone": MA.mobile,
    }
    assert proposed["number"].source == "取自您登记的授权"


async def test_who_only_holds_the_phone_that_was_named_is_told_no_number(ma):
    item = await published(978, fields=NAMED, **ONLINE)
    row = await signed(await says_who(LIU))
    draft = await Case.begin(item.code, {}, by=ma, at=FRIDAY, key="for-liu")
    await choose(draft, ma, f"for-{row.id}")
    assert set(await proposals(draft, ma)) == {"phone"}


async def test_a_passport_is_no_number_of_a_resident(ma, item):
    passport = {"name": "John A. Smith", "kind": IdKind.PASSPORT, "number": "E12345678"}
    await Profile.keep(ma, **passport, at=FRIDAY)
    item = await published(978, fields=(*NAMED, "paper:证件号码"), **ONLINE)
    draft = await Case.begin(item.code, {}, by=ma, at=FRIDAY, key="a-passport")
    await choose(draft, ma)
    proposed = await proposals(draft, ma)
    assert "number" not in proposed
    assert proposed["paper"].text == "E12345678"
