"""一次性告知书 and guides as PDF for everybody: made by the pdf worker, limited for strangers."""

from datetime import datetime, timedelta

import pytest

from jobs.sheets import render_sheet
from models.catalog.item import Item
from models.catalog.sheets import asking
from models.catalog.sheets.sheet import Sheet
from models.files.file import File
from models.outbox import Topic
from tests.jobs.outbox_rows import claimed
from tests.jobs.pdfs import text
from tests.models.items import published
from tests.models.packages import AGENT, open_a_shop
from tests.web.browser import Browser
from web.public import sheets


@pytest.fixture
async def item(now, files) -> Item:
    papers = ({"name": "申请表"}, {"name": "委托书", "when": {"q": "agent", "is": "他人代办"}})
    return await published(971, name="卫生许可", materials=papers, questions=AGENT, at=now)


async def worker_comes() -> None:
    """The pdf worker makes what is waiting."""
    for sheet in await Sheet.objects().where(Sheet.file.is_null()):
        row, attempt = await claimed(Topic.SHEET, sheet.id)
        await render_sheet({}, row, attempt, sheet.id)


async def test_first_a_page_that_looks_again_then_the_paper(visitor: Browser, item):
    path = f"/services/{item.code}/notice.pdf?agent=他人代办"
    waiting = await visitor.get(path)
    assert (waiting.status_code, waiting.headers["refresh"]) == (202, "2")
    assert "正在生成" in waiting.text
    await worker_comes()
    answer = await visitor.get(path)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/pdf")
    assert answer.headers["content-disposition"].startswith("inline")
    assert "public" in answer.headers["cache-control"]
    assert "委托书" in text(answer.content)
    tag = {"if-none-match": answer.headers["etag"]}
    assert (await visitor.get(path, headers=tag)).status_code == 304


async def test_it_looks_ever_more_seldom_and_then_gives_up(visitor: Browser, item, now):
    path = f"/services/{item.code}/notice.pdf?agent=本人办理"
    await visitor.get(path)
    for seconds, refresh in ((60, "10"), (600, None)):
        await Sheet.update({Sheet.created_at: ago(now, seconds)}, force=True)
        answer = await visitor.get(path)
        assert answer.headers.get("refresh") == refresh
    assert "现在打不出来" in answer.text


def ago(now: datetime, seconds: int) -> datetime:
    return now - timedelta(seconds=seconds)


async def test_the_same_answers_in_any_order_are_one_sheet(visitor: Browser, item, hall):
    path = f"/services/{item.code}/notice.pdf"
    await visitor.get(f"{path}?agent=本人办理&x=1")
    await Browser(hall, "203.0.113.9").get(f"{path}?y=2&agent=本人办理&agent=本人办理")
    assert await Sheet.count() == 1


async def test_open_questions_lead_back_to_the_checker(visitor: Browser, item):
    answer = await visitor.get(f"/services/{item.code}/notice.pdf")
    assert answer.status_code == 303
    assert answer.headers["location"] == f"/services/{item.code}/materials"
    assert await Sheet.count() == 0


@pytest.mark.parametrize("kind", ["short", "full", "large"])
async def test_the_guide_comes_in_three_kinds(visitor: Browser, item, kind):
    path = f"/services/{item.code}/guide.pdf?kind={kind}"
    assert (await visitor.get(path)).status_code == 202
    await worker_comes()
    assert "办事指南" in text((await visitor.get(path)).content)


async def test_what_there_is_not_is_not_found(visitor: Browser, item):
    for path in ("guide.pdf?kind=huge", "notice.txt"):
        assert (await visitor.get(f"/services/{item.code}/{path}")).status_code == 404
    for path in ("/services/no/guide.pdf", "/services/no/notice.pdf", "/packages/no/notice.pdf"):
        assert (await visitor.get(path)).status_code == 404


async def test_a_package_is_printed_too(visitor: Browser, now, files):
    await open_a_shop(now)
    for path in ("notice.pdf", "notice-large.pdf"):
        address = f"/packages/P9/{path}?agent=本人办理"
        assert (await visitor.get(address)).status_code == 202
        await worker_comes()
        assert "开店一件事" in text((await visitor.get(address)).content)
    assert (await visitor.get("/packages/P9/notice.pdf")).status_code == 303


async def test_one_address_has_only_so_many_made_but_may_look_at_what_there_is(
    visitor: Browser, item, hall, now, monkeypatch
):
    monkeypatch.setattr(sheets, "MADE", 3)
    known = f"/services/{item.code}/guide.pdf?kind=full"
    await visitor.get(known)
    for number in range(1, 3):
        other = await published(800 + number, at=now)
        await Sheet.update({Sheet.created_at: ago(now, 3600)}, force=True)
        assert (await visitor.get(f"/services/{other.code}/guide.pdf")).status_code == 202
    refused = await visitor.get(f"/services/{item.code}/guide.pdf?kind=short")
    assert (refused.status_code, await Sheet.count()) == (429, 3)
    assert int(refused.headers["retry-after"]) > 60
    assert (await visitor.get(known)).status_code == 202
    neighbour = Browser(hall, "203.0.113.99")
    assert (await neighbour.get(f"/services/{item.code}/guide.pdf?kind=short")).status_code == 202


async def others_of(now: datetime, count: int, first: int = 800) -> list[str]:
    """Sheets nobody has asked for yet."""
    items = [await published(first + number, at=now) for number in range(count)]
    return [f"/services/{one.code}/guide.pdf" for one in items]


async def test_one_address_does_not_fill_the_queue_and_goes_on_when_its_own_are_made(
    visitor: Browser, item, hall, now
):
    wanted = await others_of(now, sheets.AT_ONCE + 1)
    for path in wanted[:-1]:
        assert (await visitor.get(path)).status_code == 202
    refused = await visitor.get(wanted[-1])
    assert (refused.status_code, refused.headers["retry-after"]) == (429, str(sheets.SHORT_WAIT))
    assert "5份正在生成" in refused.text
    neighbour = Browser(hall, "203.0.113.99")
    assert (await neighbour.get(wanted[-1])).status_code == 202, "nobody else waits for that"
    made = await File.keep(b"%PDF", "application/pdf", at=now)
    await Sheet.update({Sheet.file: made.id}, force=True)
    assert (await visitor.get(f"/services/{item.code}/guide.pdf")).status_code == 202


async def test_a_full_queue_keeps_places_for_those_who_have_none_waiting(
    visitor: Browser, item, hall, now, monkeypatch
):
    monkeypatch.setattr(asking, "MOST_WAITING", 2)
    monkeypatch.setattr(asking, "RESERVE", 1)
    wanted = await others_of(now, 3)
    for path in wanted[:2]:
        await visitor.get(path)
    refused = await visitor.get(wanted[2])
    assert refused.status_code == 429
    assert "请到窗口打印" in refused.text
    assert (await Browser(hall, "203.0.113.98").get(wanted[2])).status_code == 202
    late = await Browser(hall, "203.0.113.97").get(f"/services/{item.code}/guide.pdf")
    assert late.status_code == 429
