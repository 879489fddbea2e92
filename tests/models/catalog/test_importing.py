"""Catalogues of other districts, row by row."""

import csv
import io
from datetime import timedelta

import pytest

from models.catalog.importing.catalogue import Report, import_catalogue
from models.catalog.importing.sheet import COLUMNS, read_sheet
from models.catalog.item import Item, StandardItem, current_version
from models.catalog.publication import publish
from models.catalog.search.entry import SearchEntry
from models.catalog.search.finding import Filters, find
from models.catalog.services import service_in_force
from models.catalog.version import ItemVersion
from models.catalog.versioning import begin_draft, latest_version, step
from models.offices.office import Office
from models.offices.region import Region
from tests.models.days import FRIDAY
from tests.models.play import staff

POOL = "511A0118400009-511602000000-000-11511301008778386B-1-00"
BUS = "G-000007-001-511602000000-000-115113010833722043-1-00"


def row(code: str = POOL, **changes: str) -> dict[str, str]:
    """A good row, with changes."""
    plain = (
        "区文广旅局",
        "经营高危险性体育项目许可",
        "游泳场所许可",
        "511602000000",
        code,
        "1",
        "0087790701",
    )
    return dict(zip(COLUMNS, plain, strict=True)) | changes


async def imported(*rows: dict[str, str]) -> Report:
    """Write the rows as a file and import it."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS)
    writer.writeheader()
    writer.writerows(rows)
    lines, notes = read_sheet(out.getvalue().encode())
    assert notes == []
    return await import_catalogue(lines, at=FRIDAY)


async def guide(code: str):
    return await service_in_force(code, FRIDAY.date())


async def the_office(code: str) -> Office:
    return await Office.objects().get(Office.code == code)


async def test_a_row_becomes_an_item_that_is_in_force_and_can_be_found() -> None:
    report = await imported(row())
    assert report.summary() == "created=1 updated=0 unchanged=0 rejected=0"
    found = await guide(POOL)
    assert (found.name, found.item_type, found.office.name) == ("游泳场所许可", "01", "区文广旅局")
    assert found.imported
    assert found.basic_code == "511A0118400009"
    assert await SearchEntry.exists().where(SearchEntry.code == POOL)


async def test_what_the_catalogue_does_not_say_is_not_made_up() -> None:
    await imported(row())
    found = await guide(POOL)
    assert (found.promised, found.legal, found.summary, found.condition) == ("", "", "", "")
    assert not any((found.bookable, found.courier, found.in_hall, found.assisted))
    assert (found.materials, found.bases, found.consult) == ((), (), "")


async def test_the_regions_above_are_made_with_their_names() -> None:
    await imported(row())
    county = await Region.objects(Region.parent).get(Region.code == "511602000000")
    assert (county.name, county.level, county.imported) == ("广安区", 4, True)
    city = await Region.objects(Region.parent).get(Region.id == county.parent.id)
    assert (city.code, city.name, city.level) == ("511600000000", "广安市", 3)
    assert (city.parent.code, city.parent.name) == ("510000000000", "四川省")


@pytest.mark.parametrize(
    ("area", "code", "level", "name"),
    [
        ("110101", "110101000000", 4, "东城区"),
        ("469001000000", "469001000000", 4, "五指山市"),
        ("510000000000", "510000000000", 2, "四川省"),
        ("511602001000", "511602001000", 5, "区划511602001"),
        ("511602001002", "511602001002", 6, "区划511602001002"),
        ("990909000000", "990909000000", 4, "区划990909"),
        ("000000000000", "000000000000", 1, "全国"),
    ],
)
async def test_regions_of_every_level_and_province(
    area: str, code: str, level: int, name: str
) -> None:
    report = await imported(row(area_code=area))
    assert report.rejected == []
    region = await Region.objects().get(Region.code == code)
    assert (region.level, region.name) == (level, name)


async def test_a_second_run_changes_nothing() -> None:
    rows = [row(), row(BUS, name="建档立卡资助", dept_code="083372204"), row("", name="")]
    await imported(*rows)
    before = [await table.count() for table in (Item, ItemVersion, Office, Region, SearchEntry)]
    report = await imported(*rows)
    assert report.summary() == "created=0 updated=0 unchanged=2 rejected=1"
    after = [await table.count() for table in (Item, ItemVersion, Office, Region, SearchEntry)]
    assert after == before


async def test_a_new_name_or_type_is_a_new_published_version_and_the_old_one_stays() -> None:
    await imported(row())
    report = await imported(row(name="游泳场所经营许可", task_type="7"))
    assert report.summary() == "created=0 updated=1 unchanged=0 rejected=0"
    found = await guide(POOL)
    assert (found.name, found.item_type, found.version) == ("游泳场所经营许可", "07", 2)
    item = await Item.objects().get(Item.code == POOL)
    versions = (
        await ItemVersion.select().where(ItemVersion.item == item.id).order_by(ItemVersion.version)
    )
    assert [one["name"] for one in versions] == ["游泳场所许可", "游泳场所经营许可"]
    assert versions[0]["snapshot"]["name"] == "游泳场所许可"
    standard = await StandardItem.objects().get(StandardItem.id == item.standard)
    assert standard.name == "游泳场所经营许可"
    entries = (await find("游泳场所", Filters(), FRIDAY.date())).entries
    assert [one.name for one in entries] == ["游泳场所经营许可"], "not the version it replaced"


async def test_an_item_that_moves_to_another_office_is_updated() -> None:
    await imported(row())
    moved = row(department="区行政审批局", dept_code="68236467-9")
    assert (await imported(moved)).summary() == "created=0 updated=1 unchanged=0 rejected=0"
    assert (await guide(POOL)).office.name == "区行政审批局"
    assert (await imported(moved)).summary() == "created=0 updated=0 unchanged=1 rejected=0"


async def test_a_department_with_a_new_name_keeps_its_code_and_renames_its_items() -> None:
    await imported(row())
    office = await the_office("0087790701")
    report = await imported(row(department="区文化旅游局"))
    assert report.summary() == "created=0 updated=1 unchanged=0 rejected=0"
    assert (await guide(POOL)).office.name == "区文化旅游局"
    assert (await the_office("0087790701")).id == office.id


async def test_a_new_main_item_alone_needs_no_new_version() -> None:
    await imported(row())
    report = await imported(row(main_item="体育许可"))
    assert report.summary() == "created=0 updated=1 unchanged=0 rejected=0"
    assert (await guide(POOL)).version == 1
    assert (await Item.objects().get(Item.code == POOL)).main_item == "体育许可"


async def test_two_departments_under_one_code_are_two_offices_on_every_run() -> None:
    rows = [row(), row(BUS, department="区体育局")]
    await imported(*rows)
    assert (await guide(POOL)).office.name == "区文广旅局"
    assert (await guide(BUS)).office.name == "区体育局"
    assert (await guide(BUS)).office.code.startswith("0087790701-")
    assert (await imported(*rows)).summary() == "created=0 updated=0 unchanged=2 rejected=0"
    turned = list(reversed(rows))
    assert (await imported(*turned)).summary() == "created=0 updated=0 unchanged=2 rejected=0"


async def test_one_short_code_in_two_districts_is_two_offices() -> None:
    await imported(row(dept_code="11736"))
    other = row(BUS, dept_code="11736", area_code="511603000000")
    assert (await imported(other)).rejected == []
    assert (await guide(POOL)).office.region == "广安区"
    assert (await guide(BUS)).office.region_code == "511603000000"


async def test_an_office_we_know_keeps_the_name_we_gave_it() -> None:
    known = row(area_code="999901000000", dept_code="11999901MBX00006XJ", department="县卫健委")
    assert (await imported(known)).rejected == []
    assert (await guide(POOL)).office.name == "示例县卫生健康委员会"
    assert (await imported(known)).summary() == "created=0 updated=0 unchanged=1 rejected=0"


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"name": " "}, "没有事项名称"),
        ({"item_code": ""}, "没有事项编码"),
        ({"department": ""}, "没有部门名称"),
        ({"dept_code": ""}, "没有部门代码"),
        ({"name": "字" * 1001}, "事项名称有1001个字，最多1000个"),
        ({"item_code": "5" * 61}, "事项编码有61个字，最多60个"),
        ({"dept_code": "5" * 41}, "部门代码有41个字，最多40个"),
        ({"task_type": "99"}, "事项类型“99”不认识"),
        ({"task_type": ""}, "没有事项类型"),
        ({"task_type": "许可"}, "不认识，认识的有1、2、3"),
        ({"area_code": "51160"}, "区划代码“51160”不是"),
        ({"area_code": "5116O2000000"}, "不是2、4、6、9或12位"),
        ({"area_code": "001602000000"}, "不是2、4、6、9或12位"),
        ({"name": "游泳\x00场所"}, "控制字符"),
        ({"item_code": "51\x07"}, "控制字符"),
        ({"name": "", "task_type": "x"}, "没有事项名称；事项类型“x”不认识"),
    ],
)
async def test_a_bad_row_is_told_with_its_line_and_stops_nothing(
    changes: dict[str, str], reason: str
) -> None:
    report = await imported(row(), row(BUS, **changes), row("E-000021-001-1111111111111111"))
    assert report.summary() == "created=2 updated=0 unchanged=0 rejected=1"
    ((number, told),) = report.rejected
    assert number == 3
    assert reason in told


async def test_odd_codes_are_kept_and_counted() -> None:
    national = "11511301008778386B4000131127004"
    report = await imported(row(), row(national))
    assert report.odd_codes == [POOL]
    assert (await guide(national)).basic_code == "000131127004"


async def test_a_code_twice_in_a_file_counts_once_and_contradictions_are_told() -> None:
    rows = [row(), row(), row(name="别的名称")]
    report = await imported(*rows)
    assert report.summary() == "created=1 updated=0 unchanged=1 rejected=1"
    assert report.rejected == [
        (4, f"事项编码与第2行重复，内容却不同，以第2行为准（{POOL}）"),
    ]
    assert (await imported(*rows)).summary() == "created=0 updated=0 unchanged=2 rejected=1"


async def test_names_with_commas_quotes_and_breaks_are_kept_as_names() -> None:
    await imported(row(name='“小作坊”备案,含"变更"\n及注销'))
    assert (await guide(POOL)).name == '“小作坊”备案,含"变更" 及注销'


async def test_a_looked_after_item_keeps_its_text_when_the_catalogue_renames_it() -> None:
    await imported(row())
    item = await Item.objects().get(Item.code == POOL)
    await ItemVersion.update({ItemVersion.summary: "写好的说明"}).where(ItemVersion.item == item.id)
    await imported(row(name="新名称"))
    assert (await guide(POOL)).summary == "写好的说明"


async def looked_after(code: str = POOL) -> Item:
    """An imported item whose editors have published a version of their own."""
    await imported(row(code))
    item = await Item.objects().get(Item.code == code)
    await Item.update({Item.imported: False}).where(Item.id == item.id)
    editor = await staff("G01")
    draft = await begin_draft(item, by=editor.id, at=FRIDAY)
    draft.summary = "写好的说明"
    await draft.save()
    await publish(draft, at=FRIDAY)
    return item


async def versions_of(item: Item) -> list[tuple[str, str]]:
    found = ItemVersion.select().where(ItemVersion.item == item.id).order_by(ItemVersion.version)
    return [(str(one["state"]), one["name"]) for one in await found]


async def test_what_editors_look_after_is_changed_by_a_draft_for_them_once() -> None:
    item = await looked_after()
    report = await imported(row(name="新名称", main_item="别的主项"))
    assert report.summary() == "created=0 updated=1 unchanged=0 rejected=0"
    assert report.proposed == [POOL]
    assert (await guide(POOL)).name == "游泳场所许可", "citizens read what was reviewed"
    assert (await versions_of(item))[-1] == ("draft", "新名称")
    standard = await StandardItem.objects().get(StandardItem.id == item.standard)
    assert standard.name == "游泳场所许可"
    again = await imported(row(name="新名称", main_item="别的主项"))
    assert again.summary() == "created=0 updated=0 unchanged=1 rejected=0"


async def test_a_draft_that_was_discarded_is_not_proposed_again() -> None:
    item = await looked_after()
    await imported(row(name="新名称"))
    draft = await latest_version(item.id)
    await step(draft, "cancel", by=(await staff("G01")).id, at=FRIDAY, note="不采用")
    assert (
        (await imported(row(name="新名称"))).summary().startswith("created=0 updated=0 unchanged=1")
    )
    assert (await imported(row(name="更新的名称"))).proposed == [POOL]


async def test_an_import_does_not_overtake_a_planned_version() -> None:
    item = await looked_after()
    planned = await begin_draft(item, by=(await staff("G01")).id, at=FRIDAY)
    planned.name, planned.valid_from = "十二月的名称", FRIDAY.date() + timedelta(days=9)
    await planned.save()
    await publish(planned, at=FRIDAY)
    before = await versions_of(item)
    for known in ("游泳场所许可", "十二月的名称"):
        report = await imported(row(name=known))
        assert report.summary() == "created=0 updated=0 unchanged=1 rejected=0", known
    assert (await imported(row(name="第三个名称"))).proposed == [POOL]
    assert await versions_of(item) == [*before, ("draft", "第三个名称")]
    assert (await guide(POOL)).name == "游泳场所许可"


async def test_an_item_that_is_looked_after_does_not_move_to_another_office_by_itself() -> None:
    item = await looked_after()
    moved = row(department="区行政审批局", dept_code="68236467-9")
    for _ in range(2):
        report = await imported(moved)
        assert "由区文广旅局维护" in report.rejected[0][1]
    assert (await Item.objects().get(Item.code == POOL)).office == item.office


async def test_an_item_somebody_is_editing_is_left_alone() -> None:
    await imported(row())
    item = await Item.objects().get(Item.code == POOL)
    editor = await staff("G01")
    draft = await begin_draft(item, by=editor.id, at=FRIDAY)
    assert (await imported(row())).summary() == "created=0 updated=0 unchanged=1 rejected=0"
    report = await imported(row(name="新名称"))
    assert "正在编辑" in report.rejected[0][1]
    await step(draft, "cancel", by=editor.id, at=FRIDAY, note="不改了")
    assert (await imported(row(name="新名称"))).summary().startswith("created=0 updated=1")


async def test_a_suspended_item_is_not_put_in_force_by_an_import() -> None:
    await imported(row())
    item = await Item.objects().get(Item.code == POOL)
    version = await ItemVersion.objects().get(
        ItemVersion.id == await current_version(item.id, FRIDAY.date())
    )
    editor = await staff("G01")
    await step(version, "suspend", by=editor.id, at=FRIDAY, note="暂停")
    report = await imported(row(name="新名称"))
    assert "暂停或者取消" in report.rejected[0][1]


async def test_a_code_of_another_region_is_not_taken_away_from_it() -> None:
    await imported(row())
    other = row(area_code="110101000000", department="东城区体育局")
    report = await imported(other)
    assert "已经是广安区的事项" in report.rejected[0][1]
    assert (await imported(row())).summary() == "created=0 updated=0 unchanged=1 rejected=0"


async def test_what_a_rejected_row_made_is_gone_and_made_again_by_the_next() -> None:
    bad = row("B-1")
    taken = row(BUS, dept_code="other", department="新局")
    await imported(taken)
    await ItemVersion.update({ItemVersion.state: "suspended"}).where(
        ItemVersion.name == "游泳场所许可"
    )
    moved = taken | {"dept_code": "fresh"}
    report = await imported(moved, bad | {"dept_code": "fresh", "department": "新局"})
    assert report.summary() == "created=1 updated=0 unchanged=0 rejected=1"
    assert (await guide("B-1")).office.code == "fresh"


async def test_an_imported_guide_knows_what_it_does_not_know() -> None:
    await imported(row())
    found = await guide(POOL)
    assert found.knows("name")
    assert not any(found.knows(key) for key in ("visits", "scope", "power_source", "charges"))
