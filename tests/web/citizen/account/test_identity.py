"""实名信息 on the phone."""

import pytest

from models.people.account.profile import Profile
from models.sample.cast import LIU
from tests.web.citizen.account.people import DAUGHTER, FATHER, NUMBER, holder, say_who, told
from tests.web.documents import Page
from web.citizen.account.data import COPIES_AN_HOUR
from web.citizen.account.identity import CHECKS_AN_HOUR


async def test_she_types_it_once_and_sees_it_masked(as_citizen):
    browser = await as_citizen(DAUGHTER)
    form = {"name": "刘秀英", "id_kind": "resident", "id_number": NUMBER}
    text = await told(browser, await browser.fill("/me/identity", **form))
    assert "999901********0025" in text
    assert NUMBER not in text
    assert "刘**" in (await browser.open("/me")).text


async def test_what_is_wrong_is_told_and_what_was_typed_stays(as_citizen):
    browser = await as_citizen(DAUGHTER)
    wrong = {"name": "刘秀英", "id_kind": "resident", "id_number": NUMBER[:-1]}
    page = Page(await browser.fill("/me/identity", **wrong))
    assert (page.status, page.errors) == (422, ["id_number"])
    assert "应为 18 位" in page.text
    assert page.typed["name"] == "刘秀英"


async def test_a_name_is_corrected_without_typing_the_number_again(as_citizen, now):
    citizen = await say_who(DAUGHTER, "刘秀英", NUMBER, now)
    browser = await as_citizen(DAUGHTER)
    page = await browser.open("/me/identity/edit")
    assert page.typed["id_number"] == ""
    await told(browser, await browser.send(page, "/me/identity", name="刘秀瑛"))
    profile = await Profile.of(citizen)
    assert (profile.name, profile.id_number) == ("刘秀瑛", NUMBER)


async def test_the_register_confirms_and_the_page_says_so(as_citizen, now):
    await say_who(LIU.mobile, LIU.name, LIU.id_number, now)
    browser = await as_citizen(LIU.mobile)
    assert "三样都是您本人的才算一致" in (await browser.open("/me/identity")).text
    text = await told(browser, await browser.fill("/me/identity", "/me/identity/check"))
    assert "已核验" in text
    assert "人口登记一致" in text


async def test_a_telephone_of_somebody_elses_is_told_with_the_other_ways(as_citizen, now):
    citizen = await say_who(DAUGHTER, LIU.name, LIU.id_number, now)
    browser = await as_citizen(DAUGHTER)
    answer = await browser.fill("/me/identity", "/me/identity/check")
    assert "没有全对上" in answer.text
    assert "带身份证到窗口" in answer.text
    assert (await Profile.of(citizen)).checked_at is None


@pytest.mark.parametrize(
    ("what", "most", "page", "form"),
    [
        ("register", CHECKS_AN_HOUR, "/me/identity", "/me/identity/check"),
        ("copy", COPIES_AN_HOUR, "/me/data/copy.json", ""),
    ],
)
async def test_the_tries_of_an_account_are_used_up_on_every_network(
    what, most, page, form, as_citizen, hall, now
):
    citizen = await say_who(LIU.mobile, LIU.name, LIU.id_number, now)
    browser = await as_citizen(LIU.mobile)
    await hall.state.redis.set(f"limit:{what}:citizen-{citizen.id}", most, ex=600)
    answer = await (browser.fill(page, form) if form else browser.get(page))
    assert answer.status_code == 429
    assert (await Profile.of(citizen)).checked_at is None


async def test_he_sees_that_his_number_was_asked_about_and_by_whom(as_citizen, now):
    await say_who(DAUGHTER, LIU.name, LIU.id_number, now)
    stranger = await as_citizen(DAUGHTER)
    await stranger.fill("/me/identity", "/me/identity/check")
    await say_who(LIU.mobile, LIU.name, LIU.id_number, now)
    browser = await as_citizen(LIU.mobile)
    await browser.fill("/me/identity", "/me/identity/check")
    text = (await browser.open("/me/looks")).text
    assert "您本人" in text
    assert "另一个账号 139****0021" in text
    assert "查询人口登记：姓名、身份证号（999901********0011）、手机号是否一致" in text
    hers = (await stranger.open("/me/looks")).text
    assert "您本人" in hers
    assert "199****0002" not in hers


async def test_somebody_who_only_typed_his_number_is_told_when_he_proves_it(as_citizen, now):
    await say_who(DAUGHTER, "刘秀英", LIU.id_number, now)
    await say_who(LIU.mobile, LIU.name, LIU.id_number, now)
    browser = await as_citizen(LIU.mobile)
    await told(browser, await browser.fill("/me/identity", "/me/identity/check"))
    other = await as_citizen(DAUGHTER)
    page = await other.open("/me/identity")
    assert "原来的实名信息已停用" in page.text
    assert LIU.id_number not in page.text
    form = {"name": "刘秀英", "id_kind": "resident", "id_number": NUMBER}
    text = await told(other, await other.send(page, "/me/identity", **form))
    assert "已停用" not in text


async def test_a_second_account_of_his_is_told_and_may_take_it_over(as_citizen, now):
    first = await say_who(LIU.mobile, LIU.name, LIU.id_number, now)
    browser = await as_citizen(LIU.mobile)
    await browser.fill("/me/identity", "/me/identity/check")
    first.mobile_index, first.mobile = "an earlier number of his", FATHER
    await first.save()
    await say_who(LIU.mobile, LIU.name, LIU.id_number, now)
    again = await as_citizen(LIU.mobile)
    answer = await again.fill("/me/identity", "/me/identity/check")
    assert answer.status_code == 409
    assert "139****0022" in answer.text
    text = await told(again, await again.send(Page(answer), "/me/identity/check", move="yes"))
    assert "已核验" in text
    assert await Profile.of(first) is None


async def test_who_came_from_an_application_goes_back_to_it(as_citizen, now):
    browser, there = await as_citizen(LIU.mobile), "/applications/7/materials#material_3"
    way = "?then=/applications/7/materials%23material_3"
    form = {"name": LIU.name, "id_kind": "resident", "id_number": LIU.id_number}
    answer = await browser.fill(f"/me/identity{way}", f"/me/identity{way}", **form)
    page = await browser.open(answer.headers["location"])
    answer = await browser.send(page, f"/me/identity/check{way}")
    assert (
        f'<a href="{there}">回去接着办</a>' in (await browser.open(answer.headers["location"])).text
    )


@pytest.mark.parametrize("bad", ["https://evil.test/", "//evil.test", "/\\evil.test"])
async def test_nobody_is_led_elsewhere(as_citizen, now, bad):
    await say_who(LIU.mobile, LIU.name, LIU.id_number, now)
    browser = await as_citizen(LIU.mobile)
    assert "evil" not in (await browser.get("/me/identity", params={"then": bad})).text


async def test_the_register_does_not_know_and_everything_stays(as_citizen, now):
    await say_who(DAUGHTER, "刘秀英", NUMBER, now)
    browser = await as_citizen(DAUGHTER)
    answer = await browser.fill("/me/identity", "/me/identity/check")
    assert "没有查到这个号码" in answer.text
    assert "已保存" in answer.text


async def test_it_is_forgotten_when_the_person_wants(as_citizen, now):
    citizen = await say_who(DAUGHTER, "刘秀英", NUMBER, now)
    browser = await as_citizen(DAUGHTER)
    await told(browser, await browser.fill("/me/identity", "/me/identity/removal"))
    assert await Profile.of(citizen) is None


async def test_nobody_reads_it_without_signing_in(visitor):
    answer = await visitor.get("/me/identity")
    assert answer.headers["location"] == "/login?next=/me/identity"


async def test_staff_have_no_such_account(as_staff):
    assert (await (await as_staff("W01")).get("/me/identity")).status_code == 403


async def test_an_account_says_what_is_still_to_fill_in(as_citizen, now):
    await holder(DAUGHTER, now)
    assert "待填写" in (await (await as_citizen(DAUGHTER)).open("/me")).text
