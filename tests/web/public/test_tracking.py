"""Following a case by its number and query code, without an account."""

from datetime import timedelta

import pytest

from models.audit.access import Access, AccessEntry
from models.calendar.business_clock import advance
from models.cases.case import Case
from models.sample.cast import LIU
from tests.web import road
from tests.web.browser import Browser
from tests.web.documents import Page


@pytest.fixture
async def case(now) -> Case:
    return await road.received(now)


async def ask(browser: Browser, case_no: str, query_code: str):
    return await browser.fill("/track", case_no=case_no, query_code=query_code)


async def test_number_and_code_together_show_the_case(visitor: Browser, case):
    answer = await ask(visitor, case.case_no, case.query_code)
    assert (answer.status_code, answer.headers["location"]) == (303, f"/track/{case.case_no}")
    page = await visitor.open(f"/track/{case.case_no}")
    assert case.case_no in page.text


async def test_however_it_is_typed(visitor: Browser, case):
    wide = "".join(chr(ord(c) + 0xFEE0) for c in case.case_no.replace("-", ""))
    code = f" {case.query_code[:3].lower()} {case.query_code[3:].lower()} "
    assert (await ask(visitor, wide, code)).status_code == 303


async def test_the_pass_is_a_cookie_for_these_pages_and_half_an_hour(visitor: Browser, case):
    cookie = (await ask(visitor, case.case_no, case.query_code)).headers["set-cookie"]
    assert cookie.startswith("track=")
    assert {"Path=/track", "HttpOnly", "Max-Age=1800", "SameSite=lax"} <= set(cookie.split("; "))
    await advance(timedelta(minutes=31))
    answer = await visitor.get(f"/track/{case.case_no}")
    assert answer.headers["location"] == f"/track?case={case.case_no}"


async def test_it_opens_this_case_and_no_other(visitor: Browser, case, now):
    other = await road.allowance(now)
    await ask(visitor, case.case_no, case.query_code)
    assert (await visitor.get(f"/track/{other.case_no}")).status_code == 303
    assert (await visitor.get(f"/cases/{case.case_no}")).status_code == 303


@pytest.mark.parametrize("change", ["", "0", "x" * 64, "²", "é", "." * 30, "9" * 5000])
async def test_a_forged_pass_opens_nothing(visitor: Browser, case, change):
    await ask(visitor, case.case_no, case.query_code)
    number, expires, seal = visitor.cookies["track"].split(".")
    for forged in (
        f"{number}.{expires}.{change}",
        f"{number}.{change}.{seal}",
        f"{number}.{int(expires) + 9}.{seal}",
        change,
    ):
        answer = await visitor.get(
            f"/track/{case.case_no}", headers={"cookie": f"track={forged}".encode()}
        )
        assert answer.status_code == 303, forged[:40]


@pytest.mark.parametrize("number", ["", "1", "999901-261121-0007-1", "编号", "²" * 17, "9" * 999])
async def test_a_number_that_cannot_be_one_is_told_at_its_field(visitor: Browser, number):
    page = Page(await ask(visitor, number, "ABCDEF"))
    assert (page.status, page.errors) == (422, ["case_no"])
    assert (page.typed["case_no"], page.typed["query_code"]) == (number, "ABCDEF")


@pytest.mark.parametrize("code", ["", "AAAAAA", "查询码", "²²²²²²", "A" * 500])
async def test_a_wrong_code_is_told_without_saying_whether_the_case_exists(visitor, case, code):
    known = Page(await ask(visitor, case.case_no, code))
    unknown = Page(await ask(visitor, "999901-261121-0007-0", code))
    for page in (known, unknown):
        assert (page.status, page.errors) == (422, ["query_code"])
    sentence = known.text.partition("govuk-error-summary__list")[2].partition("</ul>")[0]
    assert sentence == unknown.text.partition("govuk-error-summary__list")[2].partition("</ul>")[0]


async def test_ten_wrong_codes_an_hour_and_the_owner_elsewhere_is_not_shut_out(
    visitor: Browser, hall, case
):
    page = await visitor.open("/track")
    for _ in range(10):
        wrong = await visitor.send(page, "/track", case_no=case.case_no, query_code="AAAAAA")
        assert wrong.status_code == 422
    right = {"case_no": case.case_no, "query_code": case.query_code}
    refused = await visitor.send(page, "/track", **right)
    assert refused.status_code == 429
    assert 3500 < int(refused.headers["retry-after"]) <= 3600
    assert (await Browser(hall, "198.51.100.9").fill("/track", **right)).status_code == 303


async def test_sixty_people_behind_one_address_get_through_while_a_guesser_does_not(
    hall, case, now
):
    others = [await road.received(now) for _ in range(3)]
    guesser = Browser(hall)
    page = await guesser.open("/track")
    answers = [
        await guesser.send(page, "/track", case_no=case.case_no, query_code="AAAAAA")
        for _ in range(12)
    ]
    assert [answer.status_code for answer in answers[-3:]] == [422, 429, 429]
    honest = Browser(hall)
    page = await honest.open("/track")
    for number in range(60):
        theirs = others[number % 3]
        right = {"case_no": theirs.case_no, "query_code": theirs.query_code}
        assert (await honest.send(page, "/track", **right)).status_code == 303


async def test_the_pass_explains_the_last_day_too(visitor: Browser, now):
    case = await road.under_review(now)
    await ask(visitor, case.case_no, case.query_code)
    page = await visitor.open(f"/track/{case.case_no}")
    assert "王磊" not in page.text
    assert f'href="/track/{case.case_no}/days"' in page.text
    assert "最后一天" in (await visitor.open(f"/track/{case.case_no}/days")).text
    stranger = await visitor.get("/track/999901-261121-0007-0/days")
    assert stranger.status_code == 303


async def test_right_codes_are_not_counted(visitor: Browser, case):
    page = await visitor.open("/track")
    for _ in range(15):
        answer = await visitor.send(
            page, "/track", case_no=case.case_no, query_code=case.query_code
        )
        assert answer.status_code == 303


async def test_what_is_shown_names_nobody(visitor: Browser, now):
    case = await road.allowance(now)
    await ask(visitor, case.case_no, case.query_code)
    text = (await visitor.open(f"/track/{case.case_no}")).text
    assert "刘**" in text
    for secret in (LIU.name, LIU.id_number, LIU.mobile, LIU.address, "6217000000000000011"):
        assert secret not in text
    assert "/papers/" not in text
    assert "/withdrawal" not in text


async def test_looking_leaves_a_trace(visitor: Browser, case):
    await ask(visitor, case.case_no, case.query_code)
    await visitor.open(f"/track/{case.case_no}")
    entry = await AccessEntry.objects().get(AccessEntry.case == case.id)
    assert (entry.access, entry.address) == (Access.TRACK, "203.0.113.7")


async def test_the_qr_code_of_the_receipt_brings_the_number_along(visitor: Browser, case):
    page = await visitor.open(f"/track?case={case.case_no}")
    assert page.typed["case_no"] == case.case_no


async def test_without_a_pass_the_two_fields_are_asked_for(visitor: Browser, case):
    answer = await visitor.get(f"/track/{case.case_no}")
    assert answer.headers["location"] == f"/track?case={case.case_no}"
    unknown = await visitor.get("/track/999901-261121-0007-0")
    assert unknown.headers["location"] == "/track?case=999901-261121-0007-0"
