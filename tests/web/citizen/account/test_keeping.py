"""Companies, addresses, reminders and consents on the phone."""

import pytest

from models.people.account.address import Address, Place
from models.people.account.company import Company, Firm
from models.people.account.consent import Consent, Purpose
from models.people.applicant import Audience
from models.people.citizen import Citizen
from tests.web.citizen.account.people import DAUGHTER, STRANGER, holder, told
from tests.web.documents import Page

FIRM = {
    "audience": "self_employed",
    "name": "示例县清风旅馆",
    "credit_code": "92999901MA0X00023P",
    "legal_name": "郭春",
    "relation": "职员",
}
HOME = {"recipient": "刘秀英", "mobile": DAUGHTER, "place": "示例县青山镇柳树村31号"}


async def test_a_company_is_added_corrected_and_removed(as_citizen, now):
    browser = await as_citizen(DAUGHTER)
    assert "示例县清风旅馆" in await told(browser, await browser.fill("/me/companies/new", **FIRM))
    (row,) = await Company.of(await holder(DAUGHTER, now))
    path = f"/me/companies/{row.id}"
    assert "郭夏" in await told(browser, await browser.fill(path, legal_name="郭夏"))
    await told(browser, await browser.fill("/me/companies", f"{path}/removal"))
    assert await Company.of(await holder(DAUGHTER, now)) == []


async def test_an_old_number_gets_a_hint(as_citizen):
    browser = await as_citizen(DAUGHTER)
    answer = await browser.fill("/me/companies/new", **FIRM | {"credit_code": "150301000012345"})
    page = Page(answer)
    assert page.errors == ["credit_code"]
    assert "旧工商注册号" in page.text
    assert page.typed["name"] == FIRM["name"]


async def test_an_odd_organisation_part_is_a_warning_and_no_refusal(as_citizen):
    browser = await as_citizen(DAUGHTER)
    fine = await told(browser, await browser.fill("/me/companies/new", **FIRM))
    assert "组织机构代码" not in fine
    odd = FIRM | {"credit_code": "92999901MA0X00024T"}
    assert "组织机构代码" in await told(browser, await browser.fill("/me/companies/new", **odd))


async def test_an_address_is_added_and_becomes_the_usual_one(as_citizen, now):
    browser = await as_citizen(DAUGHTER)
    text = await told(browser, await browser.fill("/me/addresses/new", **HOME))
    assert "示例县青山镇****" in text
    assert "31号" not in text
    shop = HOME | {"place": "示例县城关镇清和巷8号"}
    await told(browser, await browser.fill("/me/addresses/new", **shop))
    second = (await Address.of(await holder(DAUGHTER, now)))[1]
    await told(browser, await browser.fill("/me/addresses", f"/me/addresses/{second.id}/usual"))
    assert (await Address.of(await holder(DAUGHTER, now)))[0].id == second.id


async def test_the_address_is_shown_in_full_where_it_is_corrected(as_citizen, now):
    row = await Address.add(await holder(DAUGHTER, now), Place(**HOME), usual=True, at=now)
    browser = await as_citizen(DAUGHTER)
    page = await browser.open(f"/me/addresses/{row.id}")
    assert "柳树村31号" in page.text
    await told(browser, await browser.send(page, f"/me/addresses/{row.id}", recipient="刘英"))
    assert (await Address.of(await holder(DAUGHTER, now)))[0].recipient == "刘英"


@pytest.mark.parametrize("act", ["", "/removal", "/usual"])
async def test_what_is_anothers_does_not_exist(as_citizen, now, act):
    citizen = await holder(DAUGHTER, now)
    address = await Address.add(citizen, Place(**HOME), usual=True, at=now)
    firm = Firm(Audience.SELF_EMPLOYED, *list(FIRM.values())[1:])
    company = await Company.add(citizen, firm, at=now)
    stranger = await as_citizen(STRANGER)
    token = (await stranger.open("/me")).typed["_token"]
    for path in (f"/me/addresses/{address.id}{act}", f"/me/companies/{company.id}{act}"):
        answer = await stranger.post(path, {"_token": token})
        assert answer.status_code in (404, 405), path
        assert path.endswith("usual") or answer.status_code == 404


async def test_reminders_are_switched_off_and_on(as_citizen, now):
    browser = await as_citizen(DAUGHTER)
    await told(browser, await browser.fill("/me/notifications", by_sms="no"))
    assert not (await holder(DAUGHTER, now)).by_sms
    form = {"by_sms": "yes", "by_email": "yes", "email": "liu@example.cn"}
    await told(browser, await browser.fill("/me/notifications", **form))
    citizen = await holder(DAUGHTER, now)
    assert (citizen.by_sms, citizen.by_email, citizen.email) == (True, True, "liu@example.cn")


@pytest.mark.parametrize("email", ["", "liu", "liu@", "liu@example", "a b@example.cn"])
async def test_an_address_that_cannot_be_one_is_told(as_citizen, now, email):
    browser = await as_citizen(DAUGHTER)
    form = {"by_sms": "no", "by_email": "yes", "email": email}
    page = Page(await browser.fill("/me/notifications", **form))
    assert (page.status, page.errors) == (422, ["email"])
    assert (await Citizen.behind((await holder(DAUGHTER, now)).mobile_index)).by_sms


async def test_a_consent_is_given_by_a_tick_and_taken_back_by_a_button(as_citizen, now):
    browser = await as_citizen(DAUGHTER)
    page = await browser.open("/me/consents")
    assert " checked" not in page.text
    citizen = await holder(DAUGHTER, now)
    path = "/me/consents/reuse"
    assert (await browser.send(page, path)).status_code == 422
    assert not await Consent.given(citizen, Purpose.REUSE)
    await told(browser, await browser.send(page, path, agreed_reuse="yes"))
    assert await Consent.given(citizen, Purpose.REUSE)
    await told(browser, await browser.fill("/me/consents", path))
    assert not await Consent.given(citizen, Purpose.REUSE)


async def test_there_is_no_fourth_purpose(as_citizen):
    browser = await as_citizen(DAUGHTER)
    token = (await browser.open("/me")).typed["_token"]
    answer = await browser.post("/me/consents/marketing", {"_token": token})
    assert answer.status_code == 404
