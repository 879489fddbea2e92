"""Finding services the way people look for them."""

from datetime import date, timedelta

import pytest

from models.catalog.item import Item
from models.catalog.search.entry import SearchEntry
from models.catalog.search.finding import PAGE, Filters, find, similar
from models.catalog.search.index import index_everything, index_missing, index_package
from models.catalog.words import IntakeMode, ItemType
from models.sample.cast import HEALTH
from models.sample.places import office_coded
from tests.models import items
from tests.models.days import november
from tests.models.packages import new_package

DAY = november(20).date()
NOTHING = Filters()


@pytest.fixture
async def town() -> dict[str, Item]:
    """A few services that could be mistaken for each other."""
    return {
        "card": await items.published(
            801, name="冰雪保障卡申领", short_name="冰雪卡", aliases=["滑雪卡"], summary="领卡用的"
        ),
        "lost": await items.published(
            802,
            name="冰雪保障卡补领、换领",
            short_name="冰雪保障卡补换",
            intake_modes=[IntakeMode.REGION_WIDE],
        ),
        "food": await items.published(
            803,
            name="冰食经营许可",
            short_name="冰食经营许可",
            variant="新办",
            aliases=["开冰店", "开冰馆"],
            company_topics=["准营准办"],
            life_events=["我要开店"],
            intake_modes=[IntakeMode.COLLECT_FORWARD],
        ),
        "fine": await items.published(
            804, name="对冰店的处罚", short_name="处罚", item_type=ItemType.PENALTY
        ),
        "tooth": await items.published(
            805, name="镶牙登记", short_name="镶牙登记", summary="给开冰店的人镶牙"
        ),
    }


async def found(wanted: str, filters: Filters = NOTHING, day: date = DAY) -> list[str]:
    return [entry.name for entry in (await find(wanted, filters, day)).entries]


@pytest.mark.parametrize(
    "wanted",
    [
        *(
            "冰雪保障卡申领",
            "冰雪卡",
            "滑雪卡",
            "保障卡 申领",
            "申领 冰雪",
            "bingxuebaozhangkashenling",
        ),
        *("bingxueka", "bingx", "BXK", "ｂｘｋ", "冰雪ka", "冰雪k", "b雪卡", "huaxueka"),
    ],
)
async def test_a_card_is_found_whatever_it_is_called(town, wanted):
    assert "冰雪保障卡申领" in await found(wanted)


@pytest.mark.parametrize("wanted", ["kbd", "开冰店", "kaibingdian", "新办 冰食", "bsjyxk"])
async def test_a_restaurant_is_found_by_what_its_keeper_says(town, wanted):
    assert (await found(wanted))[0] == "冰食经营许可"


async def test_exact_goes_before_beginning_before_inside_before_summary(town):
    await items.published(806, name="冰店开业", short_name="冰店开业", aliases=["开冰店手续"])
    await items.published(807, name="异地开冰店", short_name="异地开冰店")
    assert await found("开冰店") == ["冰食经营许可", "冰店开业", "异地开冰店", "镶牙登记"]


async def test_what_nobody_applies_for_stands_behind(town):
    await items.published(808, name="对冰店的帮扶", short_name="帮扶")
    assert await found("对冰店的") == ["对冰店的帮扶", "对冰店的处罚"]


async def test_every_word_must_be_there(town):
    assert await found("冰雪保障卡 驾照") == []


@pytest.mark.parametrize(
    ("filters", "names"),
    [
        (Filters(region_wide=True), {"冰雪保障卡补领、换领"}),
        (Filters(audience="company"), {"冰食经营许可"}),
        (Filters(theme="准营准办"), {"冰食经营许可"}),
        (Filters(event="我要开店"), {"冰食经营许可"}),
        (Filters(collected=True, theme="准营准办"), {"冰食经营许可"}),
        (Filters(office="nobody"), set()),
        (Filters(region="110000"), set()),
    ],
)
async def test_a_list_can_be_narrowed(town, filters, names):
    wanted = {"冰雪保障卡申领", "冰雪保障卡补领、换领", "冰食经营许可", "对冰店的处罚", "镶牙登记"}
    assert set(await found("", filters)) & wanted == names


async def test_a_county_is_told_by_its_leading_digits(town):
    assert "镶牙登记" in await found("镶牙", Filters(region="999901000000"))
    assert "镶牙登记" in await found("镶牙", Filters(region="9999"))
    assert await found("镶牙", Filters(region="999902000000")) == []


async def test_a_region_whose_digits_end_in_nought_is_not_its_neighbours(town):
    """50 is 重庆 and 51 四川, 130430 邱县 and 130431 鸡泽县."""
    await SearchEntry.update({SearchEntry.region: "511602000000"}).where(
        SearchEntry.name == "镶牙登记"
    )
    assert await found("镶牙", Filters(region="500000000000")) == []
    assert await found("镶牙", Filters(region="511600000000")) == ["镶牙登记"]
    await SearchEntry.update({SearchEntry.region: "130431000000"}).where(
        SearchEntry.name == "镶牙登记"
    )
    assert await found("镶牙", Filters(region="130430000000")) == []


async def test_counts_say_what_narrowing_would_leave(town):
    result = await find("冰雪保障卡", Filters(), DAY)
    office = await office_coded(HEALTH)
    counts = {one.value: one.count for one in result.facets["office"]}
    assert counts[office.code] == 2
    assert result.flags["region_wide"] == 1


async def test_pages_neither_repeat_nor_leave_out(town):
    for number in range(PAGE + 5):
        await items.published(820 + number, name="连锁店备案", short_name="连锁店备案")
    first = await find("连锁店", Filters(), DAY)
    second = await find("连锁店", Filters(), DAY, page=2)
    codes = {entry.code for entry in first.entries + second.entries}
    assert (first.total, first.pages, len(codes)) == (PAGE + 5, 2, PAGE + 5)


async def test_only_what_is_in_force_on_the_day_is_found(town):
    later = DAY + timedelta(days=30)
    await items.published(809, name="明年才有的事", short_name="明年", valid_from=later)
    assert await found("明年才有") == []
    assert await found("明年才有", day=later) == ["明年才有的事"]


async def test_a_package_is_found_among_the_rest(town):
    made = await new_package("P8")
    await index_package(made.id)
    entry = (await find("kaidianyijianshi", Filters(), DAY)).entries[0]
    assert (entry.name, entry.package) == ("开店一件事", True)
    made.published = False
    await made.save()
    await index_package(made.id)
    assert await found("开店一件事") == []


async def test_an_empty_result_suggests_what_shares_most(town):
    names = [entry.name for entry in await similar("冰雪保障卡挂失", DAY)]
    assert "冰雪保障卡申领" in names
    assert await similar("!?", DAY) == []


async def test_what_was_published_before_there_was_a_search_is_indexed_later(town):
    everything = await SearchEntry.count()
    await SearchEntry.delete(force=True)
    assert await index_missing() == everything
    assert await index_missing() == 0
    assert await index_everything() == everything
    assert (await found("kbd"))[0] == "冰食经营许可"


@pytest.mark.parametrize("typed", ["%", "_", "😀", "！？"])
async def test_signs_alone_are_no_wish_for_everything(town, typed):
    assert (await find(typed, Filters(), DAY)).total == 0


@pytest.mark.parametrize("typed", ["%", "_", "\\", "'", '"', "a" * 500, "的" * 500, "\n", "a\0"])
async def test_odd_searches_find_nothing_and_break_nothing(town, typed):
    await find(typed, Filters(), DAY)
    await similar(typed, DAY)
