"""Every form is sent three times, twice at once: what counts is the first."""

import asyncio

from playwright.async_api import BrowserContext, Page, Request, Route, expect

from tests.journeys import papers, trade
from tests.journeys.brought import BARBER_SHOP
from tests.journeys.hall import Hall
from tests.journeys.story import carry_the_barber_shop

DONE = (
    "收件",
    "受理",
    "推送",
    "接件",
    "复核通过",
    "接件",
    "告知补正",
    "补交材料",
    "受理",
    "补齐容缺材料",
    "出具审查意见",
    "接件",
    "准予",
    "制证",
    "发放",
)
PAPERS = {
    "收件凭证": 1,
    "受理通知书": 2,
    "容缺受理通知书": 2,
    "申请材料补正告知书": 1,
    "准予行政许可决定书": 1,
    "卫生许可证": 1,
    "送达回证": 1,
}


async def test_a_whole_story_of_impatient_people_leaves_everything_once(plain_hall: Hall) -> None:
    plain_hall.habits.append(_send_thrice)
    number = await carry_the_barber_shop(plain_hall)
    desk = await plain_hall.desktop()
    await trade.sign_in(desk, "W01")
    assert await _trail(desk, number) == DONE
    listed = [paper.title for paper in await papers.listed(desk, f"/desk/cases/{number}")]
    assert {title: listed.count(title) for title in PAPERS} == PAPERS


async def _send_thrice(context: BrowserContext) -> None:
    await context.route(lambda _: True, _again_and_again)


async def _again_and_again(route: Route, request: Request) -> None:
    # Files are not part of what is seen here, so uploads go once; the clock is pushed on purpose.
    uploads = "multipart" in request.headers.get("content-type", "")
    if request.method == "POST" and not uploads and "/demo/" not in request.url:
        await asyncio.gather(*(route.fetch(max_redirects=0) for _ in range(2)))
    await route.continue_()


async def _trail(page: Page, number: str) -> tuple[str, ...]:
    await trade.open_case(page, number, tab="trail")
    titles = page.get_by_role("list", name="流转记录").locator(".timeline__title")
    return tuple(reversed(await titles.all_inner_texts()))


async def test_going_back_and_sending_the_same_form_shows_what_came_of_it(plain_hall: Hall) -> None:
    he = await plain_hall.tablet()
    await trade.sign_in(he, "F01")
    number = await trade.take_in(he, BARBER_SHOP)
    await trade.accept(he)
    await he.go_back()
    await trade.press(he, he.get_by_role("button", name="受理，发出受理通知书"))
    await expect(he.locator("#decision-title")).to_have_text("推送")
    assert await _trail(he, number) == ("收件", "受理")


async def test_two_clicks_send_one_request(hall: Hall) -> None:
    he = await hall.tablet()
    await trade.sign_in(he, "F01")
    number = await trade.take_in(he, BARBER_SHOP)
    sent: list[str] = []
    he.on("request", lambda one: sent.append(one.url) if one.method == "POST" else None)
    await he.get_by_role("button", name="受理，发出受理通知书").dblclick()
    await expect(he.locator("#decision-title")).to_have_text("推送")
    assert [url.rpartition("/")[2] for url in sent] == ["acceptance"]
    assert await _trail(he, number) == ("收件", "受理")
