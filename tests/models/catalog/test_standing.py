"""How an item stands with the public: in force, suspended, planned, gone."""

from datetime import timedelta

import pytest

from models.catalog.item import Item
from models.catalog.publication import publish
from models.catalog.search.finding import Filters, find
from models.catalog.services import counters_of
from models.catalog.standing import Position, standing_of
from models.catalog.version import ItemVersion
from models.catalog.versioning import begin_draft, latest_version, step
from models.catalog.words import IntakeMode, ItemType
from models.offices.place import Station
from models.sample.places import STATION
from tests.models import items
from tests.models.days import november

TODAY = november(20).date()


@pytest.fixture
async def item() -> Item:
    return await items.published(901, name="放风筝许可", short_name="放风筝")


async def standing(item: Item, day=TODAY):
    return await standing_of(item.code, day)


async def is_found(day=TODAY) -> bool:
    return bool((await find("放风筝", Filters(), day)).total)


async def test_what_is_published_is_in_force(item):
    assert (await standing(item)).position is Position.IN_FORCE
    assert await standing_of("nothing", TODAY) is None


async def test_suspended_is_still_shown_with_the_reason(item, zhou, friday):
    version = await latest_version(item.id)
    await step(version, "suspend", by=zhou.id, at=friday, note="系统升级")
    told = await standing(item)
    assert (told.position, told.reason) == (Position.SUSPENDED, "系统升级")
    assert (await find("放风筝", Filters(), TODAY)).entries[0].suspended
    await step(version, "resume", by=zhou.id, at=friday, note="升级好了")
    assert (await standing(item)).position is Position.IN_FORCE


async def test_cancelled_is_gone_and_no_longer_found(item, zhou, friday):
    await step(await latest_version(item.id), "cancel", by=zhou.id, at=friday, note="国务院取消")
    told = await standing(item)
    assert (told.position, told.reason) == (Position.GONE, "国务院取消")
    assert not await is_found()


async def test_a_planned_version_is_announced_and_takes_over_on_its_day(item, zhou, friday):
    draft = await begin_draft(item, by=zhou.id, at=friday)
    draft.valid_from = TODAY + timedelta(days=10)
    draft.name = "放风筝和航模许可"
    await draft.save([ItemVersion.name])
    await publish(draft, at=friday)
    now, then = await standing(item), await standing(item, draft.valid_from)
    assert (now.guide.version, now.next_from) == (1, draft.valid_from)
    assert (then.guide.version, then.next_from) == (2, None)
    before = await find("航模", Filters(), TODAY)
    after = await find("放风筝", Filters(), draft.valid_from)
    assert (before.total, after.total) == (0, 1), "each day has one version in the search"


async def test_what_is_not_yet_in_force_is_planned(friday):
    later = await items.new_item(902)
    version = await items.draft_version(
        later, item_type=ItemType.LICENCE, valid_from=TODAY + timedelta(days=3)
    )
    await publish(version, at=friday)
    assert (await standing(later)).position is Position.PLANNED


async def test_a_closed_station_is_no_place_to_go_to(item):
    await items.entitle(item, IntakeMode.COLLECT_FORWARD, station=STATION)
    assert [one.name for one in await counters_of(item.code)] == [STATION]
    await Station.update({Station.open: False}).where(Station.name == STATION)
    assert await counters_of(item.code) == []
