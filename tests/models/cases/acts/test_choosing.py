"""改领取方式: until the courier has it or the applicant holds it, they may choose again."""

from datetime import date

import pytest

from models.cases.actor import actor
from models.cases.filling.wishes import DeliveryWish
from models.cases.words import DeliveryWay
from models.delivery.delivery import Delivery
from models.sample.cast import LIU, SUN
from models.sample.story import ALLOWANCE
from tests.models.days import FRIDAY, HOUR, MINUTE, MONDAY, TUESDAY, WEDNESDAY
from tests.models.looking import (
    again,
    clock,
    held,
    legs,
    messages,
    not_for_them,
    now_not,
    position,
    running,
    texts_to_desks,
    wrong,
)
from tests.models.play import (
    delivered,
    denied,
    granted,
    leg_of,
    mailed,
    ready,
    received,
    with_department,
)

HOME = DeliveryWish(DeliveryWay.MAIL, SUN.name, SUN.mobile, "示例县城关镇人民路8号理发店")
COUNTER = DeliveryWish(DeliveryWay.DECIDING_COUNTER)
INTAKE = DeliveryWish(DeliveryWay.INTAKE_COUNTER)


async def wish_of(case) -> Delivery:
    return await Delivery.objects().get(Delivery.case == case.id)


async def test_at_home_another_way_is_chosen_and_the_desk_is_told(sun):
    case = await with_department()
    event = await case.change_delivery(by=sun, at=TUESDAY, wish=HOME)
    wish = await wish_of(case)
    assert (wish.way, wish.address, wish.chosen_at) == ("mail", HOME.address, TUESDAY)
    assert await position(case) == ("accepted", "dept")
    assert event.data == {"way": "mail", "choice": "邮寄到家"}
    assert await texts_to_desks(event) == {
        "示例县卫健委": f"{case.case_no}的领取方式改为：邮寄到家。"
    }


async def test_before_the_decision_no_mailing_clock_begins(sun):
    case = await with_department()
    await case.change_delivery(by=sun, at=TUESDAY, wish=HOME)
    assert "K12" not in await running(case)


async def test_after_it_the_result_is_to_be_mailed_within_a_working_day(sun):
    case = await ready(way=DeliveryWay.DECIDING_COUNTER)
    await case.change_delivery(by=sun, at=TUESDAY + HOUR, wish=HOME)
    assert (await running(case))["K12"] == date(2026, 11, 25)
    assert (await leg_of(case)).due_clock == "K12"


async def test_who_comes_instead_stops_the_mailing_clock(sun):
    case = await ready(way=DeliveryWay.MAIL)
    await case.change_delivery(by=sun, at=TUESDAY + HOUR, wish=COUNTER)
    assert "K12" not in await running(case)
    assert (await clock(case, "K12")).outcome == "discharged"


async def test_the_clock_that_runs_already_is_not_begun_anew(sun):
    case = await ready(way=DeliveryWay.MAIL)
    before = (await clock(case, "K12")).id
    await case.change_delivery(by=sun, at=TUESDAY + HOUR, wish=HOME)
    assert (await clock(case, "K12")).id == before


async def test_what_lies_ready_goes_to_the_desk_that_hands_it_out(sun, liang):
    case = await ready(way=DeliveryWay.MAIL)
    event = await case.change_delivery(by=sun, at=TUESDAY + HOUR, wish=INTAKE)
    leg = await leg_of(case)
    assert (leg.kind, leg.office, leg.opened_at) == ("out", case.intake_office, TUESDAY + HOUR)
    assert (await legs(case))[-2:] == ["out", "out"]
    licence = next(row for row in await held(case) if row[0].startswith("卫生许可证"))
    assert licence[1] == "counter"
    told = await texts_to_desks(event)
    assert len(told) == 2
    assert any("请把结果转交过去" in text for text in told.values())


async def test_at_the_same_desk_the_leg_stays_open(sun):
    case = await ready(way=DeliveryWay.MAIL)
    before = (await leg_of(case)).id
    await case.change_delivery(by=sun, at=TUESDAY + HOUR, wish=COUNTER)
    assert (await leg_of(case)).id == before


async def test_a_parcel_that_came_back_can_be_collected_or_sent_elsewhere(sun, zhao):
    case = await mailed()
    assert "change_delivery" not in await case.lawful_acts(actor(sun), TUESDAY + 2 * HOUR)
    await case.parcel_returned(by=zhao, at=WEDNESDAY, reason="地址不详")
    await case.change_delivery(by=sun, at=WEDNESDAY + HOUR, wish=HOME)
    assert "K12" in await running(case), "it is to be sent again within a working day"


@pytest.mark.parametrize("road", [mailed, delivered])
async def test_once_it_is_on_its_way_or_there_it_is_too_late(road, sun):
    case = await road()
    refused = case.change_delivery(by=sun, at=WEDNESDAY, wish=COUNTER)
    assert "现在是" in await now_not(refused)


async def test_a_denial_can_be_sent_home_too(sun):
    case = await denied()
    await case.change_delivery(by=sun, at=TUESDAY, wish=HOME)
    assert "K12" in await running(case)


async def test_while_the_certificate_is_made_the_clock_waits_for_it_where_that_takes_days(sun):
    case = await granted()
    await case.change_delivery(by=sun, at=TUESDAY, wish=HOME)
    made = (await case.guide()).certificate
    assert ("K12" in await running(case)) is not bool(made.make_days)


async def test_a_clerk_writes_it_down_for_a_caller_whom_they_have_checked(he):
    case = await received()
    change = {"by": he, "at": FRIDAY + MINUTE, "wish": HOME}
    assert list(await wrong(case.change_delivery(**change))) == ["confirmed"]
    await case.change_delivery(**change, confirmed=True)
    assert (await messages(case))[-1][0] == "T20", "whose phone it is learns of it"


async def test_who_changes_it_themselves_gets_no_text_message(sun):
    case = await received()
    before = len(await messages(case))
    await case.change_delivery(by=sun, at=FRIDAY + MINUTE, wish=HOME)
    assert len(await messages(case)) == before


@pytest.mark.parametrize(
    ("wish", "field"),
    [
        (None, "way"),
        (DeliveryWish(DeliveryWay.MAIL, "", SUN.mobile, HOME.address), "recipient"),
        (DeliveryWish(DeliveryWay.MAIL, SUN.name, "1", HOME.address), "recipient_mobile"),
        (DeliveryWish(DeliveryWay.MAIL, SUN.name, SUN.mobile, "短"), "address"),
        (DeliveryWish(DeliveryWay.STATION, station=0), "station"),
    ],
)
async def test_a_wish_that_cannot_be_met_changes_nothing(wish, field, sun):
    case = await received()
    before = (await wish_of(case)).way
    assert field in await wrong(case.change_delivery(by=sun, at=FRIDAY + MINUTE, wish=wish))
    assert (await wish_of(case)).way == before


async def test_nobody_elses_phone_changes_it(wang):
    case = await received(ALLOWANCE, LIU)
    refused = case.change_delivery(by=wang, at=MONDAY, wish=COUNTER, confirmed=True)
    assert "没有这项权限" in await not_for_them(refused)
    assert (await again(case)).status == "received"
