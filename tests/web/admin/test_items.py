"""The list of items and the page of one, as the different people see them."""

from tests.web.admin.shop import ALLOWANCE, HYGIENE


async def test_the_editor_finds_an_item_by_its_alias(as_staff):
    fang = await as_staff("E01")
    found = await fang.open("/admin/items?q=理发店")
    assert "公共场所卫生许可" in found.text
    assert "高龄津贴" not in found.text


async def test_a_liaison_sees_the_items_of_their_own_office_only(as_staff):
    yang = await as_staff("L01")
    shelf = await yang.open("/admin/items")
    assert "公共场所卫生许可" in shelf.text
    assert "高龄津贴" not in shelf.text
    assert (await yang.get(f"/admin/items/{ALLOWANCE}")).status_code == 404


async def test_the_page_of_an_item_opens(as_staff):
    fang = await as_staff("E01")
    for part in ("", "/text", "/differences", "/levels"):
        await fang.open(f"/admin/items/{HYGIENE}{part}")
    page = await fang.open(f"/admin/items/{HYGIENE}")
    assert f'"/admin/items/{HYGIENE}/versions/1"' in page.text, "each version has its own preview"
