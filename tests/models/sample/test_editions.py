"""The demonstration shows versions in every stage of their life."""

from datetime import timedelta

from models.catalog.item import Item, current_version
from models.catalog.version import ItemVersion
from models.catalog.versioning import VersionEvent, latest_version
from models.catalog.words import VersionState
from models.sample.catalogue import sample_item
from models.sample.editions import BIRTH, FIREWORKS, FOOD, IN_THREE_WEEKS, RESIDENCE, fill_editions
from models.sample.offices import THERE
from tests.models.days import FRIDAY

TODAY = FRIDAY.date()


async def state_of(item: Item) -> VersionState:
    return VersionState((await latest_version(item.id)).state)


async def test_one_of_each_stage():
    await fill_editions(FRIDAY)
    assert await state_of(await sample_item(FOOD)) is VersionState.DRAFT
    assert await state_of(await sample_item(BIRTH)) is VersionState.REVIEW
    assert await state_of(await sample_item(RESIDENCE)) is VersionState.PUBLISHED
    assert await state_of(await sample_item(FIREWORKS, THERE)) is VersionState.SUSPENDED


async def test_the_planned_one_waits_three_weeks():
    await fill_editions(FRIDAY)
    item = await sample_item(RESIDENCE)
    now, then = TODAY, TODAY + IN_THREE_WEEKS
    assert await current_version(item.id, now) == await current_version(
        item.id, then - timedelta(days=1)
    )
    assert await current_version(item.id, then) == (await latest_version(item.id)).id


async def test_nothing_is_played_twice():
    await fill_editions(FRIDAY)
    before = await ItemVersion.count(), await VersionEvent.count()
    await fill_editions(FRIDAY)
    assert (await ItemVersion.count(), await VersionEvent.count()) == before
