"""马丽 applies from her kitchen: from the checker to the receipt, on a phone of 390 pixels."""

from playwright.async_api import Page, expect

from models.sample.cast import MA
from tests.journeys import at_home, papers, trade
from tests.journeys.hall import Hall

HER_SECOND_PHONE = "19900000093"  # one code a minute goes to a phone


async def _apply(hall: Hall, mobile: str = MA.mobile) -> tuple[Page, str]:
    phone, wall = await hall.phone(), await hall.desktop()
    await at_home.from_the_checker(phone, wall, mobile)
    await at_home.say_who(phone)
    await expect(phone.get_by_role("radio", name=at_home.KIND)).to_be_checked()
    await at_home.go_on(phone)
    await phone.get_by_label("失业时间").fill("2026年3月")
    await at_home.go_on(phone)
    await at_home.send_the_form(phone, hall.scripts)
    await at_home.have_it_mailed(phone)
    return phone, await at_home.declare_and_send(phone)


async def test_from_the_checker_to_the_receipt(hall: Hall) -> None:
    phone, number = await _apply(hall)
    receipt = phone.locator("#submitted").get_by_role("link", name="收件凭证")
    assert number in await papers.read(phone, await receipt.get_attribute("href"))
    await phone.go_back()
    await expect(phone.locator("#submitted")).to_be_visible()  # 已提交: no form any more


async def test_the_same_without_scripts(plain_hall: Hall) -> None:
    phone, number = await _apply(plain_hall, HER_SECOND_PHONE)
    await expect(phone.locator("#main")).to_contain_text(number)


async def test_the_keyboard_alone_fills_a_page_and_goes_on(hall: Hall) -> None:
    phone = await hall.phone()
    await trade.sign_in(phone, MA.mobile)
    await phone.goto("/applications")
    if not await phone.get_by_role("link", name=at_home.ITEM).count():
        await trade.open_guide(phone, at_home.ITEM)
        await trade.press(phone, phone.get_by_role("button", name="在线申请"))
        await trade.press(phone, phone.get_by_role("button", name="开始填写"))
        await at_home.say_who(phone)
        await phone.get_by_role("radio", name=at_home.KIND).focus()
        await phone.keyboard.press("Space")
        async with phone.expect_event("load"):
            await phone.keyboard.press("Enter")  # the first button of a form is 下一步
    field = phone.get_by_label("失业时间")
    await field.focus()
    await phone.keyboard.type("2026年5月")
    async with phone.expect_event("load"):
        await phone.keyboard.press("Enter")
    assert phone.url.endswith("/materials")
    await phone.goto(phone.url.replace("/materials", "/delivery"))
    await phone.locator("#way").focus()
    await phone.keyboard.press("ArrowDown")
    async with phone.expect_event("load"):
        await phone.keyboard.press("Enter")
    assert phone.url.endswith("/check")
