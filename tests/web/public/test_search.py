"""The list of services: typing, narrowing, finding nothing."""

import re
from datetime import datetime

import pytest

from models.catalog.search.miss import misses
from models.catalog.words import IntakeMode
from models.database import fetch
from tests.models import items
from tests.web.browser import HTMX, Browser

SHORE = "11999902MBX000019X"  # the neighbour county's service office


@pytest.fixture
async def two(now: datetime) -> None:
    """The same service in both counties; at home it is done region-wide."""
    kite = {"name": "放风筝许可", "short_name": "放风筝"}
    wide = {"intake_modes": [IntakeMode.REGION_WIDE], "life_events": ["我要出游"]}
    await items.published(951, **kite, **wide)
    await items.published(952, office=SHORE, **kite)


async def test_both_counties_are_told_apart(visitor: Browser, two):
    text = (await visitor.open("/services?q=放风筝")).text
    assert re.findall(r"由(..县)", text) == ["示例县", "范例县"]


@pytest.mark.parametrize("typed", ["ffz", "fangfengzheng", "风筝 许可", "ＦＦＺ"])
async def test_it_is_found_as_it_is_typed(visitor: Browser, two, typed):
    page = await visitor.open(f"/services?q={typed}")
    assert "放风筝许可" in page.text
    assert page.typed["q"] == typed


async def test_filters_stand_in_the_address_with_counts(visitor: Browser, two):
    page = await visitor.open("/services?q=放风筝")
    assert "/services?q=%E6%94%BE%E9%A3%8E%E7%AD%9D&amp;wide=1" in page.text
    assert "全区通办 1" in page.text
    assert "我要出游（1）" in page.text
    narrowed = await visitor.open("/services?q=放风筝&event=我要出游")
    assert ("由示例县" in narrowed.text, "由范例县" in narrowed.text) == (True, False)
    assert "不再只看这些" in narrowed.text


async def test_typing_ahead_asks_for_the_list_alone_and_works_without_scripts(
    visitor: Browser, two
):
    page = await visitor.open("/services")
    assert 'hx-select="#found"' in page.text
    part = await visitor.get("/services?q=ffz", headers=HTMX)
    assert 'id="found"' in part.text
    assert page.form("/services").method == "get"


async def test_nothing_found_says_what_to_try_and_whom_to_ask(visitor: Browser, two):
    text = (await visitor.open("/services?q=风筝修理")).text
    assert "拼音" in text
    assert "放风筝许可" in text, "what is nearly it"
    assert 'href="tel:12345"' in text
    assert "示例县政务服务大厅" in text


async def test_a_search_in_vain_is_counted_once_an_hour_for_one_visitor(visitor: Browser, hall):
    for _ in range(3):
        await visitor.open("/services?q=造火箭")
    await Browser(hall, "203.0.113.8").open("/services?q=造火箭")
    assert [(one.wanted, one.count) for one in await misses()] == [("造火箭", 2)]


async def test_half_words_and_what_may_be_personal_are_not_counted(visitor: Browser):
    await visitor.get("/services?q=造火", headers=HTMX)
    await visitor.open("/services?q=19900000001")
    assert await misses() == []


async def test_one_visitor_cannot_fill_the_table(visitor: Browser):
    for number in range(30):
        await visitor.get("/services", params={"q": f"造火箭{chr(0x4E00 + number)}号"})
    assert len(await misses()) == 20


@pytest.mark.parametrize(
    "query",
    ["page=0", "page=-1", "page=99999", "page=²", "who=x", "region=%25", "office='", "q=%00"],
)
async def test_odd_addresses_are_a_list_all_the_same(visitor: Browser, query):
    assert (await visitor.get(f"/services?{query}")).status_code in (200, 404)


async def test_the_list_is_small_however_many_there_are(visitor: Browser):
    assert len((await visitor.get("/services")).content) < 100 * 1024


async def test_the_list_reads_no_guides(visitor: Browser, monkeypatch):
    """Twenty thousand snapshots would not fit: the search has all it needs."""
    statements = []
    monkeypatch.setattr("models.catalog.search.finding.fetch", _listening(statements))
    await visitor.open("/services")
    assert statements
    assert not any("snapshot" in one for one in statements)


def _listening(statements: list[str]):
    async def listen(query: str, *values: object) -> list:
        statements.append(query)
        return await fetch(query, *values)

    return listen


@pytest.mark.parametrize("typed", ["长辈版", "大字版", "字太小了"])
async def test_who_looks_for_the_elder_mode_finds_it(visitor: Browser, typed):
    text = (await visitor.open(f"/services?q={typed}")).text
    assert "换成长辈版" in text
    assert f"没有找到“{typed}”" not in text
    assert await misses() == []
    visitor.cookies.set("mode", "elder")
    assert "现在就是长辈版" in (await visitor.open(f"/services?q={typed}")).text
