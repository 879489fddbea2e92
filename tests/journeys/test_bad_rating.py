"""A bad rating, from the phone it was given on to the answer that is read there."""

from playwright.async_api import Page, expect

from models.sample.cast import SHOPS
from tests.journeys import trade
from tests.journeys.hall import Hall

_, CHILDREN, _, CINEMA = SHOPS
ANSWER = "向您道歉，以后一次说清。"


async def test_the_cinema_is_unhappy_with_the_decision(hall: Hall) -> None:
    await carry(hall, "denied", CINEMA.mobile, "审批", "L01")


async def test_the_same_on_plain_pages_for_a_refused_application(plain_hall: Hall) -> None:
    await carry(plain_hall, "refused", CHILDREN.mobile, "收件受理", "W01")


async def carry(hall: Hall, case: str, mobile: str, service: str, who: str) -> None:
    number = hall.cases[case]
    phone, desk = await hall.phone(), await hall.desktop()
    await trade.sign_in_by_code(phone, await hall.desktop(), mobile)
    await _rate(phone, number, service)
    await trade.sign_in(desk, who)
    await _put_right(desk, service, mobile)
    await _read_the_answer(phone, number)


async def _rate(phone: Page, number: str, service: str) -> None:
    await phone.goto(f"/cases/{number}")
    await trade.press(phone, phone.get_by_role("link", name="评价这次服务"))
    await expect(phone.get_by_role("radio", checked=True)).to_have_count(0)
    card = phone.get_by_role("region", name=service)
    await card.get_by_role("radio", name="非常不满意").check()
    await card.get_by_role("checkbox", name="态度差").check()
    await card.get_by_label("还想说的").fill("三个窗口三种说法")
    await trade.press(phone, phone.get_by_role("button", name="提交评价"))
    await expect(phone.get_by_text("谢谢，已经记下")).to_be_visible()
    await expect(phone.get_by_text("部门正在核实")).to_be_visible()


async def _put_right(desk: Page, service: str, mobile: str) -> None:
    await desk.get_by_role("link", name="评价", exact=True).click()
    rows = desk.get_by_role("row").filter(has_text=service).filter(has_text="待核实")
    ways = [await one.get_attribute("href") for one in await rows.get_by_role("link").all()]
    await desk.goto(max(ways, key=lambda way: int(way.rpartition("/")[2])))  # the newest
    await expect(desk.get_by_text("三个窗口三种说法")).to_be_visible()
    assert mobile not in await desk.content()
    await trade.press(desk, desk.get_by_role("button", name="显示完整电话"))
    await expect(desk.get_by_role("link", name=mobile)).to_be_visible()
    await desk.get_by_role("radio", name="已联系上").check()
    await desk.get_by_role("radio", name="情况属实").check()
    await desk.get_by_label("核实情况", exact=True).fill("三个窗口的说法不一致。")
    await desk.get_by_label("责任认定").fill("没有统一口径。")
    await trade.press(desk, desk.get_by_role("button", name="登记核实情况"))
    await desk.get_by_label("整改措施").fill("统一了口径。")
    await trade.press(desk, desk.get_by_role("button", name="登记整改情况"))
    await desk.get_by_role("radio", name="对处理结果满意").check()
    await trade.press(desk, desk.get_by_role("button", name="登记回访结果"))
    await desk.get_by_label("答复评价人").fill(ANSWER)
    await trade.press(desk, desk.get_by_role("button", name="答复并办结"))
    await expect(desk.get_by_role("list", name="处理过程")).to_contain_text("查看电话")


async def _read_the_answer(phone: Page, number: str) -> None:
    await phone.goto(f"/cases/{number}")
    await trade.press(phone, phone.get_by_role("link", name="我的评价"))
    await expect(phone.get_by_text(ANSWER)).to_be_visible()
    await phone.get_by_text("处理之后满意吗").click()
    again = phone.get_by_role("group", name="处理之后，您满意吗")
    await again.get_by_role("radio", name="满意", exact=True).check()
    await trade.press(phone, phone.get_by_role("button", name="提交追评"))
    await expect(phone.get_by_text("追评：")).to_be_visible()
