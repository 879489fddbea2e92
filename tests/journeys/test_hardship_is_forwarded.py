"""马丽's hardship case: the station only registers it (代收转办); the result comes by mail."""

from playwright.async_api import Page, expect

from models.sample.cast import MA
from tests.journeys import papers, trade
from tests.journeys.brought import HARDSHIP
from tests.journeys.hall import Hall

WAYBILL = "1098220466028"


async def test_a_hardship_case_is_registered_forwarded_and_mailed(hall: Hall) -> None:
    station, wall, phone = await hall.tablet(), await hall.desktop(), await hall.phone()
    await trade.sign_in(station, "Q01")
    number = await trade.take_in(station, HARDSHIP)
    await _the_station_may_not_accept(station)
    await trade.push(station)
    await trade.next_working_day(wall)
    await _decide(hall, number)
    await _mail(hall, number)
    await trade.sign_in(phone, MA.mobile)
    await _it_travels(phone, wall, number)


async def _the_station_may_not_accept(station: Page) -> None:
    slip = station.locator("#decision").get_by_role("link", name="代收登记回执")
    assert "代收" in await papers.read(station, await slip.get_attribute("href"))
    await expect(station.locator("#decision-title")).to_have_text("推送")
    await expect(station.get_by_role("radio", name="受理", exact=True)).to_have_count(0)


async def _decide(hall: Hall, number: str) -> None:
    zhang, wu, zheng = [await hall.desktop() for _ in range(3)]
    await trade.sign_in(zhang, "S01")
    await trade.open_case(zhang, number)
    await trade.claim(zhang)
    await trade.accept(zhang)
    await trade.pass_on(zhang)
    await trade.sign_in(wu, "R01")
    await trade.open_case(wu, number)
    await trade.claim(wu)
    await trade.opine(wu, "符合大龄失业条件，公示无异议。")
    await trade.sign_in(zheng, "R02")
    await trade.open_case(zheng, number)
    await trade.claim(zheng)
    await trade.grant(zheng)


async def _mail(hall: Hall, number: str) -> None:
    zhao = await hall.desktop()
    await trade.sign_in(zhao, "S02")
    await trade.open_case(zhao, number)
    await expect(zhao.locator("#decision")).to_contain_text("199****0003")
    await trade.dispatch(zhao, WAYBILL)


async def _it_travels(phone: Page, wall: Page, number: str) -> None:
    for told in ("已交寄", "发往收件地", "正在派送"):
        await phone.goto(f"/cases/{number}")
        await expect(phone.locator("#headline")).to_have_text("已通过，已寄出")
        await expect(phone.locator(".leg")).to_contain_text(WAYBILL)
        await expect(phone.locator(".leg")).to_contain_text(told)
        await trade.couriers_go_on(wall)
    await phone.goto(f"/cases/{number}")
    await expect(phone.locator("#headline")).to_have_text("已通过，已送达")
    await expect(phone.locator(".leg")).to_contain_text("本人签收")
