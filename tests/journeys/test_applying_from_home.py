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


async def _read_the_receipt(phone: Page, number: str) -> None:
    receipt = phone.locator("#submitted").get_by_role("link", name="收件凭证")
    assert number in await papers.read(phone, await receipt.get_attribute("href"))


async def test_from_the_checker_to_the_receipt(hall: Hall) -> None:
    phone, number = await _apply(hall)
    await _read_the_receipt(phone, number)
    await phone.go_back()
    await expect(phone.locator("#submitted")).to_be_visible()  # 已提交: no form any more


async def test_the_same_without_scripts(plain_hall: Hall) -> None:
    phone, number = await _apply(plain_hall, HER_SECOND_PHONE)
    await _read_the_receipt(phone, number)
    await phone.goto(f"/cases/{number}")
    await trade.press(phone, phone.locator("a[href$='/withdrawal']").first)
    await trade.press(phone, phone.get_by_role("button", name="撤回申请"))
    await expect(phone.locator(".govuk-error-summary")).to_be_visible()  # not without the tick
    await phone.get_by_label("撤回的原因").fill("找到工作了")
    await phone.get_by_role("checkbox", name="我确认撤回").check()
    await trade.press(phone, phone.get_by_role("button", name="撤回申请"))
    await expect(phone.locator("#headline")).to_contain_text("撤回")
