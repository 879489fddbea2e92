"""Where the tour stops for who looks without an account, and for 长辈版 and the largest letters
as the server sets them.
"""

from urllib.parse import parse_qs, urlsplit

from playwright.async_api import Page

from tests.journeys import trade
from tests.journeys.account_tour import FULL, _about_an_agent
from tests.journeys.tour import (
    BATH,
    CHILDREN,
    CINEMA,
    HOTEL,
    HYGIENE,
    MALL,
    NOBODY,
    PHONE,
    SUN,
    Prepare,
    Stop,
    _open_all,
)


def _tracked(more: str = "") -> Prepare:
    async def track(page: Page) -> None:
        """The code stands in the address, which the product does not read."""
        [code] = parse_qs(urlsplit(page.url).query)["told"]
        await page.get_by_label("查询码").fill(code)
        await trade.press(page, page.get_by_role("button", name="查询"))
        await page.goto(page.url + more)

    return track


async def _signed_for_an_agent(page: Page) -> None:
    await page.goto("/me/authorisations")
    if not await page.get_by_text("刘小梅").count():
        await _about_an_agent(page)
        await page.get_by_role("radio", name="所有事项").check()
        await page.get_by_label("受托人姓名").fill("刘小梅")
        await page.get_by_label("受托人手机").fill("19900000059")
        await page.get_by_label("不方便手写的").fill("阿依古丽·买买提明·吐尔逊")
        await page.get_by_label("我已看清委托的内容").check()
        await trade.press(page, page.get_by_role("button", name="签署授权"))
        await page.goto("/me/authorisations")
    await page.locator("main").get_by_role("link", name="刘小梅").first.click()


def _set(**look: str) -> Prepare:
    """As somebody sees it who has chosen so."""

    async def choose(page: Page) -> None:
        cookies = [{"name": name, "value": value, "url": page.url} for name, value in look.items()]
        await page.context.add_cookies(cookies)
        await page.reload()
        await page.wait_for_function("() => document.body.matches('.govuk-frontend-supported')")

    return choose


ELDER, LARGEST = _set(mode="elder"), _set(size="190")

LOOKING_STOPS: dict[str, Stop] = {
    "tracked": Stop(NOBODY, "/track?case={out}&told={out_code}", PHONE, _tracked()),
    "tracked, due days": Stop(
        NOBODY, "/track?case={suspended}&told={suspended_code}", PHONE, _tracked("/days")
    ),
    "verify, genuine": Stop(NOBODY, "/verify/{paper_code}"),
    "my case, to be collected": Stop(BATH, "/cases/{out}", PHONE, _open_all),
    "my case, just submitted": Stop(MALL, "/cases/{long}?done=submit"),
    "my case, papers promised": Stop(CHILDREN, "/cases/{overdue_gap}"),
    "something to promise": Stop(MALL, "/applications/{promising_draft}/promise"),
    "authorisation": Stop(FULL, "/me/authorisations", PHONE, _signed_for_an_agent),
    "home, elder": Stop(NOBODY, "/", PHONE, ELDER),
    "home of somebody who is asked, elder": Stop(CINEMA, "/", PHONE, ELDER),
    "home, collect, elder": Stop(HOTEL, "/", PHONE, ELDER),
    "my cases, elder": Stop(SUN, "/cases", PHONE, ELDER),
    "asked of me, elder": Stop(CINEMA, "/cases/{asked_of_him}", PHONE, ELDER),
    "guide, elder": Stop(NOBODY, HYGIENE, PHONE, ELDER),
    "home, largest letters": Stop(NOBODY, "/", PHONE, LARGEST),
    "guide, largest letters": Stop(NOBODY, HYGIENE, PHONE, LARGEST),
    "my case, largest letters": Stop(HOTEL, "/cases/{on_the_road}", PHONE, LARGEST),
    "form of mine, largest letters": Stop(MALL, "/applications/{draft}/form", PHONE, LARGEST),
    "materials of mine, largest letters": Stop(
        MALL, "/applications/{draft}/materials", PHONE, LARGEST
    ),
}
