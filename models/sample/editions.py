"""Versions in every stage of their life, so that editors and visitors have something to see."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any

from models.calendar.hours import local_date
from models.catalog.content import read_content
from models.catalog.item import Item
from models.catalog.version import ItemVersion
from models.catalog.versioning import VersionEvent, begin_draft, change, latest_version, step
from models.database import atomic
from models.people.staff import Staff
from models.sample.catalogue import sample_item
from models.sample.offices import HERE, THERE, County

EDITOR, PUBLISHER = "E01", "G01"
RESIDENCE, BIRTH, FOOD, FIREWORKS = "000799012000", "002099019000", "000199022000", "000199035000"
IN_THREE_WEEKS = timedelta(days=21)
WHY_SUSPENDED = "春节前统一核查零售点安全条件，核查结束前暂停受理，恢复时间另行公告。"


async def fill_editions(now: datetime) -> None:
    """Play what has not been played: once something happened to an item, it is left alone."""
    for standard, county, play in PLAYS:
        item = await sample_item(standard, county)
        if not await _touched(item):
            async with atomic():
                await play(item, now)


async def _touched(item: Item) -> bool:
    return await VersionEvent.exists().where(VersionEvent.version.item == item.id)


async def _staff(job_no: str) -> int:
    return (await Staff.objects().get(Staff.job_no == job_no)).id


async def _draft(item: Item, now: datetime, **told: Any) -> ItemVersion:
    by = await _staff(EDITOR)
    draft = await begin_draft(item, by=by, at=now - timedelta(days=1))
    await change(draft, told, edition=draft.edition, by=by, at=now - timedelta(hours=3))
    return draft


async def _written(item: Item, now: datetime) -> None:
    """食品经营许可: somebody is shortening the limit."""
    await _draft(item, now, promised_length=4, promised_note="比上一版再快一个工作日。")


async def _under_review(item: Item, now: datetime) -> None:
    """生育登记: one paper less; the health office's liaison has it on the desk."""
    content = await read_content(await latest_version(item.id))
    kept = [one for one in content["materials"] if one["name"] != "结婚证"]
    draft = await _draft(item, now, materials=kept)
    await step(draft, "submit", by=await _staff(EDITOR), at=now - timedelta(hours=2))


async def _planned(item: Item, now: datetime) -> None:
    """居住证申领: published, in force in three weeks."""
    draft = await _draft(item, now, promised_length=5)
    editor, publisher = await _staff(EDITOR), await _staff(PUBLISHER)
    await step(draft, "submit", by=editor, at=now - timedelta(hours=2))
    await step(draft, "approve", by=publisher, at=now - timedelta(hours=1))
    start = local_date(now) + IN_THREE_WEEKS
    await step(draft, "publish", by=publisher, at=now, valid_from=start)


async def _suspended(item: Item, now: datetime) -> None:
    """烟花爆竹零售: 范例县 takes nothing in for the time being, and says why."""
    version = await latest_version(item.id)
    await step(version, "suspend", by=await _staff(PUBLISHER), at=now, note=WHY_SUSPENDED)


PLAYS: tuple[tuple[str, County, Callable[[Item, datetime], Awaitable[None]]], ...] = (
    (FOOD, HERE, _written),
    (BIRTH, HERE, _under_review),
    (RESIDENCE, HERE, _planned),
    (FIREWORKS, THERE, _suspended),
)
