"""The draft on the counter: who is there, what they brought, how they want the result."""

from datetime import date

import pytest

from models.cases.case import Case
from models.cases.filling.checking import Finding, longest_promise
from models.cases.filling.people_of import Agent, IdentityCheck
from models.cases.filling.wishes import DeliveryWish
from models.cases.words import DeliveryWay, MaterialState
from models.catalog.words import IntakeMode, Need, Waiver
from models.delivery.delivery import Delivery, Payer
from models.people.applicant import Applicant, Audience
from models.people.identity import IdKind
from models.sample.cast import LIU, MA, SUN
from tests.models.days import FRIDAY, HOUR, MINUTE
from tests.models.items import A_FORM, published
from tests.models.looking import again, now_not, wrong
from tests.models.play import DAUGHTER, accepted, draft_at, identify, received


@pytest.fixture
async def draft(he) -> Case:
    """An empty draft on 何琳's counter."""
    return await Case.start(by=he, post=he.posts[0], at=FRIDAY, key="draft")


async def test_a_person_is_identified_and_becomes_the_contact(draft, he):
    await identify(draft, person=LIU)
    applicant = await Applicant.objects().get(Applicant.id == draft.applicant)
    (check,) = await IdentityCheck.objects().where(IdentityCheck.case == draft.id)
    assert (applicant.name, applicant.birth_date) == ("刘德福", date(1941, 3, 15))
    assert (draft.contact_name, draft.contact_mobile) == ("刘德福", LIU.mobile)
    assert (check.whose, check.words) == ("applicant", "人工比对证件，人证一致")
    assert check.checked_by == he.id


async def test_an_agent_is_identified_too_and_becomes_the_contact(draft):
    await identify(draft, person=LIU, agent=DAUGHTER)
    agent = await Agent.objects().get(Agent.case == draft.id)
    checks = await IdentityCheck.objects().where(IdentityCheck.case == draft.id)
    assert (agent.name, agent.relation, agent.masked_id) == ("马丽", "女儿", "999901********0046")
    assert {check.whose for check in checks} == {"applicant", "agent"}
    assert (draft.contact_name, draft.contact_mobile) == ("马丽", MA.mobile)


async def test_when_the_person_comes_back_alone_the_agent_is_forgotten(draft):
    await identify(draft, person=LIU, agent=DAUGHTER)
    await identify(draft, person=LIU)
    assert not await Agent.exists().where(Agent.case == draft.id)
    assert await IdentityCheck.count().where(IdentityCheck.case == draft.id) == 1
    assert draft.contact_mobile == LIU.mobile


async def test_an_agent_without_a_telephone_leaves_the_applicants(draft):
    silent = DAUGHTER.__class__(**(vars(DAUGHTER) | {"mobile": ""}))
    await identify(draft, person=LIU, agent=silent)
    assert draft.contact_mobile == LIU.mobile


@pytest.mark.parametrize(
    ("changes", "field", "sentence"),
    [
        ({"name": "刘"}, "name", "姓名或名称应为2至100个字"),
        ({"id_number": "999901194103150012"}, "id_number", "最后一位对不上"),
        ({"id_number": "999901194103150"}, "id_number", "18位公民身份号码"),
        ({"mobile": "12345"}, "mobile", "手机号应为11位"),
        ({"method": None}, "method", "请选择核验方式"),
        ({"audience": Audience.COMPANY, "legal_name": ""}, "legal_name", "法定代表人"),
        (
            {"agent": DAUGHTER.__class__(**(vars(DAUGHTER) | {"id_number": "1"}))},
            "agent_id_number",
            "应为18位",
        ),
    ],
)
async def test_what_is_wrong_is_said_beside_the_field(draft, changes, field, sentence):
    errors = await wrong(identify(draft, person=LIU, **changes))
    assert list(errors) == [field]
    assert sentence in errors[field]
    assert (await again(draft)).applicant is None


async def test_numbers_and_names_are_tidied_before_they_are_kept(draft):
    await identify(
        draft,
        name=" 买买提・吐尔逊 ",
        id_number="９９９９０１ 19410315 0011",
        mobile="+86 199-0000-0002",
    )
    applicant = await Applicant.objects().get(Applicant.id == draft.applicant)
    assert (applicant.name, applicant.id_number) == ("买买提·吐尔逊", LIU.id_number)
    assert draft.contact_mobile == LIU.mobile


async def test_a_business_is_known_by_its_credit_code(draft):
    await identify(draft, person=SUN)
    applicant = await Applicant.objects().get(Applicant.id == draft.applicant)
    assert (applicant.id_kind, applicant.birth_date) == (IdKind.CREDIT, None)
    assert applicant.masked_name == SUN.name


async def test_what_is_left_blank_does_not_wipe_out_what_is_known(draft, he):
    await identify(draft, person=SUN)
    other = await Case.start(by=he, post=he.posts[0], at=FRIDAY, key="other")
    await identify(other, person=SUN, address="")
    applicant = await Applicant.objects().get(Applicant.id == other.applicant)
    assert other.applicant == draft.applicant
    assert (applicant.address, applicant.legal_name) == (SUN.address, SUN.legal_name)


@pytest.mark.parametrize("protected", [False, True])
async def test_whoever_types_a_number_does_not_learn_where_somebody_lives(draft, he, protected):
    await identify(draft, person=LIU)
    await Applicant.update({Applicant.restricted: protected}).where(Applicant.name == LIU.name)
    other = await Case.start(by=he, post=he.posts[0], at=FRIDAY + HOUR, key="other")
    await identify(other, person=LIU, address="")
    assert (await other.people_on_file())["address"] == ""
    await Case.update({Case.applicant: None}).where(Case.id == draft.id)
    assert (await other.people_on_file())["address"] == ""


async def test_the_first_page_shows_again_what_was_typed(draft):
    await identify(draft, person=LIU, agent=DAUGHTER)
    known = await draft.people_on_file()
    assert (known["name"], known["who"], known["matched"]) == ("刘德福", "agent", "yes")
    assert (known["agent_name"], known["agent_relation"]) == ("马丽", "女儿")
    assert known["address"] == LIU.address
    await identify(draft, person=LIU)
    assert (await draft.people_on_file())["who"] == "self"


# Materials


@pytest.fixture
async def listed() -> Case:
    """A draft with a form, a paper that may come later, and one the office looks up."""
    item = await published(
        910,
        materials=(
            A_FORM,
            {
                "name": "制度",
                "need": Need.TOLERABLE,
                "originals": 1,
                "tolerance_length": 3,
                "tolerance_unit": "workday",
            },
            {"name": "执照", "form": "copy", "copies": 1, "waiver": Waiver.SHARED},
        ),
    )
    return await draft_at("F01", item, IntakeMode.WINDOW, found=MaterialState.OPEN)


async def found(case: Case, he, **states: Finding) -> dict[str, object]:
    rows = {row.name: row for row in await case.materials()}
    findings = {rows[name].id: finding for name, finding in states.items()}
    await case.check_materials(findings, by=he, at=FRIDAY)
    return {row.name: row for row in await case.materials()}


async def test_what_lies_on_the_counter_is_counted(listed, he):
    rows = await found(listed, he, 申请表=Finding(MaterialState.COMPLETE, note="两页"))
    form = rows["申请表"]
    assert (form.state, form.original_count, form.copy_count) == ("complete", 1, 0)
    assert (form.original_seen, form.copy_matches, form.note) == (True, False, "两页")
    assert (form.checked_by, form.checked_at) == (he.id, FRIDAY)


async def test_a_second_look_forgets_the_first(listed, he):
    await found(listed, he, 申请表=Finding(MaterialState.COMPLETE))
    form = (await found(listed, he, 申请表=Finding(MaterialState.MISSING)))["申请表"]
    assert (form.state, form.original_count, form.original_seen) == ("missing", 0, False)


async def test_a_tolerated_paper_gets_the_longest_date_the_item_allows(listed, he):
    rows = await found(listed, he, 制度=Finding(MaterialState.TOLERATED))
    assert rows["制度"].promised_on == date(2026, 11, 25)
    assert await longest_promise(rows["制度"], FRIDAY) == date(2026, 11, 25)


async def test_or_an_earlier_one_the_applicant_promises(listed, he):
    early = Finding(MaterialState.TOLERATED, promised_on=date(2026, 11, 24))
    assert (await found(listed, he, 制度=early))["制度"].promised_on == date(2026, 11, 24)


@pytest.mark.parametrize("day", [date(2026, 11, 26), date(2026, 11, 20), date(2026, 11, 1)])
async def test_but_not_a_later_one_and_not_one_that_is_past(listed, he, day):
    late = found(listed, he, 制度=Finding(MaterialState.TOLERATED, promised_on=day))
    (sentence,) = (await wrong(late)).values()
    assert sentence == "“制度”最晚可以在11月25日补交，请重新约定日期。"


async def test_only_what_the_item_says_can_come_later_or_be_looked_up(listed, he):
    errors = await wrong(found(listed, he, 申请表=Finding(MaterialState.TOLERATED)))
    assert "“申请表”不能容缺" in next(iter(errors.values()))
    errors = await wrong(found(listed, he, 申请表=Finding(MaterialState.WAIVED)))
    assert "“申请表”不能免交" in next(iter(errors.values()))


async def test_a_looked_up_paper_says_who_looked_and_when(listed, he):
    row = (await found(listed, he, 执照=Finding(MaterialState.WAIVED)))["执照"]
    assert row.waiver_evidence == "F01 2026-11-20 15:00 在线核验"
    assert (row.copy_count, row.in_order) == (0, True)


async def test_a_line_of_another_case_is_not_touched(listed, he):
    foreign = (await (await received()).materials())[0]
    before = foreign.state
    findings = {foreign.id: Finding(MaterialState.MISSING)}
    await listed.check_materials(findings, by=he, at=FRIDAY)
    assert (await type(foreign).objects().get(type(foreign).id == foreign.id)).state == before


# The last page


async def settle(case: Case, **changes) -> None:
    form = {
        "form": {},
        "wish": DeliveryWish(DeliveryWay.DECIDING_COUNTER),
        "phone_confirmed": True,
        "signed": True,
    }
    await case.settle(**(form | changes), at=FRIDAY)


@pytest.mark.parametrize(
    ("changes", "field", "sentence"),
    [
        ({"wish": None}, "way", "请问清申请人怎样领取结果。"),
        ({"phone_confirmed": False}, "phone_confirmed", "请当面拨通"),
        ({"signed": False}, "signed", "签名"),
        ({"wish": DeliveryWish(DeliveryWay.MAIL)}, "recipient", "请填写收件人。"),
        (
            {"wish": DeliveryWish(DeliveryWay.MAIL, "刘", "1", "示例县青山镇1号")},
            "recipient_mobile",
            "11位",
        ),
        (
            {"wish": DeliveryWish(DeliveryWay.MAIL, "刘", LIU.mobile, "青山镇")},
            "address",
            "完整",
        ),
    ],
)
async def test_nothing_is_signed_before_everything_is_asked(listed, changes, field, sentence):
    errors = await wrong(settle(listed, **changes))
    assert sentence in errors[field]


async def test_a_required_field_must_be_filled_in_and_unknown_ones_are_dropped():
    item = await published(911, fields=("area",))
    case = await draft_at("F01", item, IntakeMode.WINDOW)
    assert await wrong(settle(case)) == {"form_area": "请填写area栏。"}
    await settle(case, form={"area": " 86 ", "other": "x"})
    assert (await again(case)).form == {"area": "86"}


async def test_a_field_is_cut_to_the_length_the_item_allows():
    item = await published(912, fields=("area",))
    case = await draft_at("F01", item, IntakeMode.WINDOW)
    await settle(case, form={"area": "8" * 200})
    assert (await again(case)).form == {"area": "8" * 100}


async def test_the_wish_for_delivery_is_kept_and_a_later_one_replaces_it(listed):
    mail = DeliveryWish(DeliveryWay.MAIL, "刘德福", LIU.mobile, LIU.address, Payer.RECIPIENT)
    await settle(listed, wish=mail)
    (row,) = await Delivery.objects().where(Delivery.case == listed.id)
    assert (row.way, row.payer, row.address) == ("mail", "recipient", LIU.address)
    await settle(listed, wish=DeliveryWish(DeliveryWay.ELECTRONIC))
    (row,) = await Delivery.objects().where(Delivery.case == listed.id)
    assert (row.way, row.electronic_agreed, row.address) == ("electronic", True, "")
    assert (row.way_name, listed.contact_confirmed_at) == ("电子送达", FRIDAY)


# Old pages


async def test_a_page_of_the_draft_that_is_still_open_changes_nothing_after_the_receipt(he):
    case = await received()
    old = await again(case)
    old.status, old.case_no, old.open_leg = "draft", None, None  # as it was before
    form = dict.fromkeys(("place_name", "place_address", "area"), "1")
    assert await now_not(identify(old, person=LIU)) == OLD_PAGE
    assert await now_not(settle(old, form=form)) == OLD_PAGE
    again_chosen = old.choose(old.item, old.version, IntakeMode.WINDOW, {})
    assert await now_not(again_chosen) == OLD_PAGE
    now = await again(case)
    assert (now.status, now.case_no, now.applicant) == ("received", case.case_no, case.applicant)


OLD_PAGE = "这件已经收件，不能再按草稿修改，请到办件中办理。"


async def test_the_counter_is_warned_of_another_open_case_for_the_same_thing(he):
    first = await accepted()
    second = await received(at=FRIDAY + MINUTE)
    assert await second.open_twins() == [first.case_no]
    assert await first.open_twins() == [second.case_no]
    await first.withdraw(by=he, at=FRIDAY + 20 * MINUTE, reason="重复", signed=True)
    assert await second.open_twins() == []


async def test_a_draft_has_a_title_to_be_found_by(draft):
    assert await draft.draft_title() == "还没有登记申请人"
    await identify(draft, person=LIU)
    assert await draft.draft_title() == "刘德福 · 还没有选事项"
    assert (await (await received()).draft_title()).endswith("公共场所卫生许可")
