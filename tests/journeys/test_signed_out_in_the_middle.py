"""The session ends while somebody writes: what they wrote is there after signing in again."""

from playwright.async_api import Page, expect

from models.sample.cast import PASSWORD, SUN
from tests.journeys import trade
from tests.journeys.brought import BARBER_SHOP, PLAN
from tests.journeys.hall import Hall
from tests.journeys.pictures import picture


async def _sign_in_again(page: Page, job_no: str) -> None:
    await expect(page.get_by_text("登录后回到刚才的页面")).to_be_visible()
    await page.get_by_label("工号").fill(job_no)
    await page.get_by_label("密码", exact=True).fill(PASSWORD)
    await trade.press(page, page.get_by_role("button", name="登录", exact=True))


async def test_a_clerk_signs_in_again_and_goes_on(hall: Hall) -> None:
    he, elsewhere = await hall.tablet(), await hall.desktop()
    await trade.sign_in(he, "F01")
    number = await trade.take_in(he, BARBER_SHOP)
    await he.get_by_label("办理意见").fill("原件都看过，店主赶时间。")
    await trade.sign_in(elsewhere, "F01")  # one session per account: the first one ends
    await trade.press(he, he.get_by_role("button", name="受理，发出受理通知书"))
    await _sign_in_again(he, "F01")
    await expect(he.get_by_label("办理意见")).to_have_value("原件都看过，店主赶时间。")
    await trade.accept(he)
    await trade.open_case(he, number, tab="trail")
    await expect(he.get_by_role("list", name="流转记录")).to_contain_text("店主赶时间")


async def test_a_new_application_survives_it(hall: Hall) -> None:
    he, elsewhere = await hall.tablet(), await hall.desktop()
    await trade.sign_in(he, "F01")
    await he.get_by_role("link", name="收件", exact=True).click()
    await trade.press(he, he.get_by_role("button", name="收一件"))
    await he.get_by_role("radio", name=BARBER_SHOP.kind, exact=True).check()
    await trade.fill(he, BARBER_SHOP.person)
    await he.get_by_role("checkbox", name="人证一致").check()
    await trade.sign_in(elsewhere, "F01")
    await trade.press(he, he.get_by_role("button", name="下一步"))
    await _sign_in_again(he, "F01")
    await expect(he.get_by_role("textbox", name="证件号码")).to_have_value(SUN.id_number)
    await expect(he.get_by_role("radio", name=BARBER_SHOP.kind, exact=True)).to_be_checked()
    await expect(he.get_by_role("checkbox", name="人证一致")).not_to_be_checked()


async def test_a_picture_asks_to_sign_in_over_the_page(hall: Hall) -> None:
    he, elsewhere = await hall.tablet(), await hall.desktop()
    await trade.sign_in(he, "F01")
    await he.get_by_role("link", name="收件", exact=True).click()
    await trade.press(he, he.get_by_role("button", name="收一件"))
    await trade.identify(he, BARBER_SHOP)
    await trade.choose_item(he, BARBER_SHOP)
    await he.get_by_role("radio", name="齐", exact=True).first.check()
    await trade.sign_in(elsewhere, "F01")
    await he.locator("#capture input[type=file]:not([capture])").set_input_files(picture(PLAN))
    dialog = he.get_by_role("dialog", name="登录已过期")
    await expect(dialog.get_by_role("button", name="去登录")).to_have_attribute(
        "href", "/staff/login"
    )
    await dialog.get_by_role("button", name="先不提交").click()
    await expect(he.get_by_role("radio", name="齐", exact=True).first).to_be_checked()


async def test_nothing_is_kept_for_the_next_person(hall: Hall) -> None:
    he = await hall.tablet()
    await trade.sign_in(he, "F01")
    number = await trade.take_in(he, BARBER_SHOP)
    await he.get_by_label("办理意见").fill("只有我看得见")
    await he.locator("details.menu summary").click()
    await trade.press(he, he.get_by_role("button", name="退出"))
    await trade.sign_in(he, "F01")
    await trade.open_case(he, number)
    await expect(he.get_by_label("办理意见")).to_have_value("")
