"""马丽 applies with the keyboard alone, from the guide to the receipt; nothing needs a mouse."""

import re

from playwright.async_api import Locator, Page, expect

from models.sample.cast import MA
from tests.journeys import at_home, trade
from tests.journeys.hall import Hall
from tests.journeys.keyboard import Keyboard
from tests.journeys.pictures import picture
from tests.journeys.survival import session_ends

HER_MOBILE = "19900000095"


def button(page: Page, words: str) -> Locator:
    return page.get_by_role("button", name=words, exact=True)


async def test_an_application_without_a_mouse(hall: Hall) -> None:
    page, wall = await hall.desktop(), await hall.desktop()
    keys = Keyboard(page)
    await trade.sign_in_by_code(page, wall, HER_MOBILE)
    await _find_the_guide(page, keys)
    await _say_who(page, keys)
    await _choose_and_write(page, keys)
    await _send_a_file(page, keys, wall)
    await _have_it_mailed(page, keys)
    await _declare(page, keys)
    assert (keys.unseen, keys.disordered) == ([], [])


async def _find_the_guide(page: Page, keys: Keyboard) -> None:
    await page.goto("/services")
    await keys.skip()
    await keys.type(page.locator("main").get_by_role("searchbox").first, at_home.ITEM)
    await keys.leave()
    service = page.locator("#found .rows > li", has_text=at_home.ITEM).first
    await keys.press(service.locator("summary"))  # two counties offer it
    await keys.follow(service.get_by_role("link", name=at_home.ITEM).first)
    await keys.follow(page.get_by_role("button", name="在线申请").first)
    await keys.follow(page.get_by_role("button", name=re.compile("开始填写|另外新填一份")))


async def _say_who(page: Page, keys: Keyboard) -> None:
    await keys.skip()
    await keys.follow(button(page, "下一步"))
    await _is_told_what_is_wrong(page, keys, page.get_by_label("您的姓名"))
    await page.keyboard.type(MA.name)
    await keys.type(page.get_by_label("证件号码"), MA.id_number)
    await keys.leave()


async def _is_told_what_is_wrong(page: Page, keys: Keyboard, first: Locator) -> None:
    """The list of mistakes has the focus; its first line leads into the field."""
    await expect(page.locator(".govuk-error-summary")).to_be_focused()
    await keys.press(page.locator(".govuk-error-summary a").first)
    await expect(first).to_be_focused()


async def _choose_and_write(page: Page, keys: Keyboard) -> None:
    await keys.press(page.get_by_role("radio", name=at_home.KIND), "Space")
    await page.wait_for_load_state("networkidle")
    await expect(page.get_by_role("radio", name=at_home.KIND)).to_be_focused()
    await keys.leave()
    await keys.type(page.get_by_label("失业时间"), "2026年3月")
    await keys.leave()
    await expect(page.get_by_role("heading", name="准备材料")).to_be_visible()


async def _send_a_file(page: Page, keys: Keyboard, wall: Page) -> None:
    """Her session has ended: the dialog holds the focus and gives it back."""
    line = page.get_by_role("group", name=at_home.FORM)
    chooser = line.locator("input[id$=-album]")
    await keys.press(line.locator("summary").first)
    await keys.to(chooser)
    await session_ends(page)
    async with page.expect_file_chooser() as opened:
        await page.keyboard.press("Enter")
    await (await opened.value).set_files(picture(at_home.FORM))
    dialog = page.get_by_role("dialog", name="登录已过期")
    await expect(dialog).to_be_visible()
    await keys.stays_in(dialog)
    await page.keyboard.press("Escape")
    await expect(dialog).to_be_hidden()
    await expect(chooser).to_be_focused()
    window = await page.context.new_page()
    await trade.an_hour_passes(wall)  # one code a minute
    await trade.sign_in_by_code(window, wall, HER_MOBILE)
    await window.close()
    await page.bring_to_front()
    await expect(line.get_by_role("img").first).to_be_visible()
    await keys.follow(button(page, "下一步"))


async def _have_it_mailed(page: Page, keys: Keyboard) -> None:
    await keys.press(page.get_by_role("radio", name="邮寄到家"), "Space")
    told = {"收件人": MA.name, "收件电话": HER_MOBILE, "收件地址": MA.address}
    for label, words in told.items():
        await keys.type(page.get_by_role("textbox", name=label), words)
    await keys.leave()


async def _declare(page: Page, keys: Keyboard) -> None:
    for box in await page.locator("#step [type=checkbox]").all():
        await keys.press(box, "Space")
    await keys.follow(button(page, "确认并提交申请"))
    await expect(page.locator("#submitted")).to_contain_text("查询码")
    await keys.to(page.locator("#submitted").get_by_role("link", name="收件凭证"))
