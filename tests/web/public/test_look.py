"""长辈版 and text size, kept in a cookie and with the account."""

from datetime import timedelta

import pytest

from models.calendar.business_clock import advance
from models.sample.cast import MA, SUN
from tests.web.browser import HOME, Browser


async def test_elder_mode_holds_from_the_very_next_page(visitor: Browser):
    answer = await visitor.get(
        "/look?mode=elder", headers={"referer": f"{HOME}/services?q=%E5%BA%97"}
    )
    assert answer.status_code == 303
    assert answer.headers["location"] == "/services?q=%E5%BA%97"
    page = await visitor.open("/services")
    assert 'data-mode="elder"' in page.text
    await visitor.get("/look?mode=standard")
    assert "data-mode" not in (await visitor.open("/services")).text


async def test_the_choice_lasts_a_year_and_no_script_reads_it(visitor: Browser):
    cookie = (await visitor.get("/look?size=150")).headers["set-cookie"]
    assert {"size=150", "HttpOnly", "Max-Age=31536000", "SameSite=lax"} <= set(cookie.split("; "))
    assert 'data-fs="150"' in (await visitor.open("/")).text


async def test_single_keys_can_be_switched_off(as_staff):
    wang = await as_staff("W01")
    await wang.get("/look?shortcuts=off")
    assert wang.cookies["shortcuts"] == "off"


@pytest.mark.parametrize("asked", ["mode=x", "size=9999", "size=150;x", "other=1", ""])
async def test_nothing_else_is_kept(visitor: Browser, asked):
    answer = await visitor.get(f"/look?{asked}")
    assert answer.status_code == 303
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize(
    "referer",
    ["", "https://evil.example/x", f"{HOME}/look?mode=elder", f"{HOME}//evil.example", "x:y"],
)
async def test_the_way_back_stays_in_this_house(visitor: Browser, referer):
    answer = await visitor.get("/look?mode=elder", headers={"referer": referer})
    assert answer.headers["location"] in ("/", "/evil.example")


async def test_odd_values_in_the_cookies_are_the_standard(visitor: Browser):
    for cookie in ("mode=x; size=abc", "size=²", "mode=elder%00; size=190x", ";;;"):
        answer = await visitor.get("/", headers={"cookie": cookie.encode()})
        assert "data-mode" not in answer.text
        assert "data-fs" not in answer.text


# ---- with the account


async def sign_in(browser: Browser, mobile: str = SUN.mobile) -> None:
    answer = await browser.fill("/demo", f"/demo/citizens/{mobile}")
    assert answer.status_code == 303


async def look_of(browser: Browser) -> tuple[bool, bool]:
    """Whether a page is in 长辈版, and whether its text is at 150 percent."""
    text = (await browser.open("/")).text
    return 'data-mode="elder"' in text, 'data-fs="150"' in text


async def test_an_account_brings_its_look_to_another_device(visitor: Browser, hall, now):
    await sign_in(visitor)
    await visitor.get("/look?mode=elder")
    await visitor.get("/look?size=150")
    await advance(timedelta(minutes=1))
    elsewhere = Browser(hall)
    assert await look_of(elsewhere) == (False, False)
    await sign_in(elsewhere)
    assert await look_of(elsewhere) == (True, True)


async def test_a_new_account_takes_over_what_was_chosen_before(visitor: Browser, hall, now):
    await visitor.get("/look?mode=elder")
    await sign_in(visitor)
    assert await look_of(visitor) == (True, False)
    await advance(timedelta(minutes=1))
    elsewhere = Browser(hall)
    await sign_in(elsewhere)
    assert await look_of(elsewhere) == (True, False)


async def test_going_back_to_the_standard_is_kept_too(visitor: Browser, hall, now):
    elsewhere = Browser(hall)
    await elsewhere.get("/look?mode=elder")
    await advance(timedelta(minutes=1))
    await sign_in(visitor)
    await visitor.get("/look?mode=elder")
    await visitor.get("/look?mode=standard")
    await sign_in(elsewhere)
    assert await look_of(elsewhere) == (False, False), "the account's choice is the later one"


async def test_what_was_chosen_on_the_device_later_holds_and_is_kept(visitor: Browser, hall, now):
    await sign_in(visitor)
    await visitor.get("/look?mode=standard")
    await advance(timedelta(minutes=1))
    elsewhere = Browser(hall)
    await elsewhere.get("/look?mode=elder")
    await sign_in(elsewhere)
    assert await look_of(elsewhere) == (True, False)
    await advance(timedelta(minutes=1))
    await sign_in(visitor)
    assert await look_of(visitor) == (True, False)


async def test_an_account_that_never_chose_leaves_the_device_as_it_is(visitor: Browser, hall, now):
    await sign_in(visitor)
    await advance(timedelta(minutes=1))
    elsewhere = Browser(hall)
    await elsewhere.get("/look?mode=elder&size=150")
    await sign_in(elsewhere)
    assert await look_of(elsewhere) == (True, True)


async def test_what_one_account_chose_is_not_put_upon_the_next_one_here(visitor, hall, now):
    ma = Browser(hall)
    await sign_in(ma, MA.mobile)
    await ma.get("/look?mode=standard")
    await advance(timedelta(minutes=1))
    await sign_in(visitor)
    await visitor.get("/look?mode=elder")
    await sign_in(visitor, MA.mobile)
    assert await look_of(visitor) == (False, False)


@pytest.mark.parametrize("odd", ["", "x", "-5", "99999999999", "9" * 400, "²"])
async def test_an_odd_cookie_is_an_old_choice_or_a_present_one(visitor: Browser, now, odd):
    visitor.cookies.set("mode", "elder")
    visitor.cookies.set("looked", odd.encode("ascii", "ignore").decode())
    await sign_in(visitor)
    assert await look_of(visitor) == (True, False)


async def test_what_staff_choose_stays_on_the_device(as_staff):
    he = await as_staff("F01")
    assert (await he.get("/look?mode=elder")).status_code == 303
    assert he.cookies["mode"] == "elder"
