"""Codes of other districts hold anything; every page of theirs can be reached all the same."""

import re

import pytest

from models.catalog.addresses import segment_of
from models.catalog.item import Item
from models.files.file import File
from tests.models import items
from tests.web.browser import Browser

ODD = ("XK/001?b#c%2F d", "~2F", "..", "川A&“1”+;")


@pytest.fixture(params=ODD)
async def odd(request, now) -> Item:
    """A service with a question and a form, under a code that no address can hold."""
    blank = await File.keep(b"%PDF-1.4 form", "application/pdf", at=now)
    item = await items.new_item(991)
    item.code = request.param
    await item.save()
    version = await items.draft_version(item, item_type="01", name="放鹰许可", channels=["网上"])
    await items.add_material(version, 1, name="申请表", blank=blank.id)
    await items.add_question(version, 1, "when", ({"label": "白天"}, {"label": "夜里"}))
    await items.publish(version, at=items.EARLIER)
    return item


async def test_guide_checker_form_and_sheet_are_reached_by_links_alone(visitor: Browser, odd):
    found = await visitor.open("/services?q=放鹰许可")
    path = re.search(r'href="(/services/[^"?]+)"', found.text)[1]
    assert path == f"/services/{segment_of(odd.code)}"
    guide = await visitor.open(path)
    assert "放鹰许可" in guide.text
    for form in re.findall(r'href="(/services/[^"]+/files/\d+)"', guide.text):
        assert (await visitor.get(form)).content == b"%PDF-1.4 form"
    assert f'href="{path}/materials"' in guide.text
    checker = await visitor.open(f"{path}/materials?when=白天")
    assert "申请表" in checker.text
    assert f"{path}/notice.pdf?" in checker.text
    assert (await visitor.get(f"{path}/notice.pdf?when=白天")).status_code == 202


async def test_the_open_facts_know_it_and_name_its_address(visitor: Browser, odd):
    found = (await visitor.get("/api/v1/services", params={"q": "放鹰许可"})).json()["services"][0]
    path = f"/services/{segment_of(odd.code)}"
    assert (found["code"], found["url"].endswith(path)) == (odd.code, True)
    assert (await visitor.get(f"/api/v1{path}")).json()["guide"]["code"] == odd.code
    assert (await visitor.get(f"/api/v1{path}/materials")).json()["code"] == odd.code


async def test_editors_and_clerks_reach_it_too(as_staff, odd):
    editor = await as_staff("E01")
    path = f"/admin/items/{segment_of(odd.code)}"
    assert f'href="{path}"' in (await editor.open("/admin/items?q=放鹰许可")).text
    assert "放鹰许可" in (await editor.open(path)).text
    preview = await editor.open(f"{path}/versions/1")
    assert f'href="{path}/versions/1/materials"' in preview.text
    assert (await editor.fill(path, f"{path}/drafts")).headers["location"].startswith(path)
    clerk = await as_staff("S01")
    assert "放鹰许可" in (await clerk.open(f"/desk/services/{segment_of(odd.code)}/notice")).text


@pytest.mark.parametrize("odd", ["XK 1?2"], indirect=True)
async def test_a_code_typed_into_the_address_bar_is_understood(visitor: Browser, odd):
    assert "放鹰许可" in (await visitor.open("/services/XK%201%3F2")).text
