"""Seeing who looked, copying, closing: the rights of 个人信息保护法."""

import json

from models.cases.case import Case
from models.notices.message import Message
from models.people.account.address import Address, Place
from models.people.citizen import Citizen
from models.sample.cast import SUN
from tests.web import road
from tests.web.citizen.account.people import DAUGHTER, NUMBER, STRANGER, holder, say_who, told
from tests.web.documents import Page


async def test_he_sees_who_looked_at_his_case(as_citizen, as_staff, now):
    case = await road.under_review(now)
    wang, sun = await as_staff("W01"), await as_citizen(SUN.mobile)
    await wang.open(f"/desk/cases/{case.case_no}")
    await sun.open(f"/cases/{case.case_no}")
    text = (await sun.open("/me/looks")).text
    assert "王磊" in text
    assert case.case_no in text
    assert "您自己看过 1 次" in text
    assert "王磊" not in (await (await as_citizen(STRANGER)).open("/me/looks")).text


async def test_odd_page_numbers_show_a_page(as_citizen):
    browser = await as_citizen(STRANGER)
    for wanted in ("0", "-1", "999999", "9999999999", "x", "²"):
        await browser.open(f"/me/looks?page={wanted}")


async def test_everything_is_copied_for_a_machine_and_for_a_reader(as_citizen, now):
    citizen = await say_who(DAUGHTER, "刘秀英", NUMBER, now)
    place = Place("刘秀英", DAUGHTER, "示例县青山镇柳树村31号")
    await Address.add(citizen, place, usual=True, at=now)
    browser = await as_citizen(DAUGHTER)
    answer = await browser.get("/me/data/copy.json")
    assert answer.headers["cache-control"] == "private, no-store"
    told_of = json.loads(answer.content)
    assert told_of["实名信息"]["证件号码"] == NUMBER
    assert told_of["常用地址"][0]["地址"] == place.place
    text = (await browser.open("/me/data/copy")).text
    assert NUMBER in text
    assert "柳树村31号" in text


async def test_the_copy_holds_the_cases_but_not_the_numbers_of_others(as_citizen, now):
    case = await road.under_review(now)
    told_of = (await (await as_citizen(SUN.mobile)).get("/me/data/copy.json")).json()
    assert [one["编号"] for one in told_of["办件"]][-1] == case.case_no
    assert "填写的内容" not in told_of["办件"][-1]


async def test_an_account_with_an_open_case_is_not_closed(as_citizen, now):
    await road.under_review(now)
    sun = await as_citizen(SUN.mobile)
    page = await sun.open("/me/closing")
    assert "现在还不能注销" in page.text
    answer = await sun.post(
        "/me/closing", {"_token": page.typed.get("_token", ""), "agreed": "yes"}
    )
    assert answer.status_code in (403, 409)
    token = (await sun.open("/me")).typed["_token"]
    answer = await sun.post("/me/closing", {"_token": token, "agreed": "yes"})
    assert answer.status_code == 409
    assert (await holder(SUN.mobile, now)).mobile == SUN.mobile


async def test_closing_forgets_the_person_and_signs_every_device_out(as_citizen, now):
    citizen = await say_who(DAUGHTER, "刘秀英", NUMBER, now)
    here, there = await as_citizen(DAUGHTER), await as_citizen(DAUGHTER)
    assert Page(await here.fill("/me/closing")).errors == ["agreed"]
    text = await told(here, await here.fill("/me/closing", agreed="yes"))
    assert "账号已注销" in text
    assert (await there.get("/me/identity")).status_code == 303
    row = await Citizen.objects().get(Citizen.id == citizen.id)
    assert row.is_closed
    assert (await holder(DAUGHTER, now)).id != citizen.id, "the phone opens a new one"


async def test_the_notice_is_public(visitor):
    assert "三件事以您的同意为前提" in (await visitor.open("/privacy")).text


async def _reminders(case: Case) -> list[tuple[str, str]]:
    rows = await Message.objects().where(Message.case == case.id).order_by(Message.id)
    return [(row.channel, row.template) for row in rows if row.address in (SUN.mobile, "sun@a.cn")]


async def test_who_wants_no_sms_gets_only_the_one_that_must_not_be_missed(now):
    sun = await holder(SUN.mobile, now)
    await sun.choose_reminders(by_sms=False, by_email=True, email="sun@a.cn")
    case = await road.sent_back(now)
    reminded = await _reminders(case)
    assert ("sms", "T05") in reminded
    assert [one for one in reminded if one[0] == "sms"] == [("sms", "T05")]
    assert ("mail", "T04") in reminded
