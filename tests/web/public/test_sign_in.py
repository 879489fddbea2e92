"""Signing in: citizens by a code to their phone, staff by job number and password."""

import re
from datetime import timedelta

import pytest

from models.calendar.business_clock import advance
from models.notices.message import Message
from models.people.sign_in import CODE_LIFE, CODE_TRIES, FAILURES_PER_PAIR
from models.sample.cast import PASSWORD, SUN
from tests.web.browser import Browser
from tests.web.documents import Page


async def code_sent() -> str:
    """The code in the last text message."""
    message = await Message.objects().order_by(Message.id, ascending=False).first()
    return re.search(r"\d{6}", message.text)[0]


async def ask_for_code(browser: Browser, mobile: str = SUN.mobile, **typed: str) -> Page:
    answer = await browser.fill("/login", "/login/code", mobile=mobile, **typed)
    return await browser.open(answer.headers["location"])


async def test_a_citizen_signs_in_with_the_code_from_the_phone(visitor: Browser):
    page = await ask_for_code(visitor, " +86 199-0000-0001 ")
    answer = await visitor.send(page, "/login", code=await code_sent())
    assert (answer.status_code, answer.headers["location"]) == (303, "/cases")
    assert (await visitor.get("/cases")).status_code == 200


@pytest.mark.parametrize("mobile", ["", "1", "138", "abc", "２９９00000000", "9" * 500])
async def test_a_number_that_is_none_is_told_at_the_field_and_kept(visitor: Browser, mobile):
    page = Page(await visitor.fill("/login", "/login/code", mobile=mobile))
    assert (page.status, page.errors) == (422, ["mobile"])
    assert page.title.startswith("错误：")
    assert page.typed["mobile"] == mobile
    assert await Message.count() == 0


async def test_a_wrong_code_is_told_and_never_shown_again(visitor: Browser):
    page = await ask_for_code(visitor)
    for code in ("000000x", "验证码"):
        wrong = Page(await visitor.send(page, "/login", code=code))
        assert (wrong.status, wrong.errors) == (422, ["code"])
        assert (wrong.typed["code"], wrong.typed["mobile"]) == ("", SUN.mobile)
    answer = await visitor.send(page, "/login", code=await code_sent())
    assert answer.status_code == 303


async def test_full_width_digits_and_blanks_are_digits(visitor: Browser):
    page = await ask_for_code(visitor)
    typed = "".join(chr(ord(digit) + 0xFEE0) for digit in await code_sent())
    assert (await visitor.send(page, "/login", code=f"{typed[:3]} {typed[3:]}")).status_code == 303


async def test_a_code_is_good_once_and_for_five_tries(visitor: Browser, hall):
    page = await ask_for_code(visitor)
    code = await code_sent()
    for _ in range(CODE_TRIES):
        await visitor.send(page, "/login", code="wrong")
    assert (await visitor.send(page, "/login", code=code)).status_code == 422
    other = Browser(hall)
    page = await ask_for_code(other, "19900000002")
    code = await code_sent()
    assert (await other.send(page, "/login", code=code)).status_code == 303
    assert (await Browser(hall).fill("/login", "/login/code", mobile="19900000002")) is not None
    assert (await other.send(page, "/login", code=code)).status_code in (403, 422)


async def test_a_second_code_within_a_minute_is_refused_but_the_first_still_works(visitor):
    page = await ask_for_code(visitor)
    code = await code_sent()
    early = Page(await visitor.send(page, "/login/code", mobile=SUN.mobile))
    assert (early.status, early.errors) == (429, ["mobile"])
    assert (await visitor.send(early, "/login", code=code)).status_code == 303


async def test_somebody_who_is_signed_in_is_not_asked_again(as_citizen, as_staff):
    assert (await (await as_citizen(SUN.mobile)).get("/login")).headers["location"] == "/cases"
    assert (await (await as_staff("W01")).get("/staff/login")).headers["location"] == "/desk"
    assert (await (await as_staff("Q01")).get("/staff/login")).headers["location"] == "/station"


@pytest.mark.parametrize("who", ["citizen", "staff"])
async def test_after_signing_in_one_is_where_one_wanted_to_be(visitor: Browser, who):
    if who == "staff":
        path = "/staff/login?next=/desk/search%3Fq%3D%25E5%25AD%2599"
        page = await visitor.open(path)
        answer = await visitor.send(page, "/staff/login", job_no="W01", password=PASSWORD)
        assert answer.headers["location"] == "/desk/search?q=%E5%AD%99"
        return
    page = await visitor.open("/login?next=/cases/999901-261121-0007-0")
    sent = await visitor.send(page, "/login/code", mobile=SUN.mobile)
    page = await visitor.open(sent.headers["location"])
    answer = await visitor.send(page, "/login", code=await code_sent())
    assert answer.headers["location"] == "/cases/999901-261121-0007-0"


async def test_who_reloads_while_reading_the_message_can_still_type_the_code(visitor, hall):
    page = await visitor.open("/login?next=/me/inbox")
    sent = await visitor.send(page, "/login/code", mobile=SUN.mobile)
    assert sent.status_code == 303
    assert SUN.mobile not in sent.headers["set-cookie"]
    door = sent.headers["location"]
    for _ in range(2):
        page = await visitor.open(door)
        assert (page.typed["mobile"], "验证码已发出" in page.text) == (SUN.mobile, True)
    assert SUN.mobile not in (await Browser(hall).open(door)).text
    assert SUN.mobile not in (await visitor.open("/login")).text  # the next at this machine
    answer = await visitor.send(page, "/login", code=await code_sent())
    assert answer.headers["location"] == "/me/inbox"
    assert "code_sent" not in visitor.cookies


async def test_once_the_code_counts_no_more_the_phone_is_asked_anew(visitor: Browser):
    sent = await visitor.fill("/login", "/login/code", mobile=SUN.mobile)
    door = sent.headers["location"]
    await advance(CODE_LIFE)
    assert 'name="code"' not in (await visitor.open(door)).text
    visitor.cookies.set("code_sent", "made-up", domain="hall.test", path="/login")
    assert 'name="code"' not in (await visitor.open(door)).text


ELSEWHERE = [
    "https://evil.example",
    "//evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    " //evil.example",
    "/%09/evil.example",
    "javascript:alert(1)",
    "cases",
    "",
    "/" + "a" * 400,
]


@pytest.mark.parametrize("wanted", ELSEWHERE)
async def test_nobody_is_sent_to_another_house(visitor: Browser, wanted):
    answer = await visitor.fill("/staff/login", job_no="W01", password=PASSWORD, next=wanted)
    assert answer.status_code == 303
    location = answer.headers["location"]
    assert location == "/desk" or (location[0] == "/" and location[1] not in "/\\\t\n")


async def test_staff_sign_in_with_job_number_and_password(visitor: Browser):
    answer = await visitor.fill("/staff/login", job_no=" w01 ", password=PASSWORD)
    assert (answer.status_code, answer.headers["location"]) == (303, "/desk")


async def test_whoever_works_at_the_station_begins_there(visitor: Browser):
    answer = await visitor.fill("/staff/login", job_no="Q01", password=PASSWORD)
    assert answer.headers["location"] == "/station"


@pytest.mark.parametrize(
    ("job_no", "password"),
    [
        ("W01", "wrong"),
        ("W01", ""),
        ("NOBODY", PASSWORD),
        ("", ""),
        ("工号", "密" * 500),
        ("W" * 99, ""),
    ],
)
async def test_a_wrong_pair_is_told_without_saying_which_half(visitor, job_no, password):
    page = Page(await visitor.fill("/staff/login", job_no=job_no, password=password))
    assert (page.status, page.errors) == (422, ["password"])
    assert page.typed["job_no"] == job_no
    assert page.typed["password"] == ""
    assert password == "" or password not in page.text


async def test_after_five_failures_this_address_waits_and_others_do_not(visitor, hall):
    page = await visitor.open("/staff/login")
    for _ in range(FAILURES_PER_PAIR):
        await visitor.send(page, "/staff/login", job_no="W01", password="wrong")
    locked = Page(await visitor.send(page, "/staff/login", job_no="W01", password=PASSWORD))
    assert (locked.status, locked.errors) == (429, ["job_no"])
    elsewhere = Browser(hall, "198.51.100.9")
    answer = await elsewhere.fill("/staff/login", job_no="W01", password=PASSWORD)
    assert answer.status_code == 303


async def test_after_half_an_hour_one_may_try_again(visitor: Browser):
    page = await visitor.open("/staff/login")
    for _ in range(FAILURES_PER_PAIR):
        await visitor.send(page, "/staff/login", job_no="W01", password="wrong")
    await advance(timedelta(minutes=31))
    answer = await visitor.send(page, "/staff/login", job_no="W01", password=PASSWORD)
    assert answer.status_code == 303
