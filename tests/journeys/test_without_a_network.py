"""The network is gone at the wrong moment: a red note in place, and nothing is lost."""

from playwright.async_api import expect

from models.sample.cast import SUN
from tests.journeys import trade
from tests.journeys.brought import BARBER_SHOP, PLAN
from tests.journeys.hall import Hall
from tests.journeys.pictures import picture

NOTE = "网络断了，没有提交成功，您填的内容都在。"


async def test_papers_sent_from_a_phone_wait_for_the_network(hall: Hall) -> None:
    he, sun = await hall.tablet(), await hall.phone()
    await trade.sign_in(he, "F01")
    number = await trade.take_in(he, BARBER_SHOP)
    await trade.ask_correction(he, PLAN, "没有标注消毒间。", "标注后重新提交。")
    await trade.sign_in(sun, SUN.mobile)
    await sun.goto(f"/cases/{number}/supply")
    await sun.get_by_label("您补交了什么").fill("新图")
    await sun.context.set_offline(True)
    button = sun.get_by_role("button", name="全部写好，提交")
    await button.click()
    await expect(sun.get_by_role("alert")).to_contain_text(NOTE)
    await expect(button).to_be_enabled()
    await expect(sun.get_by_label("您补交了什么")).to_have_value("新图")
    await sun.context.set_offline(False)
    await trade.press(sun, button)
    await expect(sun.locator(".timeline")).to_contain_text("补的材料已收到")


async def test_a_picture_is_tried_again(hall: Hall) -> None:
    he = await hall.tablet()
    await trade.sign_in(he, "F01")
    await he.get_by_role("link", name="收件", exact=True).click()
    await trade.press(he, he.get_by_role("button", name="收一件"))
    await trade.identify(he, BARBER_SHOP)
    await trade.choose_item(he, BARBER_SHOP)
    await he.context.set_offline(True)
    panel = he.locator("#capture")
    await panel.locator("input[type=file]:not([capture])").set_input_files(picture(PLAN))
    await expect(panel.get_by_role("alert")).to_contain_text(NOTE)
    await expect(panel.locator("[data-previews] img")).to_have_count(1)
    await he.context.set_offline(False)
    await panel.get_by_role("button", name="再试一次").click()
    await expect(panel.locator("figure img")).to_have_count(1)
    await expect(panel.get_by_role("alert")).to_have_count(0)
