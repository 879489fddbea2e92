"""A daughter and her father: identity, a company, an address, and an agent named and taken back."""

from playwright.async_api import Page, expect

from tests.journeys import trade
from tests.journeys.account_tour import keep_address, keep_company, keep_identity
from tests.journeys.hall import Hall

NUMBER = "999901194103150011"


async def test_an_account_is_kept_and_an_agent_named(hall: Hall) -> None:
    await _keep_everything(hall, "19900000061", "19900000062")


async def test_the_same_on_plain_pages(plain_hall: Hall) -> None:
    await _keep_everything(plain_hall, "19900000063", "19900000064")


async def _keep_everything(hall: Hall, father: str, daughter: str) -> None:
    wall, page = await hall.desktop(), await hall.phone()
    await trade.sign_in_by_code(page, wall, father)
    await keep_identity(page, "刘德福", NUMBER)
    await expect(page.get_by_text("999901********0011")).to_be_visible()
    await keep_company(page, "示例县清风旅馆", "92999901ma0x00023p")
    await expect(page.get_by_text("92999901MA0X00023P")).to_be_visible()
    await keep_address(page, "刘德福", father, "示例县青山镇柳树村12号")
    await expect(page.get_by_text("示例县青山镇****")).to_be_visible()
    await _name_agent(page, daughter, hall.scripts)
    hers = await hall.phone()
    await trade.sign_in_by_code(hers, wall, daughter)
    await hers.goto("/me/authorisations")
    await expect(hers.get_by_role("link", name="委托代办：刘**")).to_contain_text("有效")
    await _take_back(page, hall.scripts)
    await hers.goto("/me/authorisations")
    await expect(hers.get_by_role("link", name="委托代办：刘**")).to_contain_text("已撤销")


async def _name_agent(page: Page, mobile: str, scripts: bool) -> None:
    await page.goto("/me/authorisations")
    await page.get_by_role("link", name="授权一个人替我办").click()
    await page.get_by_label("受托人姓名").fill("刘秀英")
    await page.get_by_label("受托人手机").fill(mobile)
    await page.get_by_role("radio", name="所有事项").check()
    if scripts:
        await _draw(page)
    else:
        await page.get_by_label("不方便手写的").fill("刘德福")
    await page.get_by_label("我已看清委托的内容").check()
    await trade.press(page, page.get_by_role("button", name="签署授权"))
    await expect(page.get_by_role("link", name="刘秀英")).to_contain_text("有效")


async def _draw(page: Page) -> None:
    canvas = page.locator("canvas")
    await canvas.scroll_into_view_if_needed()
    box = await canvas.bounding_box()
    await page.mouse.move(box["x"] + 30, box["y"] + 30)
    await page.mouse.down()
    await page.mouse.move(box["x"] + 120, box["y"] + 60, steps=5)
    await page.mouse.up()


async def _take_back(page: Page, scripts: bool) -> None:
    await page.get_by_role("link", name="刘秀英").click()
    button = page.get_by_role("button", name="撤销授权")
    if scripts:
        await expect(page.get_by_role("img", name="委托人的手写签名")).to_be_visible()
        await button.click()
        button = page.get_by_role("dialog").get_by_role("button", name="撤销")
    await trade.press(page, button)
    await expect(page.get_by_role("link", name="刘秀英")).to_contain_text("已撤销")
