"""孙建国 follows his cases: answers, asks, chooses, confirms."""

import pytest
from playwright.async_api import Page, expect

from models.sample.cast import SUN
from tests.journeys import trade
from tests.journeys.brought import PLAN
from tests.journeys.hall import Hall


@pytest.fixture(params=["with scripts", "on plain pages"])
def any_hall(request: pytest.FixtureRequest) -> Hall:
    name = "hall" if request.param == "with scripts" else "plain_hall"
    return request.getfixturevalue(name)


def of(hall: Hall, name: str) -> str:
    """The case of this name that belongs to this run."""
    return hall.cases[name if hall.scripts else f"{name}_plain"]


async def at_home(hall: Hall) -> Page:
    phone = await hall.phone()
    await trade.sign_in(phone, SUN.mobile)
    return phone


async def test_two_lines_are_answered_one_now_and_one_later(any_hall: Hall) -> None:
    number = of(any_hall, "lines")
    phone = await at_home(any_hall)
    await phone.goto(f"/cases/{number}/supply")
    await phone.get_by_label("您补交了什么").last.fill("0999-8800600")
    await trade.press(phone, phone.get_by_role("button", name="先保存"))
    elsewhere = await at_home(any_hall)
    await elsewhere.goto(f"/cases/{number}/supply")
    await expect(elsewhere.get_by_label("您补交了什么").last).to_have_value("0999-8800600")
    await trade.send_picture(elsewhere, elsewhere.locator("[data-sending]").first, PLAN)
    await trade.press(elsewhere, elsewhere.get_by_role("button", name="全部写好，提交"))
    await expect(elsewhere.locator(".timeline")).to_contain_text("补的材料已收到")
    wang = await any_hall.desktop()
    await trade.sign_in(wang, "W01")
    await trade.open_case(wang, number)
    await expect(wang.locator("main")).to_contain_text("平面图")


async def test_a_question_is_asked_and_answered(any_hall: Hall) -> None:
    number = of(any_hall, "followed")
    phone, wang = await at_home(any_hall), await any_hall.desktop()
    await trade.sign_in(wang, "W01")
    await phone.goto(f"/cases/{number}")
    await trade.press(phone, phone.get_by_role("link", name="给办理部门留言"))
    await phone.get_by_label("留言内容").fill("门头要先装好吗？")
    await trade.press(phone, phone.get_by_role("button", name="发出留言"))
    await expect(phone.locator("#thread")).to_contain_text("门头要先装好吗？")
    await trade.open_case(wang, number, tab="messages")
    await expect(wang.locator("#thread")).to_contain_text("门头要先装好吗？")
    await wang.get_by_label("留言内容").fill("不用，领到证再装。")
    await trade.press(wang, wang.get_by_role("button", name="发出留言"))
    await phone.goto(f"/cases/{number}")
    await expect(phone.get_by_text("1 条新回复")).to_be_visible()
    await phone.goto(f"/cases/{number}/messages")
    await expect(phone.locator("#thread")).to_contain_text("不用，领到证再装。")


async def test_another_way_is_chosen_and_the_last_day_is_explained(any_hall: Hall) -> None:
    number = of(any_hall, "followed")
    phone = await at_home(any_hall)
    await phone.goto(f"/cases/{number}")
    await trade.press(phone, phone.get_by_role("button", name="改领取方式"))
    await phone.get_by_role("radio", name="邮寄到家").check()
    await phone.get_by_role("textbox", name="收件人").fill("孙建国")
    await phone.get_by_role("textbox", name="收件电话").fill(SUN.mobile)
    await phone.get_by_role("textbox", name="收件地址").fill("示例县城关镇清和巷12号")
    await trade.press(phone, phone.get_by_role("button", name="改成这样"))
    await expect(phone.locator("main")).to_contain_text("邮寄到家")
    await expect(phone.locator(".timeline")).to_contain_text("领取方式已改")
    await trade.press(phone, phone.get_by_role("link", name="为什么是这一天"))
    await expect(phone.locator("main")).to_contain_text("最后一天")


async def test_what_arrived_is_confirmed(any_hall: Hall) -> None:
    number = of(any_hall, "parcel")
    phone = await at_home(any_hall)
    await phone.goto(f"/cases/{number}")
    await trade.press(phone, phone.get_by_role("button", name="我已收到"))
    await phone.get_by_role("radio", name="别人代收").check()
    await phone.get_by_label("代收人姓名").fill("门卫老李")
    await trade.press(phone, phone.get_by_role("button", name="确认收到"))
    await expect(phone.locator("#headline")).to_have_text("已通过，已送达")
