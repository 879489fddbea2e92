"""Two people at one case: the second reads who was faster, and loses nothing."""

from playwright.async_api import Page, expect

from models.sample.cast import SUN
from tests.journeys import trade
from tests.journeys.brought import BARBER_SHOP, PLAN, RULES
from tests.journeys.hall import Hall

OPINION = "材料齐全，布局合理，建议准予。"


async def _at_the_department(hall: Hall) -> tuple[Page, str]:
    """何琳's tablet and the number of a case that waits for the health office."""
    he, zhang = await hall.tablet(), await hall.desktop()
    await trade.sign_in(he, "F01")
    number = await trade.take_in(he, BARBER_SHOP)
    await trade.accept(he)
    await trade.push(he)
    await trade.sign_in(zhang, "S01")
    await trade.open_case(zhang, number)
    await trade.claim(zhang)
    await trade.pass_on(zhang)
    return he, number


async def test_the_second_reads_who_was_faster(hall: Hall) -> None:
    he, number = await _at_the_department(hall)
    wang = await hall.desktop()
    await trade.sign_in(wang, "W01")
    await trade.open_case(wang, number)
    await trade.claim(wang)
    await trade.open_case(wang, number, act="fill_gap")
    await wang.get_by_role("radio", name=RULES).check()
    await trade.fill_gap(he, number, RULES)
    await trade.press(wang, wang.get_by_role("button", name="登记补齐"))
    late = wang.get_by_role("alert")
    await expect(late).to_contain_text("何琳")
    await expect(late).to_contain_text("补齐容缺材料")
    await expect(late).to_contain_text("您的操作没有生效")


async def test_a_late_opinion_is_kept_and_can_be_sent_again(hall: Hall) -> None:
    he, number = await _at_the_department(hall)
    wang = await hall.desktop()
    await trade.sign_in(wang, "W01")
    await trade.open_case(wang, number)
    await trade.claim(wang)
    await _write_an_opinion(wang)
    await trade.fill_gap(he, number, RULES)
    await trade.press(wang, wang.get_by_role("button", name="提交审查意见"))
    await expect(wang.get_by_role("alert")).to_contain_text("何琳")
    await expect(wang.get_by_label("审查意见", exact=True)).to_have_value(OPINION)
    await expect(wang.get_by_role("radio", name="建议准予")).to_be_checked()
    await trade.send(wang, "提交审查意见")


async def _write_an_opinion(page: Page) -> None:
    for point in await page.locator(".points__ask").all():
        await point.get_by_role("radio", name="符合").check()
    await page.get_by_role("radio", name="建议准予").check()
    await page.get_by_label("审查意见", exact=True).fill(OPINION)


async def test_what_can_no_longer_be_sent_is_there_to_be_copied(hall: Hall) -> None:
    """孙建国 supplies from home while 何琳 registers the same papers at the window."""
    he, number = await _at_the_department(hall)
    wang, sun = await hall.desktop(), await hall.phone()
    await trade.sign_in(wang, "W01")
    await trade.open_case(wang, number)
    await trade.claim(wang)
    await trade.ask_correction(wang, PLAN, "没有标注消毒间。", "标注后重新提交。")
    await trade.open_case(he, number, act="supply")
    await he.get_by_label(PLAN).fill("孙建国送来新图一张")
    await trade.sign_in(sun, SUN.mobile)
    await trade.supply(sun, number, "拍了新图")
    await trade.press(he, he.get_by_role("button", name="登记补交"))
    late = he.get_by_role("alert")
    await expect(late).to_contain_text("补交材料")
    await expect(late).to_contain_text("孙建国送来新图一张")
