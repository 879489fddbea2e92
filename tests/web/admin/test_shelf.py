"""Filters of the list, and what stands on it for whom."""

from io import BytesIO

from openpyxl import load_workbook

from models.calendar.hours import local_date
from models.catalog.item import Item, WindowItem
from models.catalog.search.entry import SearchMiss
from models.catalog.words import IntakeMode
from models.offices.place import Window
from models.people.role import Role
from models.people.staff import Posting, Staff
from tests.web.admin.shop import ALLOWANCE, DRAFT, HYGIENE, SHOP, begin, save


async def test_states_are_counted_and_filtered(as_staff):
    fang = await as_staff("E01")
    await begin(fang)
    drafts = await fang.open("/admin/items?state=draft")
    assert "编辑中 1" in drafts.text
    assert HYGIENE in drafts.text
    assert ALLOWANCE not in drafts.text


async def test_only_imported_ones(as_staff):
    fang = await as_staff("E01")
    await Item.update({Item.imported: True}).where(Item.code == ALLOWANCE)
    imported = await fang.open("/admin/items?imported=1")
    assert ALLOWANCE in imported.text
    assert HYGIENE not in imported.text


async def test_only_those_with_issues(as_staff):
    fang = await as_staff("E01")
    await begin(fang)
    await save(fang, "contact", consult="")
    found = await fang.open("/admin/items?issues=1&q=卫生许可")
    assert HYGIENE in found.text
    await save(fang, "contact", consult="0999-8800012")


async def test_an_office_at_a_time(as_staff):
    fang = await as_staff("E01")
    page = await fang.open("/admin/items")
    item = await Item.objects().get(Item.code == ALLOWANCE)
    office = await fang.open(f"/admin/items?office={item.office}")
    assert HYGIENE in page.text
    assert HYGIENE not in office.text
    assert ALLOWANCE in office.text


async def test_a_joker_is_only_a_letter(as_staff):
    fang = await as_staff("E01")
    assert "没有符合的事项" in (await fang.open("/admin/items?q=%25_%25")).text
    assert (await fang.get(f"/admin/items?page={'1' * 5000}")).status_code == 200


async def test_items_of_the_neighbour_county_are_none_of_ones_business(as_staff):
    fang = await as_staff("E01")
    assert await Item.exists().where(Item.code.like("11999902%"))
    assert "11999902" not in (await fang.open("/admin/items")).text
    other = await Item.objects().where(Item.code.like("11999902%")).first()
    assert (await fang.get(f"/admin/items/{other.code}")).status_code == 404


async def test_a_clerk_reads_what_the_counter_takes_in(as_staff):
    lin = await as_staff("Q01")
    shelf = await lin.open("/admin/items")
    assert ALLOWANCE in shelf.text
    assert HYGIENE not in shelf.text
    assert (await lin.get(f"{DRAFT}/identity")).status_code == 403
    assert (await lin.get(SHOP)).status_code == 404


async def test_those_who_look_after_the_catalogue_find_it_from_the_desk(as_staff):
    for who, expected in (("L01", True), ("G01", True), ("W01", False), ("F01", False)):
        desk = await (await as_staff(who)).open("/desk/search")
        assert ('href="/admin/items"' in desk.text) is expected, who


async def test_the_editor_begins_the_day_at_the_items(visitor):
    answer = await visitor.fill("/demo", "/demo/staff/E01")
    assert answer.headers["location"] == "/admin"
    assert (await visitor.get("/admin")).headers["location"] == "/admin/items"


async def test_the_list_can_be_taken_away_as_one_sheet(as_staff):
    fang = await as_staff("E01")
    assert "/admin/list.xlsx" in (await fang.open("/admin/items")).text
    answer = await fang.get("/admin/list.xlsx?q=理发店")
    (sheet,) = load_workbook(BytesIO(answer.content)).worksheets
    assert [row[4].value for row in sheet.iter_rows(min_row=2)] == ["公共场所卫生许可"]


async def test_standard_items_that_differ_stand_first(as_staff):
    page = await (await as_staff("E01")).open("/admin/standards")
    assert page.text.index("高龄津贴申领") < page.text.index("公共场所卫生许可")
    assert "设定依据" in page.text


async def test_an_editor_who_sits_at_a_window_may_read_what_it_takes_in_and_change_nothing(
    as_staff, now
):
    other = await Item.objects().where(Item.code.like("11999902%")).first()
    window = await Window.objects().first()
    await WindowItem(item=other.id, mode=IntakeMode.REGION_WIDE, window=window.id).save()
    member = await Staff.objects().get(Staff.job_no == "E01")
    await Posting(
        staff=member.id,
        role=Role.CLERK,
        office=member.office,
        window=window.id,
        valid_from=local_date(now),
    ).save()
    fang = await as_staff("E01")
    path = f"/admin/items/{other.code}"
    page = await fang.open(path)
    assert f"{path}/drafts" not in page.text, "no button that would be refused"
    signed = page.form("/logout").filled({})
    for address in (f"{path}/drafts", f"{path}/draft/identity", f"{path}/workbook"):
        answer = await fang.post(address, signed)
        assert answer.status_code == 403, address
    assert "不能修改" in (await fang.get(f"{path}/draft/identity")).text
    miss = SearchMiss(wanted="新说法", first_at=now, last_at=now)
    await miss.save()
    adopted = await fang.post(f"/admin/searches/{miss.id}/alias", [*signed, ("item", other.code)])
    assert adopted.status_code == 422
    await begin(fang)  # what the region's editors look after goes on as before
