"""Packages: written by the editor, shown by the hall."""

from tests.web.admin.shop import ALLOWANCE, HYGIENE
from tests.web.browser import Browser
from tests.web.documents import Page

NEW = "/admin/packages/new"
CODE = "YJS-T1"


async def filled(editor: Browser, **typed: object):
    """The form of a new package with two steps: one of ours, one of others."""
    page = await editor.open(NEW)
    for _ in range(2):
        page = Page(await editor.send(page, NEW, do="add:r"))
    office = next(
        attrs["value"]
        for tag, attrs in page.tags
        if tag == "option" and attrs.get("value", "").isdecimal()
    )
    given = {
        "code": CODE,
        "name": "开理发店",
        "lead_office": office,
        "promised_length": "10",
        "promised_unit": "workday",
        "r0-key": "s1",
        "r0-name": "刻章",
        "r0-external_office": "刻章店",
        "r0-expected_days": "1",
        "r1-key": "s2",
        "r1-name": "卫生许可",
        "r1-item": HYGIENE,
        "r1-after": "s1",
        "do": "save",
    }
    return await editor.send(page, NEW, **given | typed)


async def test_a_package_is_written_and_published(as_staff, visitor):
    fang = await as_staff("E01")
    answer = await filled(fang)
    assert answer.headers["location"] == f"/admin/packages/{CODE}?done=save", answer.text
    assert (await visitor.get(f"/packages/{CODE}")).status_code == 404
    zhou = await as_staff("G01")
    place = f"/admin/packages/{CODE}"
    await zhou.fill(place, f"{place}/publication")
    assert "刻章" in (await visitor.open(f"/packages/{CODE}")).text
    await zhou.fill(place, f"{place}/withdrawal")
    assert (await visitor.get(f"/packages/{CODE}")).status_code == 404


async def test_steps_that_wait_for_each_other_are_refused(as_staff):
    fang = await as_staff("E01")
    answer = Page(await filled(fang, **{"r0-after": "s2"}))
    assert (answer.status, answer.errors) == (422, ["r0-after"])
    assert answer.typed["r1-name"] == "卫生许可"


async def test_a_step_is_ours_or_somebody_elses(as_staff):
    fang = await as_staff("E01")
    answer = Page(await filled(fang, **{"r0-item": ALLOWANCE}))
    assert answer.errors == ["r0-item"]
    answer = Page(await filled(fang, **{"r1-item": "nonsense"}))
    assert answer.errors == ["r1-item"]


async def test_a_code_counts_once(as_staff):
    fang = await as_staff("E01")
    await filled(fang)
    answer = Page(await filled(fang))
    assert answer.errors == ["code"]


async def test_the_second_of_two_editors_sees_both_texts(as_staff):
    fang = await as_staff("E01")
    await filled(fang)
    place = f"/admin/packages/{CODE}"
    seen = await fang.open(place)
    await fang.fill(place, do="save", name="开美发店")
    late = Page(await fang.send(seen, place, do="save", name="开剃头铺"))
    assert late.status == 409
    assert "开美发店" in late.text
    assert late.typed["name"] == "开剃头铺"
    assert (await fang.send(late, place, do="save")).status_code == 303


async def test_papers_can_be_added_and_moved(as_staff):
    fang = await as_staff("E01")
    page = Page(await fang.fill(NEW, do="add:p"))
    page = Page(await fang.send(page, NEW, do="add:p", **{"p0-name": "营业执照"}))
    moved = Page(await fang.send(page, NEW, do="down:p0"))
    assert [attrs["value"] for _, attrs in moved.tags if attrs.get("name") == "row"] == ["p1", "p0"]
    assert moved.typed["p0-name"] == "营业执照"


async def test_packages_go_out_and_come_back_as_a_file(as_staff):
    fang = await as_staff("E01")
    await filled(fang)
    out = await fang.get("/admin/packages/file")
    assert out.headers["content-type"].startswith("application/json")
    files = {
        "file": ("packages.json", out.content.replace("开理发店".encode(), "开美发店".encode()))
    }
    answer = await fang.fill("/admin/packages", "/admin/packages/file", files=files)
    assert "updated=1" in answer.headers["location"]
    assert (await fang.open(f"/admin/packages/{CODE}")).typed["name"] == "开美发店"


async def test_a_file_that_is_wrong_changes_nothing(as_staff):
    fang = await as_staff("E01")
    files = {"file": ("packages.json", b"{}")}
    answer = await fang.fill("/admin/packages", "/admin/packages/file", files=files)
    assert answer.status_code == 422


async def test_packages_of_another_county_cannot_be_taken_over(as_staff):
    fang = await as_staff("E01")
    await filled(fang)
    content = (await fang.get("/admin/packages/file")).content
    foreign = content.replace(b"11999901MBX0", b"11999902MBX0")
    files = {"file": ("packages.json", foreign)}
    answer = await fang.fill("/admin/packages", "/admin/packages/file", files=files)
    assert answer.status_code == 422
    assert "不在您管的地区" in answer.text
