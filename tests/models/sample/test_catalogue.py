"""The demonstration's catalogue: complete, the same in both counties, loaded once."""

from datetime import date

import pytest

from models.catalog.item import Item, WindowItem
from models.catalog.packages.checklist import package_checklist
from models.catalog.packages.guide import package_in_force
from models.catalog.packages.package import Package, PackageStep
from models.catalog.quality.check import findings
from models.catalog.version import ItemVersion
from models.catalog.words import IntakeMode
from models.files.file import File
from models.offices.office import Office
from models.offices.place import Station, Window
from models.sample.catalogue import fill_catalogue
from models.sample.forms import ALWAYS, form
from models.sample.item_sheets import item_rows
from models.sample.offices import COUNTIES, HERE, THERE
from models.sample.places import STATION
from tests.models.days import FRIDAY
from tests.models.items import services_in_force

TODAY = date(2026, 11, 20)


@pytest.fixture
async def guides():
    return await services_in_force(TODAY)


async def test_both_counties_have_all_items(guides):
    for county in COUNTIES:
        assert sum(guide.office.region == county.name for guide in guides) == 38


async def test_no_guide_lacks_what_it_must_have(guides):
    musts = [(guide.name, one.sentence) for guide in guides for one in findings(guide) if one.must]
    assert musts == []


async def test_no_text_of_one_county_names_the_other(guides):
    for guide in guides:
        other = THERE if guide.office.region == HERE.name else HERE
        assert other.name not in repr(guide), guide.name


async def test_every_item_says_what_people_call_it_and_answers_a_question(guides):
    assert all(guide.aliases and guide.faqs and guide.review_points for guide in guides)


async def test_every_form_can_be_taken_home(guides):
    forms = [one for guide in guides for one in guide.materials if one.category == "申请表单"]
    assert len(forms) == 150
    assert all(one.blank and one.sample for one in forms)


async def test_every_item_is_taken_in_somewhere(guides):
    taken = {row["item"] for row in await WindowItem.select(WindowItem.item)}
    assert {row["id"] for row in await Item.select(Item.id)} == taken


async def test_the_story_takes_its_old_ways():
    station = await Station.objects().get(Station.name == STATION)
    rows = await WindowItem.select(WindowItem.item.code, WindowItem.mode).where(
        WindowItem.station == station.id
    )
    modes = {row["item.code"][-12:]: row["mode"] for row in rows}
    assert modes["000599016000"] == IntakeMode.COLLECT_ACCEPT
    assert modes["000799006000"] == IntakeMode.COLLECT_FORWARD


async def test_a_counter_never_offers_one_item_for_two_counties():
    rows = await WindowItem.select(WindowItem.window, WindowItem.station, WindowItem.item.standard)
    places = [tuple(row.values()) for row in rows]
    assert len(places) == len(set(places))


async def test_five_packages_with_the_steps_of_others():
    assert await Package.count().where(Package.published.eq(True)) == 5
    steps = await PackageStep.select()
    assert (len(steps), sum(step["item"] is None for step in steps)) == (33, 27)
    assert all(step["expected_days"] is not None for step in steps if step["item"] is None)


async def test_loading_again_changes_nothing():
    tables = (Item, ItemVersion, Office, Window, WindowItem, Package, PackageStep, File)
    before = [await table.count() for table in tables]
    await fill_catalogue(FRIDAY)
    assert [await table.count() for table in tables] == before


async def test_what_is_missing_is_loaded_again():
    item = await Item.objects().where(Item.level == 4).first()
    await WindowItem.delete().where(WindowItem.item == item.id)
    await fill_catalogue(FRIDAY)
    assert await WindowItem.exists().where(WindowItem.item == item.id)


def test_item_numbers_are_not_given_twice():
    numbers = [row["id"] for row in item_rows(HERE)]
    assert len(numbers) == len(set(numbers)) == 38


def test_the_same_form_is_the_same_file():
    assert form("申请表", ALWAYS, "") == form("申请表", ALWAYS, "")
    assert form("申请表", ALWAYS, "样表") != form("申请表", ALWAYS, "")


async def test_the_shop_is_asked_for_each_paper_once():
    listed = package_checklist(await package_in_force("999901P5", TODAY), {})
    names = [line.name for line in listed.to_bring]
    assert names == ["个体工商户登记（备案）申请书", "经营场所使用文件", "平面图", "招牌效果图"]
