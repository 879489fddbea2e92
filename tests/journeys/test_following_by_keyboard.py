"""孙建国 follows his cases with the keyboard alone: answers, asks, chooses, rates, withdraws."""

from playwright.async_api import Locator, Page, expect

from models.sample.cast import SUN
from tests.journeys import trade
from tests.journeys.hall import Hall
from tests.journeys.keyboard import Keyboard


def button(page: Page, words: str) -> Locator:
    return page.get_by_role("button", name=words, exact=True)


async def his_keyboard(hall: Hall) -> Keyboard:
    page = await hall.desktop()
    await trade.sign_in(page, SUN.mobile)
    return Keyboard(page)


def nothing_was_hidden(keys: Keyboard) -> None:
    assert (keys.unseen, keys.disordered) == ([], [])


async def test_he_answers_what_was_asked(hall: Hall) -> None:
    keys = await his_keyboard(hall)
    page = keys.page
    await page.goto(f"/cases/{hall.cases['lines_keys']}")
    await keys.skip()
    await keys.follow(page.get_by_role("button", name="补材料").first)
    for number, words in enumerate(("重新画好了，带到窗口。", "0999-8800600")):
        await keys.type(page.get_by_label("您补交了什么").nth(number), words)
    await keys.follow(button(page, "全部写好，提交"))
    await expect(page.locator(".timeline")).to_contain_text("补的材料已收到")
    nothing_was_hidden(keys)


async def test_he_asks_chooses_another_way_and_withdraws(hall: Hall) -> None:
    keys = await his_keyboard(hall)
    page, address = keys.page, f"/cases/{hall.cases['followed_keys']}"
    await page.goto(f"{address}/messages")
    await keys.type(page.get_by_label("留言内容"), "门头要先装好吗？")
    await keys.follow(button(page, "发出留言"))
    await expect(page.locator("#thread")).to_contain_text("门头要先装好吗？")
    await page.goto(f"{address}/delivery")
    await _have_it_mailed(page, keys)
    await page.goto(f"{address}/withdrawal")
    await keys.type(page.get_by_label("撤回的原因"), "不开店了")
    await keys.press(page.get_by_label("我确认撤回这次申请"), "Space")
    await keys.follow(button(page, "撤回申请"))
    await expect(page.locator(".timeline")).to_contain_text("撤回")
    nothing_was_hidden(keys)


async def _have_it_mailed(page: Page, keys: Keyboard) -> None:
    await keys.choose(page.get_by_role("radio", name="邮寄到家"))
    told = {"收件人": SUN.name, "收件电话": SUN.mobile, "收件地址": SUN.address}
    for label, words in told.items():
        await page.get_by_role("textbox", name=label).fill("")
        await keys.type(page.get_by_role("textbox", name=label), words)
    await keys.follow(button(page, "改成这样"))
    await expect(page.locator("main")).to_contain_text("邮寄到家")


async def test_he_confirms_what_came_and_says_how_it_was(hall: Hall) -> None:
    keys = await his_keyboard(hall)
    page, address = keys.page, f"/cases/{hall.cases['parcel_keys']}"
    await page.goto(f"{address}/receipt")
    await keys.choose(page.get_by_role("radio", name="本人收到了"))
    await keys.follow(button(page, "确认收到"))
    await expect(page.locator("#headline")).to_have_text("已通过，已送达")
    await page.goto(f"{address}/rating")
    await keys.choose(page.get_by_role("radio", name="非常满意").first)
    await keys.follow(button(page, "提交评价"))
    await expect(page.locator("main")).to_contain_text("非常满意")
    nothing_was_hidden(keys)
