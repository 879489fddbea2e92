"""常用地址."""

import pytest

from models.cases.filling.wishes import DeliveryWish
from models.cases.words import DeliveryWay
from models.errors import Invalid
from models.people.account.address import Address, Place
from models.people.account.last_delivery import last_place
from models.people.citizen import Citizen
from models.sample.cast import LIU, MA, SUN
from tests.models.behalf import on_behalf
from tests.models.days import FRIDAY
from tests.models.people.account.people import FATHER, account
from tests.models.play import received

HOME = Place("刘秀英", "139 0000 0021", "示例县青山镇柳树村31号")
SHOP = Place("刘秀英", "13900000021", "示例县城关镇清和巷8号")


async def test_the_first_address_is_the_usual_one_and_is_shown_down_to_the_township():
    citizen = await account()
    row = await Address.add(citizen, HOME, usual=False, at=FRIDAY)
    assert (await Address.of(citizen))[0].usual
    assert (row.masked_place, row.masked_mobile) == ("示例县青山镇****", "139****0021")


async def test_another_becomes_the_usual_one_and_stands_first():
    citizen = await account()
    await Address.add(citizen, HOME, usual=False, at=FRIDAY)
    shop = await Address.add(citizen, SHOP, usual=False, at=FRIDAY)
    assert [row.usual for row in await Address.of(citizen)] == [True, False]
    await shop.make_usual(citizen)
    assert [(row.id == shop.id, row.usual) for row in await Address.of(citizen)] == [
        (True, True),
        (False, False),
    ]


async def test_when_the_usual_one_goes_another_takes_its_place():
    citizen = await account()
    home = await Address.add(citizen, HOME, usual=True, at=FRIDAY)
    await Address.add(citizen, SHOP, usual=False, at=FRIDAY)
    await home.drop(citizen)
    assert [row.usual for row in await Address.of(citizen)] == [True]


async def test_the_same_form_twice_adds_one():
    citizen = await account()
    for _ in range(2):
        await Address.add(citizen, HOME, usual=True, at=FRIDAY)
    assert len(await Address.of(citizen)) == 1


async def test_what_no_courier_could_use_is_told():
    with pytest.raises(Invalid) as refused:
        await Address.add(await account(), Place("", "123", "家里"), usual=True, at=FRIDAY)
    assert list(refused.value.errors) == ["recipient", "mobile", "place"]


async def test_nobody_else_finds_it():
    row = await Address.add(await account(), HOME, usual=True, at=FRIDAY)
    assert await Address.for_citizen(await account(FATHER), row.id) is None


async def test_the_address_of_the_last_case_is_proposed():
    assert await last_place(await account(), FRIDAY.date()) is None
    await received(way=DeliveryWay.MAIL)
    sun = await Citizen.with_mobile(SUN.mobile, at=FRIDAY)
    place = await last_place(sun, FRIDAY.date())
    assert place == Place(SUN.legal_name, SUN.mobile, SUN.address)


async def test_the_address_of_somebody_one_may_act_for_no_more_is_not():
    behalf = await on_behalf()
    wish = DeliveryWish(DeliveryWay.MAIL, LIU.name, MA.mobile, LIU.address)
    await behalf.case.change_delivery(by=behalf.ma, at=FRIDAY, wish=wish)
    assert (await last_place(behalf.ma, FRIDAY.date())).place == LIU.address
    await behalf.paper.revoke(at=FRIDAY)
    assert await last_place(behalf.ma, FRIDAY.date()) is None
