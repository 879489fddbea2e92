"""The front door and the small pages."""

import re

import pytest

from models.calendar.hours import local_date
from models.cases.case import Case
from models.cases.words import Status
from models.catalog.search.finding import Filters, find
from models.offices.office import Office
from models.people.citizen import Citizen
from models.sample.cast import SUN
from tests.web import road
from tests.web.browser import Browser
from web.filters import short_date


async def test_the_front_door_leads_to_every_service(visitor: Browser, now):
    page = await visitor.open("/")
    found = await find("", Filters(), local_date(now))
    assert f"全部 {found.total} 项" in page.text
    assert 0 < page.text.count('href="/services/') <= 20, "however many there are"
    assert page.typed == {"q": ""} or "q" in page.typed


async def test_what_waits_for_a_citizen_stands_first(as_citizen, now):
    case = await road.sent_back(now)
    sun = await as_citizen(SUN.mobile)
    assert f"/cases/{case.case_no}/supply" in (await sun.open("/")).text


async def test_nothing_of_others_waits_for_a_citizen(as_citizen, now):
    case = await road.sent_back(now)
    liu = await as_citizen("19900000002")
    assert case.case_no not in (await liu.open("/")).text


async def test_a_correction_says_on_the_front_page_what_is_asked(as_citizen, now):
    await road.sent_back(now)
    text = (await (await as_citizen(SUN.mobile)).open("/")).text
    assert "要补 1 处" in text
    assert "还剩" in text
    assert text.index("要补 1 处") < text.index("查材料"), "before any menu"


async def test_the_elder_home_has_one_matter_four_answers_and_a_telephone(as_citizen, now):
    await road.sent_back(now)
    sun = await as_citizen(SUN.mobile)
    sun.cookies.set("mode", "elder")
    text = (await sun.open("/")).text
    assert "现在去补" in text
    assert text.count('class="icon icon--xl"') == 5, "four answers and the telephone"
    assert "tel:12345" in text
    assert text.index("tel:12345") < text.index("点键盘上的话筒，说要办的事"), "after the answers"
    assert 'action="/services" role="search"' in text


@pytest.mark.parametrize("mode", ["standard", "elder"])
async def test_what_was_promised_for_later_waits_with_its_day(as_citizen, now, mode):
    case = await road.pushed(now, gap=True)
    gap = next(row for row in await case.materials() if row.state == "tolerated")
    sun = await as_citizen(SUN.mobile)
    sun.cookies.set("mode", mode)
    text = (await sun.open("/")).text
    assert f'href="/cases/{case.case_no}/gap"' in text
    assert gap.name in text
    assert f"{short_date(gap.promised_on)}前" in text


@pytest.mark.parametrize("mode", ["standard", "elder"])
async def test_who_gets_no_text_messages_is_told_here_of_what_is_unread(as_citizen, now, mode):
    sun = await as_citizen(SUN.mobile)
    await sun.fill("/me/notifications", by_sms="no")
    sun.cookies.set("mode", mode)
    assert "条未读" not in (await sun.open("/")).text
    await road.received(now)
    page = await sun.open("/")
    assert "1 条未读" in page.text
    assert 'href="/me/inbox"' in page.text
    await sun.fill("/me/inbox")
    assert "条未读" not in (await sun.open("/")).text


@pytest.mark.parametrize("mode", ["standard", "elder"])
async def test_a_word_is_asked_for_once_something_was_handed_out(as_citizen, now, mode):
    case = await road.handed_out(now)
    sun = await as_citizen(SUN.mobile)
    sun.cookies.set("mode", mode)
    assert f'href="/cases/{case.case_no}/rating"' in (await sun.open("/")).text


async def test_what_was_begun_is_gone_on_with(as_citizen, now):
    sun = await Citizen.with_mobile(SUN.mobile, at=now)
    draft = Case(status=Status.DRAFT, filed_by=sun.id, created_at=now, start_key="home-1")
    await draft.save()
    text = (await (await as_citizen(SUN.mobile)).open("/")).text
    assert f'href="/applications/{draft.id}"' in text


async def test_a_result_that_lies_ready_is_told(as_citizen, now):
    case = await road.certified(now)
    text = (await (await as_citizen(SUN.mobile)).open("/")).text
    assert "结果已经到出件窗口" in text
    assert case.case_no in text


@pytest.mark.parametrize(("size", "shown"), [("125", 'data-fs="125"'), ("190", 'data-fs="190"')])
async def test_four_sizes_are_rendered_by_the_server(visitor: Browser, size, shown):
    visitor.cookies.set("size", size)
    assert shown in (await visitor.open("/")).text


async def test_halls_and_stations_are_listed_with_their_telephones(visitor: Browser):
    text = (await visitor.open("/halls")).text
    assert "范例县政务服务大厅" in text
    assert "青山镇柳树村便民服务站" in text
    assert "tel:0999-8810022" in text


async def test_help_names_a_number_and_a_person(visitor: Browser):
    text = (await visitor.open("/help")).text
    assert "tel:12345" in text
    assert "柳树村便民服务站" in text


async def test_who_is_not_signed_in_finds_the_way(visitor: Browser):
    assert 'href="/login"' in (await visitor.open("/me")).text


async def test_the_account_shows_the_masked_phone_and_the_way_out(as_citizen):
    page = await (await as_citizen(SUN.mobile)).open("/me")
    assert "199****0001" in page.text
    assert SUN.mobile not in page.text
    assert page.form("/logout").method == "post"


@pytest.mark.parametrize("path", ["/", "/halls", "/help", "/me", "/services", "/track", "/verify"])
async def test_every_page_has_a_title_a_main_part_and_the_language(visitor: Browser, path):
    page = await visitor.open(path)
    assert page.title.strip(" -")
    assert "main" in page.ids
    assert '<html lang="zh-CN"' in page.text


async def test_a_service_of_two_counties_is_one_line(visitor: Browser):
    front = (await visitor.open("/")).text
    assert front.count('<span class="rows__title">临时救助</span>') == 1
    assert "示例县、范例县，选一个地方" in front
    found = (await visitor.open("/services?q=临时救助")).text
    assert counties(found) == ["999901", "999902"]


async def test_the_county_of_the_last_case_stands_first(as_citizen, now):
    sun = await as_citizen(SUN.mobile)
    case = await road.sent_back(now)
    there = await Office.objects().get(Office.code.like("11999902%"))
    await Case.update({Case.office: there.id}).where(Case.id == case.id)
    assert counties((await sun.open("/services?q=临时救助")).text) == ["999902", "999901"]


def counties(page: str) -> list[str]:
    """In which order the places of what was found stand."""
    return re.findall(r'href="/services/11(\d{6})', page)
