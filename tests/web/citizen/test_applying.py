"""Applying from home, page by page: fine, wrong, twice, foreign, unfinished."""

import pytest

from models.cases.case import Case
from models.cases.words import Status
from models.catalog.item import Item
from models.catalog.version import ItemVersion
from models.database import fetch
from models.delivery.delivery import Delivery
from models.people.account.address import Address
from models.people.account.consent import Consent, Purpose
from models.people.account.profile import Profile
from models.people.applicant import Applicant, Audience
from models.people.citizen import Citizen
from models.people.identity import IdKind
from models.sample.cast import LIU, MA, SUN
from models.sample.catalogue import sample_item
from models.sample.story import HARDSHIP
from tests.models.items import published
from tests.web.browser import Browser
from tests.web.documents import Page

ME = {"name": MA.name, "id_kind": "resident", "id_number": MA.id_number}
HERE = {
    "way": "mail",
    "to": "new",
    "recipient": MA.name,
    "recipient_mobile": MA.mobile,
    "address": MA.address,
}
KIND = "kind=大龄失业"


@pytest.fixture
async def ma(as_citizen) -> Browser:
    """马丽 at her phone, who has never applied for anything."""
    return await as_citizen(MA.mobile)


@pytest.fixture
async def item() -> str:
    """就业困难人员认定."""
    return (await sample_item(HARDSHIP.item)).code


@pytest.fixture
async def simple(now) -> Item:
    """One required field, nothing to hand in."""
    return await published(981, fields=("since",), materials=(), channels=["网上"])


async def begun(person: Browser, code: str, query: str = "") -> str:
    """A new draft; its address."""
    start = f"/applications/new?item={code}" + (f"&{query}" if query else "")
    answer = await person.fill(start, "/applications")
    assert answer.status_code == 303, answer.text
    return answer.headers["location"]


@pytest.fixture
async def draft(ma, simple) -> str:
    """马丽's, just begun."""
    return await begun(ma, simple.code)


async def filled(person: Browser, address: str) -> str:
    """Everything but the last page."""
    await person.fill(f"{address}/who", **ME)
    await person.fill(f"{address}/form", form_since="2026年3月")
    await person.fill(f"{address}/delivery", **HERE)
    return address


async def case_of(address: str) -> Case:
    return await Case.objects().get(Case.id == int(address.rpartition("/")[2]))


async def citizen(mobile: str = MA.mobile) -> Citizen:
    return next(one for one in await Citizen.objects() if one.mobile == mobile)


# ---- the way in


async def test_the_guide_and_the_checker_lead_to_it(visitor, item):
    guide = await visitor.open(f"/services/{item}")
    assert f'href="/applications/new?item={item}"' in guide.text
    checker = await visitor.open(f"/services/{item}/materials?{KIND}")
    assert f"/applications/new?item={item}&amp;kind=" in checker.text


async def test_what_is_for_windows_only_says_where_to_go(ma, now):
    code = (await published(982)).code
    assert "在线申请" not in (await ma.open(f"/services/{code}")).text
    page = await ma.open(f"/applications/new?item={code}")
    assert "不能在网上申请" in page.text
    assert 'action="/applications"' not in page.text


async def test_a_visitor_signs_in_and_comes_back_with_the_answers(visitor, item):
    answer = await visitor.get(f"/applications/new?item={item}&{KIND}")
    door = answer.headers["location"]
    assert door.startswith("/login?next=/applications/new%3Fitem%3D")
    page = await visitor.open(door)
    kept = dict(page.form("/login/code").filled({}))["next"]
    assert kept.startswith(f"/applications/new?item={item}&kind=")


async def test_a_draft_begins_with_what_the_checker_was_told(ma, item):
    address = await begun(ma, item, KIND)
    case = await case_of(address)
    assert (case.status, case.answers) == (Status.DRAFT, {"kind": ["大龄失业"]})
    assert (await ma.get(address)).headers["location"] == f"{address}/who"


async def test_the_same_form_twice_begins_one_draft(ma, simple):
    page = await ma.open(f"/applications/new?item={simple.code}")
    first = await ma.send(page, "/applications")
    second = await ma.send(page, "/applications")
    assert first.headers["location"] == second.headers["location"]
    assert await Case.count().where(Case.item == simple.id) == 1


async def test_an_item_nobody_has_is_not_found(ma):
    assert (await ma.get("/applications/new?item=nothing")).status_code == 404


# ---- drafts


async def test_my_drafts_are_listed_and_lead_on(ma, draft):
    page = await ma.open("/applications")
    assert f'href="{draft}"' in page.text
    assert "填到“谁来申请”" in page.text


async def test_nobody_else_finds_a_draft(draft, as_citizen, visitor, as_staff):
    sun = await as_citizen(SUN.mobile)
    for path in ("", "/who", "/situation", "/form", "/materials", "/delivery", "/check"):
        assert (await sun.get(draft + path)).status_code == 404, path
    assert (await visitor.get(f"{draft}/who")).headers["location"].startswith("/login")
    assert (await (await as_staff("F01")).get(f"{draft}/who")).status_code == 403


async def test_deleting_asks_first_and_leaves_nothing(ma, draft):
    answer = await ma.fill(f"{draft}/discard")
    assert answer.headers["location"] == "/applications?done=discard"
    assert (await ma.get(draft)).status_code == 404


# ---- who


async def test_who_one_is_is_asked_once_and_kept_in_the_account(ma, draft):
    page = await ma.open(f"{draft}/who")
    assert "存到您的账号里" in page.text
    answer = await ma.send(page, f"{draft}/who", **ME)
    assert answer.headers["location"] == f"{draft}/form"
    assert (await Profile.of(await citizen())).name == MA.name


async def test_a_wrong_number_says_what_is_wrong_and_keeps_the_name(ma, draft):
    answer = await ma.fill(f"{draft}/who", **ME | {"id_number": "999901198109090047"})
    assert answer.status_code == 422
    assert "最后一位对不上" in answer.text
    assert f'value="{MA.name}"' in answer.text


async def test_a_number_known_under_another_name_is_refused_and_counted(ma, draft, now):
    resident = IdKind.RESIDENT
    await Applicant.named(Audience.PERSON, "马莉", resident, MA.id_number, at=now)
    answer = await ma.fill(f"{draft}/who", **ME)
    assert answer.status_code == 422
    assert "登记的姓名（名称）与您填的不一样" in answer.text
    for _ in range(9):
        assert (await ma.fill(f"{draft}/who", whom="me")).status_code == 422
    assert (await ma.fill(f"{draft}/who", whom="me")).status_code == 429


async def test_somebody_i_may_not_act_for_cannot_be_chosen(ma, draft):
    await ma.fill(f"{draft}/who", **ME)
    answer = await ma.fill(f"{draft}/who", whom="for-1")
    assert answer.status_code == 422
    assert "请选择谁来申请" in answer.text


async def test_who_has_no_fitting_standing_is_told_where_to_add_one(ma, now):
    audience = [Audience.COMPANY]
    code = (await published(983, materials=(), channels=["网上"], audience=audience)).code
    address = await begun(ma, code)
    answer = await ma.fill(f"{address}/who", **ME)
    page = await ma.open(answer.headers["location"])
    assert "服务对象是企业法人" in page.text
    assert 'href="/me/companies"' in page.text


# ---- situation


async def test_nothing_goes_before_who(ma, draft):
    for path in ("/form", "/delivery", "/check", "/materials"):
        assert (await ma.get(draft + path)).headers["location"] == f"{draft}/who"


async def test_an_unanswered_question_is_asked_for_and_the_rest_kept(ma, item):
    address = await begun(ma, item)
    await ma.fill(f"{address}/who", **ME)
    answer = await ma.fill(f"{address}/situation")
    assert answer.status_code == 422
    assert "请选择：" in answer.text
    answer = await ma.fill(f"{address}/situation", kind="大龄失业")
    assert answer.headers["location"] == f"{address}/form"


async def test_a_situation_that_ends_here_says_so_and_keeps_the_draft(ma, now):
    kinds = ({"label": "甲", "effects": [{"stop": "甲类要到市里办。"}]}, {"label": "乙"})
    item = await published(984, materials=(), questions={"kind": kinds}, channels=["网上"])
    address = await begun(ma, item.code)
    await ma.fill(f"{address}/who", **ME)
    answer = await ma.fill(f"{address}/situation", kind="甲")
    assert answer.status_code == 422
    assert "甲类要到市里办" in answer.text
    answer = await ma.fill(f"{address}/situation", kind="乙")
    assert answer.headers["location"] == f"{address}/delivery"


# ---- form


async def test_the_form_keeps_what_is_written_although_something_is_missing(ma, now):
    item = await published(985, fields=("one", "two"), materials=(), channels=["网上"])
    address = await begun(ma, item.code)
    await ma.fill(f"{address}/who", **ME)
    answer = await ma.fill(f"{address}/form", form_one="写了")
    assert answer.status_code == 422
    assert "请填写two栏" in answer.text
    assert 'value="写了"' in answer.text
    assert 'value="写了"' in (await ma.open(f"{address}/form")).text


async def test_a_number_that_cannot_be_right_is_told_at_its_field_and_kept(ma, now):
    item = await published(985, fields=("phone:联系电话",), materials=(), channels=["网上"])
    address = await begun(ma, item.code)
    await ma.fill(f"{address}/who", **ME)
    assert 'inputmode="tel"' in (await ma.open(f"{address}/form")).text
    page = Page(await ma.fill(f"{address}/form", form_phone="1990000000"))
    assert (page.status, page.errors) == (422, ["form_phone"])
    assert "手机号应为 11 位，现在是 10 位" in page.text
    await ma.fill(f"{address}/delivery", **HERE)
    answer = await ma.fill(f"{address}/check", declared="yes")
    assert "还有 1 项没有填好" in answer.text
    answer = await ma.fill(f"{address}/form", form_phone=MA.mobile)
    assert answer.headers["location"] == f"{address}/delivery"


async def test_going_back_keeps_what_is_half_written(ma, draft):
    await ma.fill(f"{draft}/who", **ME)
    answer = await ma.fill(f"{draft}/form", form_since="写到一半", _go="back")
    assert answer.headers["location"] == f"{draft}/who"
    assert (await case_of(draft)).form == {"since": "写到一半"}


async def test_another_device_goes_on_where_this_one_stopped(ma, draft, as_citizen):
    await ma.fill(f"{draft}/who", **ME)
    await ma.fill(f"{draft}/form", form_since="2026年3月")
    at_home = await as_citizen(MA.mobile)
    assert (await at_home.get(draft)).headers["location"] == f"{draft}/delivery"
    assert "2026年3月" in (await at_home.open(f"{draft}/form")).text


async def test_too_long_a_text_is_shown_again(ma, draft):
    await ma.fill(f"{draft}/who", **ME)
    answer = await ma.fill(f"{draft}/form", form_since="长" * 900)
    assert answer.status_code == 422
    assert "最多写" in answer.text


# ---- delivery


async def test_a_new_address_is_used_and_kept_where_ticked(ma, draft):
    await ma.fill(f"{draft}/who", **ME)
    answer = await ma.fill(f"{draft}/delivery", **HERE, keep="yes")
    assert answer.headers["location"] == f"{draft}/check"
    (row,) = await Address.of(await citizen())
    assert (row.recipient, row.place) == (MA.name, MA.address)
    (wish,) = await Delivery.objects().where(Delivery.case == (await case_of(draft)).id)
    assert wish.address == MA.address


async def test_the_address_of_somebody_else_cannot_be_used(ma, draft, now):
    liu = await Citizen.with_mobile(LIU.mobile, at=now)
    row = Address(citizen=liu.id, recipient=LIU.name, saved_at=now)
    row.mobile, row.place = LIU.mobile, LIU.address
    await row.save()
    await ma.fill(f"{draft}/who", **ME)
    answer = await ma.fill(f"{draft}/delivery", way="mail", to=str(row.id))
    assert answer.status_code == 422
    assert LIU.address not in answer.text


async def test_an_address_without_its_parts_says_which(ma, draft):
    await ma.fill(f"{draft}/who", **ME)
    answer = await ma.fill(f"{draft}/delivery", **HERE | {"address": "村里"})
    assert answer.status_code == 422
    assert "请写完整的收件地址" in answer.text
    assert 'value="村里"' in answer.text


async def test_electronic_alone_needs_the_consent_and_gives_it_to_the_account(ma, draft):
    await ma.fill(f"{draft}/who", **ME)
    answer = await ma.fill(f"{draft}/delivery", way="electronic")
    assert "请先同意电子送达" in answer.text
    await ma.fill(f"{draft}/delivery", way="electronic", electronic_agreed="yes")
    assert await Consent.given(await citizen(), Purpose.ELECTRONIC_SERVICE)


async def test_a_station_is_chosen_among_those_that_are_open(ma, draft):
    await ma.fill(f"{draft}/who", **ME)
    answer = await ma.fill(f"{draft}/delivery", way="station", station="")
    assert "请选择到哪个站点领取" in answer.text


# ---- the last page


async def test_the_last_page_shows_everything_with_a_way_back(ma, draft):
    page = await ma.open(f"{await filled(ma, draft)}/check")
    for words in (MA.name, "999901********0046", "2026年3月", MA.address, "政府付"):
        assert words in page.text
    assert MA.id_number not in page.text
    assert f'href="{draft}/form?then=check"' in page.text
    assert " checked" not in page.text


async def test_a_change_from_the_last_page_leads_back_to_it(ma, draft):
    await filled(ma, draft)
    page = await ma.open(f"{draft}/form?then=check")
    answer = await ma.send(page, f"{draft}/form", form_since="2026年4月")
    assert answer.headers["location"] == f"{draft}/check"


async def test_sent_once_however_often_the_button_is_pressed(ma, draft):
    page = await ma.open(f"{await filled(ma, draft)}/check")
    first = await ma.send(page, f"{draft}/check", declared="yes")
    second = await ma.send(page, f"{draft}/check", declared="yes")
    assert first.status_code == second.status_code == 303
    assert first.headers["location"] == second.headers["location"]
    case = await case_of(draft)
    assert first.headers["location"] == f"/cases/{case.case_no}?done=submit"
    assert (await ma.get(f"{draft}/form")).headers["location"].startswith("/cases/")


async def test_the_case_page_says_number_code_and_what_comes_next(ma, draft):
    await filled(ma, draft)
    answer = await ma.fill(f"{draft}/check", declared="yes")
    page, case = await ma.open(answer.headers["location"]), await case_of(draft)
    for words in (case.case_no, case.query_code, "收件凭证.pdf", "下一步"):
        assert words in page.text


async def test_it_is_not_sent_undeclared_or_unfinished(ma, draft):
    await ma.fill(f"{draft}/who", **ME)
    answer = await ma.fill(f"{draft}/check", declared="yes")
    assert answer.status_code == 422
    assert "还有 1 项没有填" in answer.text
    await filled(ma, draft)
    answer = await ma.fill(f"{draft}/check")
    assert "勾选后再提交" in answer.text
    assert (await case_of(draft)).status == Status.DRAFT


async def test_the_same_matter_again_is_warned_of_early_and_sent_deliberately(ma, draft, simple):
    await filled(ma, draft)
    await ma.fill(f"{draft}/check", declared="yes")
    number = (await case_of(draft)).case_no
    second = await begun(ma, simple.code)
    await ma.fill(f"{second}/who", **ME)
    assert f'href="/cases/{number}"' in (await ma.open(f"{second}/form")).text
    assert f'href="/cases/{number}"' not in (await ma.open(f"{second}/delivery")).text
    page = await ma.open(f"{await filled(ma, second)}/check")
    assert f'href="/cases/{number}"' in page.text
    answer = await ma.send(page, f"{second}/check", declared="yes")
    assert answer.status_code == 422
    answer = await ma.fill(f"{second}/check", declared="yes", aware="yes")
    assert answer.status_code == 303


async def test_while_the_item_is_suspended_the_draft_is_kept(ma, draft, simple):
    await filled(ma, draft)
    page = await ma.open(f"{draft}/check")
    suspended = {ItemVersion.state: "suspended"}
    await ItemVersion.update(suspended).where(ItemVersion.item == simple.id)
    assert "暂停办理" in (await ma.open(f"{draft}/check")).text
    answer = await ma.send(page, f"{draft}/check", declared="yes")
    assert answer.status_code == 409
    assert "您填的内容都保留着" in answer.text


async def test_a_reviewer_accepts_what_came_from_home(ma, draft, as_staff):
    await filled(ma, draft)
    await ma.fill(f"{draft}/check", declared="yes")
    case = await case_of(draft)
    wang = await as_staff("W01")
    page = await wang.open(f"/desk/cases/{case.case_no}")
    assert "网上申请：已对照证件照片" in page.text
    act = f"/desk/cases/{case.case_no}/acceptance"
    assert (await wang.send(page, act)).status_code == 409
    assert (await wang.send(page, act, identity="yes")).status_code == 303
    assert (await case_of(draft)).status == Status.ACCEPTED


async def test_who_agrees_has_the_form_filled_from_an_earlier_case(ma, draft, simple):
    await filled(ma, draft)
    await ma.fill(f"{draft}/check", declared="yes")
    second = await begun(ma, simple.code)
    await ma.fill(f"{second}/who", whom="me")
    assert "2026年3月" not in (await ma.open(f"{second}/form")).text
    await ma.fill(f"{second}/form", reuse="yes")
    page = await ma.open(f"{second}/form")
    assert 'value="2026年3月"' in page.text
    assert "办理试验事项时填写的内容" in page.text


async def test_a_newer_guide_is_told_and_the_draft_keeps_its_own(ma, draft, simple):
    await ma.fill(f"{draft}/who", **ME)
    old = await ItemVersion.objects().get(ItemVersion.item == simple.id)
    await fetch(COPY, old.id)
    assert "办事指南更新过" in (await ma.open(f"{draft}/form")).text
    assert (await case_of(draft)).version == old.id


COPY = """
INSERT INTO item_version SELECT (r).* FROM (
  SELECT jsonb_populate_record(v, jsonb_build_object(
    'id', nextval('item_version_id_seq'), 'version', v.version + 1)) AS r
  FROM item_version v WHERE v.id = $1) AS copied
"""
