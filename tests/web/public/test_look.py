"""长辈版 and text size, kept in a cookie."""

import pytest

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
