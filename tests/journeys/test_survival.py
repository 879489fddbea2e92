"""Nothing that somebody typed or chose is lost: reload, no network, no session, no server."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Page, expect

from models.sample.cast import LIU, SUN
from tests.journeys import trade
from tests.journeys.brought import BARBER_SHOP, PLAN
from tests.journeys.hall import Hall
from tests.journeys.running import Branch, Product
from tests.journeys.survival import REMAINS, Written, session_ends, under_the_worker

NO_NETWORK = "网络断了，没有提交成功，您填的内容都在。"
NO_SERVER = "现在连不上服务器，没有提交成功，您填的内容都在。"
AWAY = "现在连不上网络"

# A form with a file of its own, and one whose files go at once.
PAPER = Written(
    "/me/authorisations/paper", "对方的姓名", "孙小雨", "保存", "签好字的委托书", "出生医学证明"
)


@pytest.fixture
async def sun(hall: Hall) -> Page:
    """孙建国 at his phone."""
    page = await hall.phone()
    page.on("dialog", lambda dialog: dialog.accept())  # leaving while a file is on its way
    await trade.sign_in(page, SUN.mobile)
    await _tell_who_he_is(page)
    return page


async def _tell_who_he_is(page: Page) -> None:
    await page.goto("/me/identity/edit")
    if await page.get_by_label("姓名", exact=True).input_value():
        return
    await page.get_by_label("姓名", exact=True).fill(SUN.legal_name)
    await page.get_by_label("证件号码").fill("999901198802290054")
    for box in await page.locator("main [type=checkbox]").all():
        await box.check()
    await trade.press(page, page.get_by_role("button", name="保存"))


@pytest.fixture
async def supply(hall: Hall) -> Written:
    """The list of what 何琳 wants from him."""
    he = await hall.tablet()
    await trade.sign_in(he, "F01")
    number = await trade.take_in(he, BARBER_SHOP)
    await trade.ask_correction(he, PLAN, "没有标注消毒间。", "标注后重新提交。")
    address = f"/cases/{number}/supply"
    words = "新画的平面图"
    return Written(
        address, "您补交了什么", words, "全部写好，提交", file_name=PLAN, sent_at_once=True
    )


@pytest.fixture
async def branch(running: Product) -> AsyncIterator[Branch]:
    branch = Branch(running)
    await asyncio.to_thread(branch.open)
    yield branch
    branch.kill()


# ---- a form with a file of its own


async def test_a_reload(sun: Page) -> None:
    await PAPER.write(sun)
    await sun.reload()
    await PAPER.is_there(sun)


async def test_a_network_that_is_gone(sun: Page) -> None:
    await PAPER.write(sun)
    await under_the_worker(sun)
    await sun.context.set_offline(True)
    await PAPER.send(sun)
    await expect(sun.get_by_role("alert")).to_contain_text(NO_NETWORK)
    await PAPER.is_there(sun)
    await sun.reload()
    await expect(sun.get_by_text(AWAY)).to_be_visible()
    await sun.context.set_offline(False)
    await PAPER.is_there(sun)  # the page comes back by itself


async def test_a_session_that_has_ended(sun: Page) -> None:
    await PAPER.write(sun)
    await session_ends(sun)
    await PAPER.send(sun)
    dialog = sun.get_by_role("dialog", name="登录已过期")
    async with sun.expect_popup() as opened:
        await dialog.get_by_role("button", name="去登录").click()
    window = await opened.value
    await trade.sign_in(window, SUN.mobile)
    await window.close()
    await PAPER.is_there(sun)
    await trade.press(sun, sun.get_by_role("button", name=PAPER.button))
    await expect(sun.locator(".govuk-error-summary")).to_be_visible()  # half of it is not filled in
    await PAPER.is_there(sun)


async def test_a_server_that_was_killed(branch: Branch, sun: Page) -> None:
    away = PAPER.at(branch.address)
    await away.write(sun)  # the same sign-in: cookies do not know of ports
    await under_the_worker(sun)
    await asyncio.to_thread(branch.kill)
    await away.send(sun)
    await expect(sun.get_by_role("alert")).to_contain_text(NO_SERVER)
    await away.is_there(sun)
    await sun.reload()
    await expect(sun.get_by_text(AWAY)).to_be_visible()
    await asyncio.to_thread(branch.open)
    await trade.press(sun, sun.get_by_role("button", name="再试一次"))
    await away.is_there(sun)


# ---- a form whose files go at once


async def test_a_list_of_corrections_survives_it_all(
    branch: Branch, sun: Page, supply: Written
) -> None:
    away = supply.at(branch.address)
    await away.write(sun)
    await under_the_worker(sun)
    await sun.context.set_offline(True)
    await away.choose(sun)
    await sun.reload()
    await expect(sun.get_by_text(AWAY)).to_be_visible()
    await asyncio.to_thread(branch.kill)
    await sun.context.set_offline(False)
    await asyncio.to_thread(branch.open)
    await sun.goto(away.path)
    await away.is_there(sun)
    await away.file_arrived(sun)  # by itself
    await session_ends(sun)
    await trade.press(sun, sun.get_by_role("button", name=away.button))
    await expect(sun.get_by_label("手机号")).to_be_visible()
    await trade.sign_in(sun, SUN.mobile)
    await sun.goto(away.path)
    await away.is_there(sun)
    await away.arrives(sun)
    await expect(sun.get_by_text("补的材料已提交")).to_be_visible()


# ---- and nothing is left for others


async def test_signing_out_takes_everything_from_the_device(sun: Page) -> None:
    await PAPER.write(sun)
    await under_the_worker(sun)
    await sun.wait_for_load_state("networkidle")
    assert len(await sun.evaluate(REMAINS)) >= 3  # typed, chosen, and the snapshot
    await sun.goto("/me")
    await trade.press(sun, sun.get_by_role("button", name="退出登录"))
    assert await sun.evaluate(REMAINS) == []
    await trade.sign_in(sun, SUN.mobile)
    await sun.goto(PAPER.path)
    await expect(sun.get_by_label(PAPER.label)).to_have_value("")


async def test_somebody_else_who_signs_in_finds_nothing(sun: Page) -> None:
    await PAPER.write(sun)
    await session_ends(sun)
    await trade.sign_in(sun, LIU.mobile)
    await sun.wait_for_load_state("networkidle")
    assert [one for one in await sun.evaluate(REMAINS) if one != "snapshot"] == []
    await under_the_worker(sun)
    await sun.context.set_offline(True)
    await sun.goto("/offline")
    await expect(sun.locator("main")).not_to_contain_text("公共场所卫生许可")
