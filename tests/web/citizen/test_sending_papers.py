"""传材料 at home: each line sent, looked up, put off or promised; wrong, twice, foreign."""

import pytest

from models.cases.case import Case
from models.cases.clock import Clock
from models.cases.words import Flag, MaterialState
from models.files.picture import LARGEST
from models.people.account.company import Company
from models.people.account.consent import Consent, Purpose
from models.people.citizen import Citizen
from models.sample.cast import MA, SUN
from models.sharing.lookup import Lookup
from tests.models.home import BY_PROMISE, line, prove_shop, shop_at_home, unemployed_at_home
from tests.models.pictures import blank_pdf, drawn
from tests.web.browser import HTMX, Browser
from web.citizen.uploading import MOST_IN_AN_HOUR

RULES, LICENCE, HEALTH, SHEET = "卫生管理制度", "营业执照", "健康证明", "告知承诺书"


@pytest.fixture
async def citizen(now) -> Citizen:
    return await Citizen.with_mobile(SUN.mobile, at=now)


@pytest.fixture
async def sun(as_citizen) -> Browser:
    return await as_citizen(SUN.mobile)


@pytest.fixture
async def shop(citizen, now, files) -> Case:
    """孙建国's draft, up to its list of materials."""
    return await shop_at_home(citizen, at=now)


def address(draft: Case) -> str:
    return f"/applications/{draft.id}"


async def send(browser: Browser, draft: Case, name: str, *chosen, part: bool = True, **more):
    """Choose files at one line and send them, as the script does or as a plain form."""
    row = await line(draft, name)
    page = await browser.open(f"{address(draft)}/materials")
    action = f"{address(draft)}/materials/{row.id}/files"
    files = [("file", one) for one in chosen]
    headers = HTMX if part else {}
    form = {name: value for name, value in page.form(action).filled({}) if name.startswith("_")}
    return await browser.ask("POST", action, data=form, files=files, headers=headers, **more)


def jpeg(name: str = "制度.jpg", **how) -> tuple[str, bytes]:
    return name, drawn(**how)


async def test_a_photograph_arrives_at_its_line(sun, shop):
    answer = await send(sun, shop, RULES, jpeg())
    assert answer.status_code == 200
    assert "已传 1 张" in answer.text
    row = await line(shop, RULES)
    [sheet] = await row.sheets()
    assert (sheet.name, sheet.added_by) == ("制度.jpg", "申请人")
    picture = await sun.get(f"{address(shop)}/files/{sheet.id}/1")
    assert picture.headers["content-type"] == "image/jpeg"
    assert "<!doctype" not in answer.text.lower()  # a part, not the page


async def test_sent_twice_it_is_there_once(sun, shop):
    for _ in range(2):
        answer = await send(sun, shop, RULES, jpeg())
    assert "已传 1 张" in answer.text


async def test_without_scripts_several_files_go_with_one_form(sun, shop):
    chosen = [jpeg("一.jpg"), ("二.png", drawn("PNG")), ("三.pdf", blank_pdf(3))]
    answer = await send(sun, shop, RULES, *chosen, part=False)
    assert answer.status_code == 303
    row = await line(shop, RULES)
    assert answer.headers["location"] == f"{address(shop)}/materials#material_{row.id}"
    page = await sun.open(f"{address(shop)}/materials")
    assert "已传 4 张" in page.text  # the PNG is white like the JPEG: one picture, and 3 pages


@pytest.mark.parametrize(
    ("content", "status", "sentence"),
    [
        (b"GIF89a" + b"\0" * 60, 415, "只收照片（jpg、png、heic）和PDF"),
        (b"\xff\xd8\xff broken", 422, "打不开这个文件"),
        (blank_pdf(1, "secret"), 422, "加了密码"),
        (b"\xff\xd8\xff" + b"\0" * LARGEST, 413, "文件有 10.0 兆"),
        (b"", 422, "文件是空的"),
    ],
)
async def test_what_is_wrong_is_said_at_the_file(sun, shop, content, status, sentence):
    answer = await send(sun, shop, RULES, ("x.jpg", content))
    assert answer.status_code == status
    assert sentence in answer.text
    page = await send(sun, shop, RULES, ("x.jpg", content), part=False)
    assert page.status_code == 422
    assert sentence in page.text
    assert "有 1 处需要改" in page.text


async def test_a_form_without_a_file_says_so(sun, shop):
    answer = await send(sun, shop, RULES, part=False)
    assert "还没有选择照片或文件" in answer.text


async def test_a_file_can_be_taken_away(sun, shop):
    await send(sun, shop, RULES, jpeg())
    row = await line(shop, RULES)
    [sheet] = await row.sheets()
    action = f"{address(shop)}/materials/{row.id}/files/{sheet.id}/removal"
    answer = await sun.fill(f"{address(shop)}/materials", action)
    assert answer.status_code == 303
    assert await row.sheets() == []
    assert (await sun.get(f"{address(shop)}/files/{sheet.id}/1")).status_code == 404


async def test_nobody_else_sends_or_sees_anything(sun, shop, as_citizen):
    await send(sun, shop, RULES, jpeg())
    row = await line(shop, RULES)
    [sheet] = await row.sheets()
    ma = await as_citizen(MA.mobile)
    for path in ("materials", "promise", f"files/{sheet.id}/1"):
        assert (await ma.get(f"{address(shop)}/{path}")).status_code == 404
    elsewhere = await sun.get(f"{address(shop)}/files/0/1")
    assert elsewhere.status_code == 404


async def test_an_account_sends_so_many_files_in_an_hour(sun, shop, citizen, hall):
    key = f"limit:upload:citizen-{citizen.id}"
    await hall.state.redis.set(key, MOST_IN_AN_HOUR, ex=600)
    answer = await send(sun, shop, RULES, jpeg())
    assert answer.status_code == 429
    assert "一小时最多传200个文件" in answer.text
    assert answer.headers["retry-after"] == "600"


async def test_going_on_says_what_is_missing_and_going_back_does_not(sun, shop):
    page = f"{address(shop)}/materials"
    answer = await sun.fill(page)
    assert answer.status_code == 422
    assert "“卫生管理制度”还没传，请上传或者约定补交的日期。" in answer.text
    assert f'href="#material_{(await line(shop, RULES)).id}"' in answer.text
    answer = await sun.fill(page, page, _go="back")
    assert answer.headers["location"] == f"{address(shop)}/form"


async def test_a_paper_is_put_off_to_a_day(sun, shop, now):
    row = await line(shop, RULES)
    page, action = f"{address(shop)}/materials", f"{address(shop)}/materials/{row.id}/later"
    answer = await sun.fill(page, action)
    assert answer.status_code == 422
    assert "请选择补交的日期。" in answer.text
    assert "请阅读后勾选" in answer.text
    days = await shop.latest_promise(row, now)
    answer = await sun.fill(
        page, action, **{f"day_{row.id}": days.isoformat(), f"agreed_{row.id}": "yes"}
    )
    assert answer.status_code == 303
    shown = (await sun.open(page)).text
    assert f"容缺，{days.month} 月 {days.day} 日前补交" in shown
    answer = await sun.fill(page, action, not_later="yes")
    assert (await line(shop, RULES)).promised_on is None


async def test_who_is_not_proved_is_told_why_and_led_there_and_back(sun, shop):
    row = await line(shop, LICENCE)
    page = f"{address(shop)}/materials"
    shown = await sun.open(page)
    assert f'name="ask" type="checkbox" value="{row.id}"' not in shown.text
    assert "要先核验您本人" in shown.text
    assert "自己上传" in shown.text
    back = f"{page}%23material_{row.id}"
    way = f"/me/identity?then={back}"
    assert f'href="{way}"' in shown.text
    answer = await sun.fill(way, f"/me/identity/check?then={back}")
    assert f'href="{page}#material_{row.id}"' in (await sun.open(answer.headers["location"])).text
    assert f'href="/me/companies?then={back}"' in (await sun.open(page)).text
    companies = await sun.open(f"/me/companies?then={back}")
    (company,) = await Company.objects()
    answer = await sun.send(companies, f"/me/companies/{company.id}/check?then={back}")
    assert "您是法定代表人" in (await sun.open(answer.headers["location"])).text
    assert f'name="ask" type="checkbox" value="{row.id}"' in (await sun.open(page)).text


async def test_who_is_not_proved_cannot_ask_by_hand_either(sun, shop):
    row = await line(shop, LICENCE)
    page = await sun.open(f"{address(shop)}/materials")
    form = {"_token": page.typed["_token"], "ask": row.id}
    answer = await sun.post(f"{address(shop)}/materials/lookup", form)
    assert answer.status_code == 422
    assert not await Lookup.exists().where(Lookup.case == shop.id)


async def test_who_is_not_proved_sends_the_paper(sun, shop):
    answer = await send(sun, shop, LICENCE, jpeg())
    assert "已传 1 张" in answer.text


async def test_a_register_is_asked_about_what_was_ticked(sun, shop, citizen, now):
    await prove_shop(citizen, now)
    licence, health = await line(shop, LICENCE), await line(shop, HEALTH)
    page = f"{address(shop)}/materials"
    answer = await sun.fill(page, f"{page}/lookup")
    assert answer.status_code == 422
    assert "请勾选同意查询的材料" in answer.text
    assert answer.text.count("电子证照库") == 1  # explained once
    answer = await sun.fill(page, f"{page}/lookup", ask=licence.id)
    assert answer.headers["location"] == f"{page}#papers"
    shown = (await sun.open(page)).text
    assert "已查到这份证照并且有效，不用上传。" in shown
    assert "免交：数据共享" in shown
    assert await Lookup.count().where(Lookup.case == shop.id) == 1
    assert f'name="ask" type="checkbox" value="{health.id}"' in shown
    assert f'value="{licence.id}"' not in shown


async def test_what_a_register_does_not_know_is_sent(sun, shop, citizen, now):
    await prove_shop(citizen, now)
    health = await line(shop, HEALTH)
    page = f"{address(shop)}/materials"
    await sun.fill(page, f"{page}/lookup", ask=health.id)
    shown = (await sun.open(page)).text
    assert "没有查到有效的“从业人员健康证明”，请上传" in shown
    assert "没有查到，要自己传" in shown


async def test_nothing_else_can_be_asked_about(sun, shop, citizen, now):
    await prove_shop(citizen, now)
    rules = await line(shop, RULES)
    page = f"{address(shop)}/materials"
    answer = await sun.fill(page, f"{page}/lookup", ask=rules.id)
    assert answer.status_code == 422
    assert not await Lookup.exists().where(Lookup.case == shop.id)


async def test_who_has_agreed_for_good_only_presses(sun, shop, citizen, now):
    await prove_shop(citizen, now)
    await Consent.give(citizen, Purpose.LOOK_UP, at=now)
    page = f"{address(shop)}/materials"
    licence, health = await line(shop, LICENCE), await line(shop, HEALTH)
    answer = await sun.fill(page, f"{page}/lookup", ask=[licence.id, health.id])
    assert answer.status_code == 303
    assert await Lookup.count().where(Lookup.case == shop.id) == 2


async def test_a_promise_is_read_and_made_on_a_page_of_its_own(sun, citizen, now, files):
    draft = await shop_at_home(citizen, BY_PROMISE, at=now)
    answer = await sun.fill(f"{address(draft)}/materials")
    assert answer.headers["location"] == f"{address(draft)}/promise"
    page = await sun.open(f"{address(draft)}/promise")
    assert "承诺不实的后果" in page.text
    assert 'type="checkbox" value="yes">' in page.text  # never ticked in advance
    answer = await sun.fill(f"{address(draft)}/promise")
    assert answer.status_code == 422
    answer = await sun.fill(f"{address(draft)}/promise", agreed="yes")
    assert answer.headers["location"] == f"{address(draft)}/materials"
    shown = (await sun.open(f"{address(draft)}/materials")).text
    assert "这份承诺书不用另外上传" in shown
    assert "作出承诺。" in (await sun.open(f"{address(draft)}/promise")).text


async def test_who_chose_to_promise_and_takes_it_back_chooses_another_way(sun, citizen, now):
    draft = await shop_at_home(citizen, BY_PROMISE, at=now)
    page = f"{address(draft)}/promise"
    await sun.fill(page, agreed="yes")
    answer = await sun.fill(page, f"{page}/removal")
    assert answer.headers["location"] == f"{address(draft)}/situation"
    shown = (await sun.open(f"{address(draft)}/materials")).text
    assert "还没有阅读和作出承诺" in shown


async def test_a_single_promise_taken_back_leaves_room_for_the_paper(as_citizen, now, files):
    ma = await as_citizen(MA.mobile)
    draft = await unemployed_at_home(await Citizen.with_mobile(MA.mobile, at=now), now)
    page, row = f"{address(draft)}/promise", await line(draft, "劳动关系证明")
    upload = f'action="{address(draft)}/materials/{row.id}/files"'
    await ma.fill(page, agreed="yes")
    assert upload not in (await ma.open(f"{address(draft)}/materials")).text
    answer = await ma.fill(page, f"{page}/removal")
    assert answer.headers["location"] == f"{address(draft)}/materials"
    assert upload in (await ma.open(f"{address(draft)}/materials")).text


async def test_without_anything_to_promise_there_is_nothing_to_tick(sun, shop):
    assert "没有可以用承诺代替的材料" in (await sun.open(f"{address(shop)}/promise")).text


async def test_the_whole_way_to_the_office(sun, shop, citizen, as_staff, now):
    await prove_shop(citizen, now)
    for row in await shop.materials():
        if row.name not in (RULES, LICENCE):
            await send(sun, shop, row.name, jpeg(f"{row.name}.jpg"))
    rules, licence = await line(shop, RULES), await line(shop, LICENCE)
    page = f"{address(shop)}/materials"
    await sun.fill(page, f"{page}/lookup", ask=licence.id)
    latest = await shop.latest_promise(rules, now)
    await sun.fill(
        page,
        f"{page}/{rules.id}/later",
        **{f"day_{rules.id}": latest.isoformat(), f"agreed_{rules.id}": "yes"},
    )
    answer = await sun.fill(page)
    assert answer.headers["location"] == f"{address(shop)}/delivery"
    await shop.submit(by=await Citizen.with_mobile(SUN.mobile, at=now), at=now)
    assert Flag.PAPERLESS in shop.flags
    wang = await as_staff("W01")
    shown = (await wang.open(f"/desk/cases/{shop.case_no}?tab=materials&m={licence.id}")).text
    assert "电子证照库" in shown
    shown = (await wang.open(f"/desk/cases/{shop.case_no}?tab=materials&m={rules.id}")).text
    assert f"申请容缺，承诺 {latest.month} 月 {latest.day} 日前补交" in shown
    case = f"/desk/cases/{shop.case_no}"
    ticked = [row.id for row in await shop.materials() if row.name not in (RULES, LICENCE)]
    answer = await wang.fill(
        case, f"{case}/acceptance", checked=ticked, agreed_later=rules.id, identity="yes"
    )
    assert answer.headers["location"] == f"{case}?done=accept"
    assert (await line(shop, RULES)).state == MaterialState.TOLERATED
    clock = await Clock.objects().get((Clock.case == shop.id) & (Clock.kind == "K15"))
    assert clock.due_on == latest
