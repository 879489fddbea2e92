"""Applying from home, page by page: fine, wrong, twice, foreign, unfinished."""

from models.cases.case import Case
from models.cases.words import Status
from models.delivery.delivery import Delivery
from models.people.account.address import Address
from models.people.account.consent import Consent, Purpose
from models.people.account.profile import Profile
from models.people.applicant import Applicant, Audience
from models.people.citizen import Citizen
from models.people.identity import IdKind
from models.sample.cast import LIU, MA, SUN
from tests.models.items import published
from tests.web.citizen.at_home import HERE, KIND, ME, begun, case_of, citizen
from tests.web.documents import Page

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
