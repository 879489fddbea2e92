"""刘德福's daughter applies at the village station, which accepts for the county (代收代办)."""

from playwright.async_api import Page, expect

from tests.journeys import papers, trade
from tests.journeys.brought import ALLOWANCE_BY_DAUGHTER
from tests.journeys.hall import Hall

DAUGHTER = "19900000021"
FORM = "高龄津贴申请表"


async def test_an_old_man_gets_his_allowance_through_his_daughter(hall: Hall) -> None:
    station, wall = await hall.tablet(), await hall.desktop()
    await trade.sign_in(station, "Q01")
    number = await trade.take_in(station, ALLOWANCE_BY_DAUGHTER, photograph=FORM)
    await expect(station.locator(".tablet__side")).to_contain_text("代收代办")
    await trade.accept(station)
    await trade.push(station)
    await trade.next_working_day(wall)
    await _decide(hall, number)
    await _the_daughter_follows_it(hall, wall, number)
    await _she_collects(station, number)


async def _decide(hall: Hall, number: str) -> None:
    zhang, liu, sun = [await hall.desktop() for _ in range(3)]
    await trade.sign_in(zhang, "S01")
    await trade.open_case(zhang, number)
    await trade.claim(zhang)
    await trade.pass_on(zhang)
    await trade.sign_in(liu, "M01")
    await trade.open_case(liu, number)
    await trade.claim(liu)
    await trade.opine(liu, "年龄、户籍符合。")
    await trade.sign_in(sun, "M02")
    await trade.open_case(sun, number)
    await trade.claim(sun)
    await trade.grant(sun)


async def _the_daughter_follows_it(hall: Hall, wall: Page, number: str) -> None:
    phone = await hall.phone(mode="elder")
    await trade.sign_in_by_code(phone, wall, DAUGHTER)
    await phone.get_by_role("link", name="高龄津贴申领").click()
    await expect(phone.locator("#headline")).to_have_text("已通过，可以领取")
    await expect(phone.get_by_text(number)).to_be_visible()


async def _she_collects(station: Page, number: str) -> None:
    await trade.open_case(station, number, "/station")
    await trade.conclude(station, "发放")
    await station.get_by_role("radio", name="他人代领").check()
    await station.get_by_label("与受送达人的关系").fill("女儿")
    await station.get_by_label("凭什么代领").fill("授权委托书已收存")
    await trade.hand_out(station, "刘梅", "999901197005050029")
    paper = station.locator("#decision").get_by_role("link", name="送达回证")
    text = await papers.read(station, await paper.get_attribute("href"))
    assert "刘梅" in text
    assert "女儿" in text
