"""A telephone of 2021, with Safari 15.4 or Chrome 88: what came later is missing from it."""

from playwright.async_api import BrowserContext, expect

from models.sample.cast import LIU, SUN
from tests.journeys import trade
from tests.journeys.hall import Hall

MISSING = """
delete AbortSignal.timeout;
delete HTMLFormElement.prototype.requestSubmit;
delete SubmitEvent.prototype.submitter;
"""
LEFT = "'timeout' in AbortSignal || 'requestSubmit' in document.forms[0]"
STREET = "云岭县城关镇老街7号"


async def _of_2021(context: BrowserContext) -> None:
    await context.add_init_script(MISSING)


async def test_a_form_is_asked_for_first_and_sent(hall: Hall) -> None:
    hall.habits.append(_of_2021)
    phone = await hall.phone()
    await trade.sign_in(phone, LIU.mobile)
    await phone.goto("/me/addresses/new")
    assert not await phone.evaluate(LEFT)
    told = {"收件人": LIU.name, "收件人手机": LIU.mobile, "地址": STREET}
    for label, words in told.items():
        await phone.get_by_label(label, exact=True).fill(words)
    button = phone.get_by_role("button", name="保存")
    await phone.context.set_offline(True)
    await button.click()
    await expect(phone.get_by_role("alert")).to_contain_text("网络断了")
    await phone.context.set_offline(False)
    await trade.press(phone, button)
    await expect(phone.locator("main")).to_contain_text("云岭县城关镇****")


async def test_the_button_that_was_pressed_is_the_one_that_counts(hall: Hall) -> None:
    hall.habits.append(_of_2021)
    phone = await hall.phone()
    await trade.sign_in(phone, SUN.mobile)
    await phone.goto(f"/cases/{hall.cases['lines_old']}/supply")
    for field in await phone.get_by_label("您补交了什么").all():
        await field.fill("0999-8800600")
    await trade.press(phone, phone.get_by_role("button", name="全部写好，提交"))
    await expect(phone.locator(".timeline")).to_contain_text("补的材料已收到")
