"""The list of services, one guide, and the material checker without sign-in."""

import re
from urllib.parse import urlsplit

import pytest

from models.calendar.hours import local_date
from models.catalog.services import services_in_force
from models.database import fetch
from tests.web.browser import HTMX, Browser
from tests.web.documents import Page

ANSWERS = {"way": "一般程序", "type": "美容美发", "ac": "否", "agent": "他人代办"}


@pytest.fixture
async def hygiene(now) -> str:
    """The address of the guide for barbers, hotels and baths."""
    guides = await services_in_force(local_date(now), "公共场所")
    return f"/services/{guides[0].code}"


def materials(page: Page) -> str:
    """The list, as it stands on the page."""
    return page.text.partition('id="materials"')[2].partition("</section>")[0]


def figure(page: Page) -> str:
    """How many papers to bring."""
    return re.search(r"result__figure[^>]*>(\d+)", page.text)[1]


@pytest.mark.parametrize("wanted", ["公共场所", "理发", "老人"])
async def test_a_service_is_found_by_its_name_and_by_what_people_call_it(visitor, wanted):
    page = await visitor.open(f"/services?q={wanted}")
    assert len(set(re.findall(r"/services/[0-9A-Z]{31}", page.text))) >= 1
    assert page.typed["q"] == wanted


async def test_what_is_not_found_says_what_else_to_do(visitor: Browser):
    page = await visitor.open("/services?q=造火箭")
    assert "造火箭" in page.text
    assert "12345" in page.text


async def test_a_guide_has_its_elements(visitor: Browser, hygiene):
    text = (await visitor.open(hygiene)).text
    for words in ("受理条件", "办理流程", "办理结果", "行政复议", "投诉", "实施编码"):
        assert words in text


async def test_an_unknown_service_is_not_found(visitor: Browser, now):
    for path in ("/services/nothing", "/services/nothing/materials", "/services/" + "9" * 31):
        assert (await visitor.get(path)).status_code == 404


async def test_answers_change_the_list_and_say_why(visitor: Browser, hygiene):
    """Scenario 1: who sends somebody else is told to bring the authority, with the reason."""
    plain = await visitor.open(f"{hygiene}/materials")
    alone = await visitor.get(f"{hygiene}/materials", params=ANSWERS | {"agent": "本人办理"})
    agent = await visitor.get(f"{hygiene}/materials", params=ANSWERS)
    assert "授权委托书" not in materials(Page(alone))
    assert "授权委托书" in materials(Page(agent))
    assert "他人代办" in materials(Page(agent))
    assert materials(plain) != materials(Page(agent))


async def test_the_shared_link_shows_the_very_same_list(visitor: Browser, hygiene, hall):
    page = Page(await visitor.get(f"{hygiene}/materials", params=ANSWERS))
    link = re.search(r'data-copy="([^"]+)"', page.text)[1].replace("&amp;", "&")
    parts = urlsplit(link)
    again = await Browser(hall).open(f"{parts.path}?{parts.query}")
    assert materials(again) == materials(page)
    assert {name: again.typed[name] for name in ANSWERS} == ANSWERS
    assert "<svg" in materials(page), "the same as a QR code"


async def test_unknown_answers_and_questions_are_ignored(visitor: Browser, hygiene):
    odd = {"agent": "外星人", "nothing": "1", "ac": ["", "否否"]}
    page = Page(await visitor.get(f"{hygiene}/materials", params=odd))
    assert page.status == 200
    assert page.typed == (await visitor.open(f"{hygiene}/materials")).typed
    assert figure(page) == figure(await visitor.open(f"{hygiene}/materials"))


async def test_the_checker_stores_nothing_and_sets_no_cookie(visitor: Browser, hygiene):
    before = await _rows()
    for path in (hygiene, f"{hygiene}/materials"):
        answer = await visitor.get(path, params=ANSWERS)
        assert "set-cookie" not in answer.headers
        assert "<form" not in answer.text or "_token" not in answer.text
    assert await _rows() == before


async def _rows() -> list[int]:
    tables = await fetch("SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'")
    return [
        (await fetch(f'SELECT count(*) AS n FROM "{table["name"]}"'))[0]["n"]  # noqa: S608
        for table in tables
    ]


async def test_htmx_finds_the_part_it_asks_for_in_the_page(visitor: Browser, hygiene):
    answer = await visitor.get(f"{hygiene}/materials", params=ANSWERS, headers=HTMX)
    assert 'id="materials"' in answer.text


async def test_a_case_that_cannot_go_this_way_is_told_so(visitor: Browser, now):
    """An answer that ends the guidance shows its sentence instead of a list."""
    for guide in await services_in_force(local_date(now)):
        for question in guide.questions:
            for option in question.options:
                path = f"/services/{guide.code}/materials"
                answer = await visitor.get(path, params={question.key: option.label})
                assert answer.status_code == 200


async def test_what_was_typed_into_the_search_is_shown_as_text(visitor: Browser):
    page = await visitor.open("/services?q=<script>alert(1)</script>")
    assert "<script>alert" not in page.text
    long = await visitor.open("/services?q=" + "长" * 500)
    assert len(long.typed["q"]) == 40
