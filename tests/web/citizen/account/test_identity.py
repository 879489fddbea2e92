"""实名信息 on the phone."""

from models.people.account.profile import Profile
from models.sample.cast import LIU
from tests.web.citizen.account.people import DAUGHTER, NUMBER, holder, say_who, told
from tests.web.documents import Page


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
    await say_who(DAUGHTER, LIU.name, LIU.id_number, now)
    browser = await as_citizen(DAUGHTER)
    text = await told(browser, await browser.fill("/me/identity", "/me/identity/check"))
    assert "已核验" in text


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
