"""我的企业."""

import pytest

from models.errors import Invalid
from models.people.account.company import Company, Firm
from models.people.applicant import Audience
from models.people.identity import odd_organisation_part
from tests.models.days import FRIDAY
from tests.models.people.account.people import FATHER, account

SHOP = Firm(Audience.SELF_EMPLOYED, "示例县清风旅馆", "92999901MA0X00023P", "郭春", "经营者本人")


def changed(**words) -> Firm:
    return Firm(**vars(SHOP) | words)


async def test_a_company_is_kept_in_the_form_it_is_compared_in():
    citizen = await account()
    row = await Company.add(citizen, changed(credit_code=" 92999901ma0x 00023p"), at=FRIDAY)
    assert row.credit_code == "92999901MA0X00023P"
    assert [one.id for one in await Company.of(citizen)] == [row.id]


@pytest.mark.parametrize(
    ("field", "wrong", "says"),
    [
        ("credit_code", {"credit_code": "92999901MA0X00023A"}, "校验位"),
        ("credit_code", {"credit_code": "150301000012345"}, "15位的旧"),
        ("audience", {"audience": Audience.PERSON}, "单位类型"),
        ("audience", {"audience": None}, "单位类型"),
        ("name", {"name": ""}, "2至100"),
        ("legal_name", {"legal_name": " "}, "法定代表人"),
    ],
)
async def test_what_cannot_be_right_is_told(field, wrong, says):
    with pytest.raises(Invalid) as refused:
        await Company.add(await account(), changed(**wrong), at=FRIDAY)
    assert says in refused.value.errors[field]


async def test_the_same_form_twice_adds_one():
    citizen = await account()
    first = await Company.add(citizen, SHOP, at=FRIDAY)
    assert (await Company.add(citizen, SHOP, at=FRIDAY)).id == first.id


async def test_a_code_that_is_there_already_is_told():
    citizen = await account()
    await Company.add(citizen, SHOP, at=FRIDAY)
    with pytest.raises(Invalid, match="已经在您的企业名单里"):
        await Company.add(citizen, changed(name="清风旅馆分店"), at=FRIDAY)


async def test_two_people_may_keep_the_same_company():
    for mobile in ("13900000021", FATHER):
        await Company.add(await account(mobile), SHOP, at=FRIDAY)


async def test_a_company_is_corrected_but_not_into_another():
    citizen = await account()
    row = await Company.add(citizen, SHOP, at=FRIDAY)
    other = changed(credit_code="92999901MA0X0004XA", name="示例县和泉浴室")
    await Company.add(citizen, other, at=FRIDAY)
    await row.correct(changed(legal_name="郭夏"), at=FRIDAY)
    assert (await Company.for_citizen(citizen, row.id)).legal_name == "郭夏"
    with pytest.raises(Invalid, match="已经在您的企业名单里"):
        await row.correct(other, at=FRIDAY)


async def test_nobody_else_finds_it():
    row = await Company.add(await account(), SHOP, at=FRIDAY)
    assert await Company.for_citizen(await account(FATHER), row.id) is None


@pytest.mark.parametrize(
    ("code", "odd"),
    [("91110000600037341L", False), ("92999901MA0X00015W", False), ("92999901MA0X00024T", True)],
)
def test_an_organisation_part_that_does_not_fit_is_odd(code, odd):
    assert odd_organisation_part(code) is odd
