"""A form counts only if we showed it to the person who sends it."""

from datetime import timedelta

import pytest

from models.people.citizen import Citizen
from tests.web.browser import HOME, Browser
from tests.web.hall import signed_in
from tests.web.road import received
from web import tokens

SUN, LIU = "19900000001", "19900000002"


@pytest.fixture
async def case(now):
    return await received(now)


def withdrawal(case) -> str:
    return f"/cases/{case.case_no}/withdrawal"


async def test_another_persons_token_is_worth_nothing(as_citizen, case):
    liu, sun = await as_citizen(LIU), await as_citizen(SUN)
    stolen = (await liu.open("/me")).typed["_token"]
    answer = await sun.post(withdrawal(case), {"_token": stolen, "signed": "yes"})
    assert answer.status_code == 403
    assert "再提交一次" in answer.text
    assert f'href="{withdrawal(case)}"' not in answer.text


async def test_a_form_outlives_a_new_sign_in_in_another_window(hall, as_citizen, case, now):
    """ui.md 6.4: the dialog says 登录已过期, the person signs in and sends the form again."""
    old = await as_citizen(SUN)
    page = await old.open(withdrawal(case))
    again = await signed_in(hall, await Citizen.with_mobile(SUN, at=now))
    answer = await again.send(page, withdrawal(case), signed="yes")
    assert answer.status_code == 303


async def test_yesterdays_page_can_still_be_sent_but_not_an_older_one(
    as_citizen, case, monkeypatch
):
    sun, today = await as_citizen(SUN), tokens._today()
    monkeypatch.setattr(tokens, "_today", lambda: today - timedelta(days=1))
    page = await sun.open(withdrawal(case))
    monkeypatch.setattr(tokens, "_today", lambda: today + timedelta(days=1))
    assert (await sun.send(page, withdrawal(case), signed="yes")).status_code == 403
    monkeypatch.setattr(tokens, "_today", lambda: today)
    assert (await sun.send(page, withdrawal(case), signed="yes")).status_code == 303


async def test_what_a_visitor_began_may_be_sent_after_signing_in(visitor: Browser, as_citizen):
    page = await visitor.open("/track")
    sun = await as_citizen(SUN)
    sun.cookies.set("visitor", visitor.cookies["visitor"])
    assert (await sun.send(page, "/track", case_no="1")).status_code == 422


async def test_a_visitors_token_opens_nothing_that_needs_signing_in(visitor, as_citizen, case):
    page = await visitor.open("/track")
    sun = await as_citizen(SUN)
    sun.cookies.set("visitor", visitor.cookies["visitor"])
    fields = {"_token": page.typed["_token"], "signed": "yes"}
    assert (await sun.post(withdrawal(case), fields)).status_code == 403


async def test_a_visitor_without_the_cookie_of_the_form_is_refused(visitor: Browser, hall):
    page = await visitor.open("/track")
    assert (await Browser(hall).send(page, "/track")).status_code == 403


async def test_forms_from_other_sites_are_refused(visitor: Browser):
    page = await visitor.open("/track")
    fields = page.form("/track").fields
    for origin, status in {
        HOME: 422,
        "https://evil.example": 403,
        "null": 403,
        "http://[::1": 403,
    }.items():
        answer = await visitor.post("/track", fields, headers={"origin": origin})
        assert answer.status_code == status, origin


async def test_a_proxy_may_ask_under_a_name_of_its_own(visitor: Browser):
    page = await visitor.open("/track")
    answer = await visitor.post(
        "/track",
        page.form("/track").fields,
        headers={"host": "backend:8000", "origin": "http://127.0.0.1:8000"},
    )
    assert answer.status_code == 422


async def test_every_rendered_form_has_a_key_of_its_own(as_staff, now, case):
    he = await as_staff("F01")
    pages = [await he.open(f"/desk/cases/{case.case_no}") for _ in range(2)]
    keys = [name for page in pages for name in page.text.split('name="_key" value="')[1:]]
    assert len({key[:32] for key in keys}) == len(keys) > 2


async def test_the_token_never_looks_the_same_twice(as_citizen):
    liu = await as_citizen("19900000001")
    seen = {(await liu.open("/me")).typed["_token"] for _ in range(3)}
    assert len(seen) == 3  # a compressed page would tell a secret that stays the same
