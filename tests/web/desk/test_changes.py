"""A window is told at once when what people must bring changes (S1-A-3-5)."""

from datetime import datetime

import pytest

from models.catalog.changes import MaterialChange
from models.catalog.content import read_content
from models.catalog.item import Item
from models.catalog.versioning import begin_draft, change, step
from models.catalog.words import NEED_NAMES, Need
from models.sample.cast import officer
from models.sample.catalogue import sample_item
from models.sample.story import HYGIENE
from tests.web.browser import Browser

LATER = {"tolerance_length": 3, "tolerance_unit": "workday", "tolerance_way": "窗口补交"}


@pytest.fixture
async def hygiene(now) -> Item:
    """公共场所卫生许可, which 何琳's window in the neighbour county takes in."""
    return await sample_item(HYGIENE.item)


async def edited(item: Item, now: datetime, **elements: object) -> None:
    """A new version, reviewed and published today."""
    editor, liaison, hall = [await officer(one, now) for one in ("E01", "L01", "G01")]
    draft = await begin_draft(item, by=editor.id, at=now)
    await change(draft, elements, edition=1, by=editor.id, at=now)
    for name, by in (("submit", editor), ("approve", liaison), ("publish", hall)):
        await step(draft, name, by=by.id, at=now)


async def marked(item: Item, now: datetime) -> str:
    """One paper may be handed in later from now on; what it is called."""
    editor = await officer("E01", now)
    draft = await begin_draft(item, by=editor.id, at=now)
    rows = (await read_content(draft))["materials"]
    await step(draft, "cancel", by=editor.id, at=now, note="只看看")
    paper = next(one for one in rows if one["need"] == Need.REQUIRED)
    told = [one | {"need": "tolerable"} | LATER if one is paper else one for one in rows]
    await edited(item, now, tolerable=True, materials=told)
    return paper["name"]


async def test_a_new_mark_is_told_to_the_window_until_the_clerk_has_seen_it(as_staff, hygiene, now):
    he = await as_staff("F01")
    assert "没有新的变化" in (await he.open("/desk/changes")).text
    paper = await marked(hygiene, now)
    for path in ("/desk/intakes", "/desk/changes"):
        assert hygiene_name(await he.open(path)), path
    page = await he.open("/desk/changes")
    assert (
        f"“{paper}”的必要性：{NEED_NAMES[Need.REQUIRED]} → {NEED_NAMES[Need.TOLERABLE]}"
        in page.text
    )
    answer = await he.fill("/desk/changes")
    assert (answer.status_code, answer.headers["location"]) == (303, "/desk/changes")
    assert "没有新的变化" in (await he.open("/desk/changes")).text
    assert not hygiene_name(await he.open("/desk/intakes"))


def hygiene_name(page) -> bool:
    return "公共场所卫生许可" in page.text


async def test_everybody_at_such_a_counter_is_told_and_nobody_else(as_staff, hygiene, now):
    await marked(hygiene, now)
    assert hygiene_name(await (await as_staff("F01")).open("/desk/changes"))
    reviewer = await as_staff("W01")
    assert (await reviewer.get("/desk/changes")).status_code == 403


async def test_what_does_not_touch_the_materials_is_no_news_for_the_window(as_staff, hygiene, now):
    await edited(hygiene, now, summary="换一句说明。")
    assert not await MaterialChange.exists()


async def test_an_odd_acknowledgement_keeps_nothing(as_staff, hygiene, now):
    await marked(hygiene, now)
    he: Browser = await as_staff("F01")
    signed = (await he.open("/desk/changes")).form("/logout").filled({})
    for odd in ("", "x", "999999"):
        assert (await he.post("/desk/changes", [*signed, ("change", odd)])).status_code == 303
    assert hygiene_name(await he.open("/desk/changes"))
