"""My cases as one small file for when there is no network: enough to go by, nothing personal."""

import json

from models.cases.reading.glance import masked
from models.sample.cast import LIU, SUN, officer
from tests.web import road
from tests.web.browser import HTMX, Browser

ADDRESS = "/cases/snapshot.json"


async def snapshot(browser: Browser) -> dict:
    answer = await browser.get(ADDRESS)
    assert answer.status_code == 200
    return answer.json()


async def test_a_case_that_waits_says_what_is_asked_until_when_and_where(as_citizen, now):
    case = await road.sent_back(now)
    [told] = (await snapshot(await as_citizen(SUN.mobile)))["cases"]
    assert told["number"] == case.case_no
    assert told["wait"] == "correct"
    assert told["due"]
    assert told["status"]
    assert "平面图" in told["asked"][0]
    assert "大厅" in told["where"]


async def test_nothing_personal_stands_in_it(as_citizen, now):
    await road.sent_back(now)
    await road.allowance(now)
    for person in (SUN, LIU):
        text = json.dumps(await snapshot(await as_citizen(person.mobile)), ensure_ascii=False)
        for secret in (person.name, person.id_number, person.mobile, person.address):
            assert not secret or secret not in text


def test_what_an_office_wrote_is_masked():
    text = "马秀英的手机13800138000、身份证11010119900307109X不清楚，请于3日内重拍。"
    shown = masked(text, "马秀英")
    assert "马秀英" not in shown
    assert "13800138000" not in shown
    assert "199003" not in shown
    assert "请于3日内重拍" in shown


async def test_a_paper_promised_for_later_is_named_with_its_day(as_citizen, now):
    await road.pushed(now, gap=True)
    [told] = (await snapshot(await as_citizen(SUN.mobile)))["cases"]
    assert (told["wait"], told["asked"], told["where"]) == ("gap", ["卫生管理制度"], "")
    assert told["due"]


async def test_a_result_says_where_to_fetch_it(as_citizen, now):
    await road.certified(now)
    [told] = (await snapshot(await as_citizen(SUN.mobile)))["cases"]
    assert "大厅" in told["where"]


async def test_it_is_sent_again_only_when_something_has_changed(as_citizen, now):
    case, sun = await road.received(now), await as_citizen(SUN.mobile)
    tag = (await sun.get(ADDRESS)).headers["etag"]
    again = await sun.get(ADDRESS, headers={"if-none-match": tag})
    assert (again.status_code, again.content) == (304, b"")
    await case.withdraw(
        by=await officer("F01", now), at=now, key="k" * 16, reason="不办了", signed=True
    )
    changed = await sun.get(ADDRESS, headers={"if-none-match": tag})
    assert changed.status_code == 200


async def test_everybody_gets_their_own(as_citizen, now):
    await road.received(now)
    nobody = await snapshot(await as_citizen("19911112222"))
    assert nobody["cases"] == []
    assert nobody["bookings"] == []


async def test_there_is_none_for_strangers_and_staff(visitor, as_staff):
    assert (await visitor.get(ADDRESS, headers=HTMX)).status_code == 401
    assert (await visitor.get(ADDRESS)).headers["location"].startswith("/login")
    assert (await (await as_staff("F01")).get(ADDRESS)).status_code == 403
