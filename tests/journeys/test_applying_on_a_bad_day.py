"""孙建国 applies on the worst of days: at every stage the page is reloaded, the network goes, the
session ends and the server is killed; at last the answer is lost. What he typed and chose is not,
and one application comes of it."""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

import pytest
from playwright.async_api import Error, Page, Route, expect

from models.sample.cast import SUN
from tests.journeys import trade
from tests.journeys.hall import Hall
from tests.journeys.running import Branch, Product
from tests.journeys.stages import ITEM, SHOP, SHOP_CODE, STAGES, Stage
from tests.journeys.survival import REMAINS, session_ends, under_the_worker

NO_NETWORK = "网络断了，没有提交成功，您填的内容都在。"
NO_SERVER = "现在连不上服务器，没有提交成功，您填的内容都在。"
AWAY = "现在连不上网络"


@dataclass
class Day:
    """His telephone, and the server that dies."""

    page: Page
    branch: Branch

    async def send(self, stage: Stage) -> None:
        await self.page.get_by_role("button", name=stage.button, exact=True).click()

    async def is_refused(self, stage: Stage, sentence: str) -> None:
        """It was not sent, and everything stands there still."""
        await self.send(stage)
        await expect(self.page.get_by_role("alert").last).to_contain_text(sentence)
        await stage.is_there(self.page)

    async def reload(self, stage: Stage) -> None:
        await self.page.reload()

    async def lose_the_network(self, stage: Stage) -> None:
        await self.page.context.set_offline(True)
        await self.is_refused(stage, NO_NETWORK)
        await self.page.reload()
        await expect(self.page.get_by_text(AWAY)).to_be_visible()
        await self.page.context.set_offline(False)  # the page comes back by itself

    async def lose_the_session(self, stage: Stage) -> None:
        address = self.page.url
        await session_ends(self.page)
        await self.send(stage)
        await expect(self.page.get_by_label("手机号")).to_be_visible()
        await trade.sign_in(self.page, SUN.mobile)
        await self.page.goto(address)

    async def lose_the_server(self, stage: Stage) -> None:
        await asyncio.to_thread(self.branch.kill)
        await self.is_refused(stage, NO_SERVER)
        await self.page.reload()
        await expect(self.page.get_by_text(AWAY)).to_be_visible()
        await asyncio.to_thread(self.branch.open)
        await trade.press(self.page, self.page.get_by_role("button", name="再试一次"))


TROUBLES = (Day.reload, Day.lose_the_network, Day.lose_the_session, Day.lose_the_server)


@pytest.fixture
async def day(running: Product, hall: Hall) -> AsyncIterator[Day]:
    """He has signed in, and has a second shop to choose."""
    page, branch = await hall.phone(), Branch(running)
    await asyncio.to_thread(branch.open)
    page.on("dialog", lambda dialog: dialog.accept())  # leaving while a file is on its way
    await trade.sign_in(page, SUN.mobile)
    await _open_another_shop(page)
    yield Day(page, branch)
    branch.kill()


async def _open_another_shop(page: Page) -> None:
    await page.goto("/me/companies/new")
    await page.get_by_label("单位类型").select_option(label="个体工商户")
    told = {"名称": SHOP, "统一社会信用代码": SHOP_CODE, "法定代表人": SUN.legal_name}
    for label, words in told.items():
        await page.get_by_label(label).fill(words)
    await trade.press(page, page.get_by_role("button", name="保存"))
    assert not await page.locator(".govuk-error-summary").count()


async def test_whatever_happens_nothing_is_lost_and_one_application_is_sent(day: Day) -> None:
    page = day.page
    await _begin(page, day.branch.address)
    known = await page.get_by_role("radio", name=SHOP).count()
    for stage in STAGES[1:] if known else STAGES:
        with _at(stage.name):
            assert page.url.endswith(f"/{stage.name}")
            await under_the_worker(page)
            await stage.write(page)
        for trouble in TROUBLES:
            with _at(f"{stage.name}: {trouble.__name__}"):
                await stage.is_there(page)
                await trouble(day, stage)
                await stage.is_there(page)
        await stage.finish(page)
        if stage is STAGES[-1]:
            await _lose_the_answer(day, stage)
        else:
            await _send(day, stage)
    await _one_case_came_of_it(page)


async def _begin(page: Page, address: str) -> None:
    await trade.open_guide(page, ITEM, address)
    await trade.press(page, page.get_by_role("button", name="在线申请"))
    await trade.press(page, page.get_by_role("button", name=re.compile("开始填写|另外新填")))


async def _send(day: Day, stage: Stage) -> None:
    async with day.page.expect_event("load"):
        await day.send(stage)


async def _lose_the_answer(day: Day, stage: Stage) -> None:
    """The server has it, but nobody is told; he presses 返回 in his browser."""
    await day.page.route("**/check", _answered_to_nobody)
    async with day.page.expect_event("requestfailed"):
        await day.send(stage)
    await day.page.unroute("**/check")
    await day.page.go_back()


async def _answered_to_nobody(route: Route) -> None:
    if route.request.method == "POST":
        await route.fetch(max_redirects=0)
        with suppress(Error):  # he may have gone back already, and waits for it no more
            await route.abort("connectionreset")
    else:
        await route.continue_()


async def _one_case_came_of_it(page: Page) -> None:
    await expect(page.locator("#submitted")).to_contain_text("查询码")
    await page.wait_for_load_state("networkidle")
    remains = await page.evaluate(REMAINS)
    assert [one for one in remains if one.startswith(("kept:", "files:", "upload:"))] == []
    await page.goto("/cases")
    await expect(page.locator("#main").get_by_role("link", name=ITEM)).to_have_count(1)


@contextmanager
def _at(place: str):
    try:
        yield
    except Exception as error:
        error.add_note(place)
        raise
