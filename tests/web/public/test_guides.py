"""One guide: complete, honest about gaps, and not sent twice."""

import re
from datetime import timedelta

import pytest

from models.calendar.hours import local_date
from models.catalog.elements import Faq, Fee, Step
from models.catalog.item import Item
from models.catalog.publication import publish
from models.catalog.version import ItemVersion
from models.catalog.versioning import begin_draft, latest_version, step
from models.catalog.words import ItemType
from models.files.file import File
from models.sample.cast import officer
from tests.models import items
from tests.models.items import draft_version, new_item
from tests.web.browser import Browser


@pytest.fixture
async def kite(now) -> Item:
    """A service with next to nothing filled in."""
    return await items.published(961, name="放风筝许可", short_name="放风筝")


@pytest.fixture
async def full(now) -> Item:
    """A service with fees, steps, answers and a form to take along."""
    item = await new_item(962)
    version = await draft_version(
        item, item_type=ItemType.LICENCE, name="养鹰许可", condition="会养"
    )
    blank = await File.keep(b"%PDF-1.4 form", "application/pdf", at=now)
    await items.add_material(version, 1, name="申请表", blank=blank.id)
    for name in ("受理", "审查<b>", "决定"):
        await Step(version=version.id, name=name, limit="1个工作日", post="窗口").save()
    await Fee(version=version.id, name="工本费", standard="20元", basis="《收费办法》").save()
    await Faq(version=version.id, question="能养几只？", answer="两只。").save()
    await publish(version, at=now - timedelta(days=3))
    return item


async def test_what_is_missing_is_said_honestly(visitor: Browser, kite):
    text = (await visitor.open(f"/services/{kite.code}")).text
    assert text.count("还没有填写") >= 3
    assert "暂时没有窗口收这个事项" in text or "12345" in text


async def test_every_element_is_there(visitor: Browser, full):
    text = (await visitor.open(f"/services/{full.code}")).text
    for words in ("会养", "工本费：20 元", "《收费办法》", "能养几只？", "两只。", "下载空白表格"):
        assert words in text
    for kind in ("short", "full", "large"):
        assert f"/services/{full.code}/guide.pdf?kind={kind}" in text


async def test_the_flow_chart_can_be_seen_heard_and_read(visitor: Browser, full):
    text = (await visitor.open(f"/services/{full.code}")).text
    drawing = text.partition('<svg class="flow"')[2].partition("</svg>")[0]
    assert 'role="img"' in drawing
    assert "<title" in drawing
    assert "共 3 个环节：受理，然后审查&lt;b&gt;，然后决定" in drawing
    assert drawing.count("<rect") == 5, "application, three steps, result"
    assert "style=" not in drawing
    assert "用文字看办理流程" in text


async def test_forms_of_the_guide_can_be_taken_along_and_no_other_file(visitor, full, kite, now):
    page = await visitor.open(f"/services/{full.code}")
    path = re.search(rf"/services/{full.code}/files/\d+", page.text)[0]
    answer = await visitor.get(path)
    assert (answer.status_code, answer.content) == (200, b"%PDF-1.4 form")
    again = await visitor.get(path, headers={"if-none-match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    other = await File.keep(b"secret", "application/pdf", at=now)
    assert (await visitor.get(f"/services/{full.code}/files/{other.id}")).status_code == 404
    assert (await visitor.get(path.replace(full.code, kite.code))).status_code == 404


async def test_who_has_the_page_is_not_sent_it_again(visitor: Browser, kite):
    first = await visitor.get(f"/services/{kite.code}")
    tag = first.headers["etag"]
    for told in (tag, f"W/{tag}", f'"x", {tag}'):
        again = await visitor.get(f"/services/{kite.code}", headers={"if-none-match": told})
        assert (again.status_code, again.content) == (304, b""), told
        assert again.headers["etag"] == tag
    for told in ('"x"', "", tag[:-2]):
        other = await visitor.get(f"/services/{kite.code}", headers={"if-none-match": told})
        assert other.status_code == 200, told


async def test_every_look_has_a_tag_of_its_own(visitor: Browser, kite, as_citizen):
    plain = await visitor.get(f"/services/{kite.code}")
    elder = await visitor.get(f"/services/{kite.code}", headers={"cookie": "mode=elder"})
    mine = await (await as_citizen("19900000001")).get(f"/services/{kite.code}")
    tags = {one.headers["etag"] for one in (plain, elder, mine)}
    assert len(tags) == 3


async def test_a_new_version_is_shown_from_its_day_and_announced_before(visitor, kite, now):
    by = await officer("G01", now)
    draft = await begin_draft(kite, by=by.id, at=now)
    await ItemVersion.update({ItemVersion.condition: "风不大"}).where(ItemVersion.id == draft.id)
    await draft.refresh()
    draft.valid_from = local_date(now) + timedelta(days=5)
    before = await visitor.get(f"/services/{kite.code}")
    await publish(draft, at=now)
    after = await visitor.get(f"/services/{kite.code}")
    assert "执行新版本" in after.text
    assert "风不大" not in after.text
    assert before.headers["etag"] != after.headers["etag"]


async def test_suspended_says_why_and_offers_no_checker(visitor: Browser, full, now):
    by = await officer("G01", now)
    await step(await latest_version(full.id), "suspend", by=by.id, at=now, note="系统升级")
    text = (await visitor.open(f"/services/{full.code}")).text
    assert "暂停办理" in text
    assert "系统升级" in text
    assert "看我要交什么材料" not in text


async def test_cancelled_is_gone_with_the_reason(visitor: Browser, kite, now):
    by = await officer("G01", now)
    await step(await latest_version(kite.id), "cancel", by=by.id, at=now, note="国务院取消")
    answer = await visitor.get(f"/services/{kite.code}")
    assert answer.status_code == 410
    assert "国务院取消" in answer.text


@pytest.mark.parametrize("name", ["region-wide", "window", "reductions"])
async def test_the_public_lists_can_be_read(visitor: Browser, name):
    assert "共" in (await visitor.open(f"/lists/{name}")).text
    assert (await visitor.get("/lists/nothing")).status_code == 404


async def test_an_imported_item_says_that_it_is_incomplete_and_invents_no_facts(visitor, now):
    kite = await new_item(963)
    await Item.update({Item.imported: True}).where(Item.id == kite.id)
    version = await draft_version(kite, item_type=ItemType.LICENCE, promised_length=0)
    await publish(version, at=items.EARLIER)
    text = (await visitor.open(f"/services/{kite.code}")).text
    assert "指南还不完整" in text
    assert "不收费" not in text
