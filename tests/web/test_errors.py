"""Refusals and mishaps: a sentence, a way on, and never a name in the logs."""

import json

import asyncpg
import pytest
from structlog.testing import capture_logs

from models.database import fetch
from models.sample.cast import LIU
from tests.web.browser import HOME, HTMX, Browser
from tests.web.documents import Page
from tests.web.road import received
from web.public import home


@pytest.fixture
def broken(monkeypatch) -> None:
    """The list of halls cannot be read, and the error quotes somebody's number."""

    async def broken_query(*_: object) -> None:
        await fetch("SELECT $1::int", f"{LIU.name}{LIU.id_number}")

    monkeypatch.setattr(home.Hall, "objects", lambda: BrokenQuery(broken_query))


@pytest.fixture
def closed(monkeypatch, tmp_path) -> None:
    """The list of halls is asked of a server that is not there."""

    async def nobody_there(*_: object) -> None:
        await asyncpg.connect(host=str(tmp_path))

    monkeypatch.setattr(home.Hall, "objects", lambda: BrokenQuery(nobody_there))


class BrokenQuery:
    def __init__(self, run) -> None:
        self._run = run

    def order_by(self, *_: object):
        return self._run()


async def test_an_unknown_page_says_so_and_leads_home(visitor: Browser):
    page = Page(await visitor.get("/nowhere"))
    assert page.status == 404
    assert "没有找到" in page.title
    assert 'href="/"' in page.text


async def test_a_defect_is_told_with_a_code_to_read_out(broken, visitor: Browser):
    with capture_logs() as logged:
        page = Page(await visitor.get("/halls"))
    assert page.status == 500
    assert logged[-1]["code"] in page.text
    assert "data-code" in page.text
    assert page.answer.headers["cache-control"] == "no-store"


async def test_a_database_that_is_away_is_no_defect_but_a_pause(closed, visitor: Browser):
    page = Page(await visitor.get("/halls"))
    assert page.status == 503
    assert "没有丢失" in page.text
    assert page.answer.headers["retry-after"] == "60"


async def test_the_log_of_a_defect_names_the_place_and_nobody(broken, visitor: Browser):
    with capture_logs() as logged:
        await visitor.get("/halls?q=" + LIU.name)
    entry, line = logged[-1], json.dumps(logged, ensure_ascii=False)
    assert (entry["route"], entry["error"]) == ("/halls", "DataError")
    assert any(place.startswith("web/public/home.py:") for place in entry["where"])
    assert LIU.name not in line
    assert LIU.id_number not in line


async def test_the_words_of_a_failed_request_promise_that_nothing_is_lost(visitor: Browser):
    page = await visitor.open("/")
    assert "没有提交成功，您填的内容都在" in page.text


async def test_reloading_the_address_of_a_form_shows_the_page_it_stands_on(as_staff, now):
    he, case = await as_staff("F01"), await received(now)
    home_of_case = f"/desk/cases/{case.case_no}"
    for path, shown in {
        f"{home_of_case}/acceptance": home_of_case,
        "/login/code": "/login",
        "/logout": "/",
        "/station/intakes/5/materials/7/files": "/station/intakes/5/materials",
    }.items():
        answer = await he.get(path)
        assert (answer.status_code, answer.headers["location"]) == (303, shown)


async def test_who_changes_the_text_size_on_a_refused_form_is_not_lost(as_staff, now):
    he, case = await as_staff("F01"), await received(now)
    refused = f"/desk/cases/{case.case_no}/withdrawal"
    back = await he.get("/look?mode=elder", headers={"referer": HOME + refused})
    shown = await he.get(back.headers["location"])
    assert (shown.status_code, shown.headers["location"]) == (303, f"/desk/cases/{case.case_no}")


async def test_more_than_the_server_takes_is_told_as_such(as_staff, now):
    he = await as_staff("F01")
    answer = await he.ask(
        "POST",
        "/desk/intakes",
        content=b"x=" + b"y" * 13 * 1024 * 1024,
        headers={"content-type": "application/x-www-form-urlencoded"},
    )
    assert answer.status_code == 413
    assert "data-sentence" in answer.text


async def test_nobody_signed_in_is_led_to_the_fitting_entrance_and_back(visitor: Browser):
    for path, door in {
        "/cases": "/login?next=/cases",
        "/cases/999901-261121-0007-0": "/login?next=/cases/999901-261121-0007-0",
        "/desk": "/staff/login?next=/desk",
        "/desk/search?q=孙&m=1": "/staff/login?next=/desk/search%3Fq%3D%25E5%25AD%2599%26m%3D1",
        "/station/intakes": "/staff/login?next=/station/intakes",
    }.items():
        answer = await visitor.get(path)
        assert (answer.status_code, answer.headers["location"]) == (303, door)


async def test_a_form_sent_after_the_session_ended_leads_back_to_its_page(visitor: Browser):
    page = "/desk/cases/999901-261121-0007-0?act=accept"
    answer = await visitor.post(
        "/desk/cases/999901-261121-0007-0/acceptance", headers={"referer": HOME + page}
    )
    assert answer.status_code == 303
    assert answer.headers["location"] == (
        "/staff/login?next=/desk/cases/999901-261121-0007-0%3Fact%3Daccept"
    )


async def test_a_strange_referer_is_never_followed(visitor: Browser):
    for referer in ("https://evil.example/desk", "http://[::1", "//evil.example", "javascript:x"):
        answer = await visitor.post("/desk/intakes", headers={"referer": referer})
        assert answer.headers["location"] == "/staff/login"
        refused = await visitor.post("/track", headers={"referer": referer})
        assert referer not in refused.text


async def test_in_the_middle_of_a_page_htmx_is_told_where_to_sign_in(visitor: Browser):
    answer = await visitor.get("/desk/queue", headers=HTMX)
    assert (answer.status_code, answer.headers["x-sign-in"], answer.content) == (
        401,
        "/staff/login",
        b"",
    )
    assert (await visitor.get("/cases", headers=HTMX)).headers["x-sign-in"] == "/login"
