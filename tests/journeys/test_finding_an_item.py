"""At a counter that takes in much: initials, Enter, and the questions stand there."""

from playwright.async_api import Locator, Page, expect

from tests.journeys import trade
from tests.journeys.brought import ALLOWANCE_BY_DAUGHTER
from tests.journeys.hall import Hall


async def test_an_item_is_found_with_the_keyboard_alone(hall: Hall) -> None:
    page = await _at_the_choice(hall)
    field = page.get_by_label("找事项")
    everything = await _cards(page).count()
    await field.press_sequentially("gljt", delay=40)
    await expect(_cards(page)).to_have_count(1)
    await expect(field).to_be_focused()
    await field.press("Enter")
    await expect(page.get_by_role("group", name="年龄段")).to_be_in_viewport()
    await expect(field).to_have_count(0)
    await page.get_by_role("button", name="换一个事项").press("Enter")
    await expect(field).to_have_value("gljt")
    await expect(field).to_be_focused()
    await field.fill("")
    await expect(_cards(page)).to_have_count(everything)


async def test_enter_does_not_wait_for_the_cards(hall: Hall) -> None:
    page = await _at_the_choice(hall)
    await page.get_by_label("找事项").fill("gljt")
    await page.get_by_label("找事项").press("Enter")
    await expect(page.get_by_role("group", name="年龄段")).to_be_in_viewport()


async def test_answers_survive_the_way_back_and_arrows_walk_on(hall: Hall) -> None:
    page = await _at_the_choice(hall)
    item = page.get_by_role("radio", name=ALLOWANCE_BY_DAUGHTER.item)
    await item.check()
    answer = page.get_by_role("group", name="年龄段").get_by_role("radio", name="80至89周岁")
    await answer.check()
    await page.get_by_role("button", name="换一个事项").click()
    await expect(item).not_to_be_checked()
    await item.check()
    await expect(answer).to_be_checked()
    await item.press("ArrowUp")
    await expect(page.get_by_role("group", name="年龄段")).to_have_count(0)
    await expect(page.locator("[name=item]:checked")).to_be_focused()


def _cards(page: Page) -> Locator:
    return page.locator(".pick__item")


async def _at_the_choice(hall: Hall) -> Page:
    page = await hall.tablet()
    await trade.sign_in(page, "Q01")
    await page.get_by_role("link", name="收件", exact=True).click()
    await trade.press(page, page.get_by_role("button", name="收一件"))
    await trade.identify(page, ALLOWANCE_BY_DAUGHTER)
    return page
