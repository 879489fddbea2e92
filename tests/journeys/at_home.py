"""What somebody does on a phone to apply from home, in their words."""

import re

from playwright.async_api import Locator, Page, expect

from models.sample.cast import MA
from tests.journeys import trade
from tests.journeys.pictures import picture

ITEM, KIND, FORM = "就业困难人员认定", "大龄失业", "就业困难人员申请认定表"


async def go_on(page: Page, words: str = "下一步") -> None:
    await trade.press(page, page.get_by_role("button", name=words))


async def from_the_checker(page: Page, wall: Page, mobile: str) -> None:
    """The question answered before signing in goes along."""
    await trade.ask_what_to_bring(page, ITEM, {"属于哪一类": KIND})
    await trade.press(page, page.locator("#apply").get_by_role("button", name="在线申请"))
    await expect(page.get_by_text("登录后回到刚才的页面")).to_be_visible()
    await page.get_by_label("手机号").fill(mobile)
    await go_on(page, "获取验证码")
    await wall.goto("/demo")
    message = wall.locator(".message", has_text=mobile).filter(has_text="验证码").first
    code = re.search(r"\d{6}", await message.locator(".message__text").inner_text())[0]
    await page.get_by_label("短信验证码").fill(code)
    await trade.press(page, page.get_by_role("button", name="登录", exact=True))
    await trade.press(page, page.get_by_role("button", name=re.compile("开始填写|另外新填一份")))


async def say_who(page: Page) -> None:
    """Once for the account; later the person is only chosen."""
    name = page.get_by_label("您的姓名")
    if await name.is_visible():
        await name.fill(MA.name)
        await page.get_by_label("证件号码").fill(MA.id_number)
    await go_on(page)


async def send_the_form(page: Page, scripts: bool) -> None:
    """The one paper that is needed: its photograph."""
    line = page.get_by_role("group", name=FORM)
    if scripts:
        await line.locator("input[type=file][multiple]").last.set_input_files(picture(FORM))
        await expect(line.get_by_role("img").first).to_be_visible()
    else:
        await line.locator("summary").first.click()
        await line.locator("input[name=file]").set_input_files(picture(FORM))
        await trade.press(page, line.get_by_role("button", name="上传"))
    await go_on(page)


async def have_it_mailed(page: Page) -> None:
    await choose(page.get_by_role("radio", name="邮寄到家"))
    elsewhere = page.get_by_role("radio", name="寄到别的地址")
    if await elsewhere.is_visible():
        await elsewhere.check()
    told = {"收件人": MA.name, "收件电话": MA.mobile, "收件地址": MA.address}
    await trade.fill(page, told)
    await go_on(page, "下一步，核对信息")


async def choose(card: Locator) -> None:
    """A card is pressed on its title."""
    if not await card.is_checked():
        await card.click(position={"x": 40, "y": 24})


async def declare_and_send(page: Page) -> str:
    """Reads the last page, ticks and presses twice; returns the number of the one case."""
    for words in (MA.name, KIND, "2026年3月", MA.address):
        await expect(page.locator("#main")).to_contain_text(words)
    for box in await page.locator("#step [type=checkbox]").all():
        await expect(box).not_to_be_checked()
        await box.check()
    await page.get_by_role("button", name="确认并提交申请").dblclick()
    await expect(page.locator("#submitted")).to_contain_text("查询码")
    return trade.NUMBER.search(page.url)[1]
