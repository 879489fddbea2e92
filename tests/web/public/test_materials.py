"""The material checker without sign-in: answers in the address, reasons on the list."""

import re
from urllib.parse import urlsplit

import pytest

from models.calendar.hours import local_date
from models.catalog.publication import publish
from models.catalog.words import ItemType, QuestionKind
from models.database import fetch
from tests.models.items import (
    add_material,
    add_question,
    draft_version,
    new_item,
    published,
    services_in_force,
)
from tests.web.browser import HTMX, Browser
from tests.web.documents import Page

ANSWERS = {"way": "一般程序", "type": "美容美发", "ac": "否", "agent": "他人代办"}
STOPS = {"type": ({"label": "外县", "effects": [{"stop": "请到户籍地办理。"}]}, {"label": "本县"})}


@pytest.fixture
async def hygiene(now) -> str:
    """The address of the guide for barbers, hotels and baths."""
    guides = await services_in_force(local_date(now), "公共场所")
    return f"/services/{guides[0].code}"


def part(page: Page) -> str:
    """What the answers lead to, as it stands on the page."""
    return page.text.partition('id="materials"')[2].partition('id="halls"')[0]


def to_bring(page: Page) -> str:
    """The papers to bring."""
    return part(page).partition("需要您提交")[2].partition("</ul>")[0]


def figure(page: Page) -> str:
    """How many papers to bring."""
    return re.search(r"result__figure[^>]*>(\d+)", page.text)[1]


async def opened(visitor: Browser, item, **answers: str) -> Page:
    return Page(await visitor.get(f"/services/{item.code}/materials", params=answers))


async def test_answers_change_the_list_and_say_why(visitor: Browser, hygiene):
    """Scenario 1: who sends somebody else is told to bring the authority, with the reason."""
    plain = await visitor.open(f"{hygiene}/materials")
    alone = await visitor.get(f"{hygiene}/materials", params=ANSWERS | {"agent": "本人办理"})
    agent = await visitor.get(f"{hygiene}/materials", params=ANSWERS)
    assert "授权委托书" not in to_bring(Page(alone))
    assert "授权委托书" in to_bring(Page(agent))
    assert "因选“他人代办”" in to_bring(Page(agent))
    assert part(plain) != part(Page(agent))
    assert "因选“本人办理”" in part(Page(alone)), "what is not needed says why"


async def test_the_shared_link_shows_the_very_same_list(visitor: Browser, hygiene, hall):
    page = Page(await visitor.get(f"{hygiene}/materials", params=ANSWERS))
    link = re.search(r'data-copy="([^"]+)"', page.text)[1].replace("&amp;", "&")
    parts = urlsplit(link)
    again = await Browser(hall).open(f"{parts.path}?{parts.query}")
    assert part(again) == part(page)
    assert {name: again.typed[name] for name in ANSWERS} == ANSWERS
    assert "<svg" in part(page), "the same as a QR code"


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


async def test_what_nobody_brings_names_its_source(visitor: Browser, now):
    papers = ({"name": "营业执照", "waiver": "shared"}, {"name": "申请表"})
    page = await opened(visitor, await published(981, materials=papers, at=now))
    waived = part(page).partition("不用您交")[2]
    assert "营业执照" in waived
    assert "数据共享" in waived
    assert figure(page) == "1"


async def test_days_visits_and_fees_of_the_situation_are_told(visitor: Browser, now):
    effects = [{"promise": 1}, {"fee": {"name": "加急费", "standard": "50元"}}]
    ways = {"q": ({"label": "加急", "effects": effects}, {"label": "不急"})}
    item = await published(982, questions=ways, visits=0, at=now)
    text = part(await opened(visitor, item, q="加急"))
    for words in (
        "1 个工作日（法定 20 个工作日），因选“加急”",
        "不用到现场",
        "加急费 50元（因选“加急”）",
    ):
        assert words in text
    assert "5 个工作日" in part(await opened(visitor, item, q="不急"))


async def test_whoever_cannot_go_this_way_is_told_where_to_go(visitor: Browser, now):
    page = await opened(visitor, await published(983, questions=STOPS, at=now), type="外县")
    assert "请到户籍地办理。" in part(page)
    assert "因选“外县”" in part(page)
    assert "result__figure" not in part(page)


async def test_whoever_needs_another_item_gets_the_way_to_it(visitor: Browser, now):
    other = await published(984, name="企业登记", at=now)
    ways = {"q": ({"label": "公司", "effects": [{"goto": other.code}]}, {"label": "个人"})}
    page = await opened(visitor, await published(985, questions=ways, at=now), q="公司")
    assert f"/services/{other.code}/materials" in part(page)
    assert "企业登记" in part(page)


async def test_a_question_with_several_answers_takes_several(visitor: Browser, now):
    item = await new_item(987)
    version = await draft_version(item, item_type=ItemType.LICENCE)
    await add_material(version, 1, name="申请表")
    goods = tuple({"label": label} for label in "烟酒茶")
    await add_question(version, 1, "q", goods, kind=QuestionKind.MULTI)
    await publish(version, at=now)
    page = Page(await visitor.get(f"/services/{item.code}/materials", params={"q": ["酒", "烟"]}))
    ticked = [tag for name, tag in page.tags if name == "input" and "checked" in tag]
    assert [(tag["type"], tag["value"]) for tag in ticked] == [
        ("checkbox", "烟"),
        ("checkbox", "酒"),
    ]


async def test_an_item_without_a_list_says_so_honestly(visitor: Browser, now):
    page = await opened(visitor, await published(988, materials=(), at=now))
    assert "材料清单还没有录入" in page.text
    assert "tel:" in page.text
    assert "result__figure" not in page.text


async def test_an_item_that_needs_nothing_says_that_and_not_that_nobody_knows(visitor, now):
    item = await published(988, materials=(), no_materials=True, at=now)
    page = await opened(visitor, item)
    assert "不用交任何材料" in page.text
    assert "材料清单还没有录入" not in page.text
    assert figure(page) == "0"
    guide = await visitor.open(f"/services/{item.code}")
    assert "办这个事项不用交任何材料" in guide.text
    assert f"/services/{item.code}/materials" in guide.text
    sheet = await visitor.get(f"/services/{item.code}/notice.pdf")
    assert sheet.status_code == 202


@pytest.mark.parametrize("said", [True, False])
async def test_the_open_facts_tell_nothing_needed_from_nothing_known(visitor, now, said):
    item = await published(988, materials=(), no_materials=said, at=now)
    told = (await visitor.get(f"/api/v1/services/{item.code}/materials")).json()
    assert (told["to_bring"], told["recorded"]) == ([], said)


async def test_what_is_suspended_is_explained_by_its_guide(visitor: Browser, now):
    item = await published(989, at=now)
    await fetch("UPDATE item_version SET state = 'suspended' WHERE item = $1", item.id)
    answer = await visitor.get(f"/services/{item.code}/materials")
    assert (answer.status_code, answer.headers["location"]) == (303, f"/services/{item.code}")


async def test_the_sheet_is_offered_when_every_question_is_answered(visitor: Browser, hygiene):
    assert "/notice.pdf" not in (await visitor.open(f"{hygiene}/materials")).text
    page = Page(await visitor.get(f"{hygiene}/materials", params=ANSWERS))
    link = re.search(r'href="([^"]+/notice\.pdf\?[^"]+)"', page.text)[1]
    assert "agent=" in link
    visitor.cookies.set("mode", "elder")
    page = Page(await visitor.get(f"{hygiene}/materials", params=ANSWERS))
    assert "/notice-large.pdf?" in page.text, "who reads large print gets large print"
