"""改领取方式 for somebody who called: stations as well, and who pays the courier."""

import pytest

from models.cases.case import Case
from models.cases.words import DeliveryWay
from models.delivery.delivery import Delivery, Payer
from models.offices.place import Station
from tests.web import road
from tests.web.browser import Browser

MAIL = {
    "way": "mail",
    "recipient": "孙建国",
    "recipient_mobile": "19900000001",
    "address": "示例县城关镇康宁街6号",
    "confirmed": "yes",
}


@pytest.fixture
async def case(now) -> Case:
    return await road.received(now)


@pytest.fixture
async def he(as_staff) -> Browser:
    """何琳, who takes the call."""
    return await as_staff("F01")


async def changed(he: Browser, case: Case, **typed: str):
    path = f"/desk/cases/{case.case_no}"
    return await he.fill(f"{path}?act=change_delivery", f"{path}/delivery-choice", **typed)


async def wish_of(case: Case) -> Delivery:
    return await Delivery.objects().get(Delivery.case == case.id)


async def test_a_caller_may_collect_at_an_open_station_of_the_deciding_county(he, case):
    station = await Station.objects().get(Station.name == "青山镇柳树村便民服务站")
    answer = await changed(he, case, way="station", station=str(station.id), confirmed="yes")
    assert answer.status_code == 303, answer.text
    wish = await wish_of(case)
    assert (wish.way, wish.station) == (DeliveryWay.STATION, station.id)


@pytest.mark.parametrize("station", ["", "0", "999999"])
async def test_a_station_must_be_one_of_them(he, case, station):
    answer = await changed(he, case, way="station", station=station, confirmed="yes")
    assert answer.status_code == 422
    assert "请选择到哪个站点领取" in answer.text
    assert "青山镇柳树村便民服务站" in answer.text, "the choice is still there"


async def test_who_pays_the_courier_is_asked_and_kept(he, case):
    assert (await changed(he, case, **MAIL, payer="recipient")).status_code == 303
    assert (await wish_of(case)).payer == Payer.RECIPIENT
    page = await he.open(f"/desk/cases/{case.case_no}?act=change_delivery")
    assert page.typed["payer"] == "recipient", "nobody has to say it twice"


async def test_the_office_pays_unless_somebody_says_otherwise(he, case):
    assert (await changed(he, case, **MAIL)).status_code == 303
    assert (await wish_of(case)).payer == Payer.OFFICE
