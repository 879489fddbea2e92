"""Words that found nothing, and offices that an import has made."""

from models.catalog.search.entry import SearchMiss
from models.catalog.search.miss import count_miss
from models.offices.office import Office
from tests.web.admin.shop import DRAFT, HYGIENE, SHOP, begin
from tests.web.documents import Page


async def missed(word: str, now) -> str:
    await count_miss(word, at=now)
    row = await SearchMiss.objects().get(SearchMiss.wanted == word)
    return f"/admin/searches/{row.id}"


async def test_a_word_becomes_an_alias_in_the_draft(as_staff, now):
    place = await missed("剃头铺子", now)
    fang = await as_staff("E01")
    assert "剃头铺子" in (await fang.open("/admin/searches")).text
    found = await fang.open(f"{place}?q=卫生许可")
    assert HYGIENE in found.text
    await fang.send(found, f"{place}/alias", item=HYGIENE)
    assert "剃头铺子" in (await fang.open(f"{DRAFT}/identity")).typed["aliases"]
    assert (await fang.get(place)).status_code == 404


async def test_no_alias_for_what_is_in_review(as_staff, now):
    place = await missed("剃头铺子", now)
    fang = await as_staff("E01")
    await begin(fang)
    await fang.fill(SHOP, f"{SHOP}/submission")
    found = await fang.open(f"{place}?q=卫生许可")
    answer = await fang.send(found, f"{place}/alias", item=HYGIENE)
    assert answer.status_code == 409
    assert "已经送审" in answer.text


async def test_a_word_is_ticked_off(as_staff, now):
    place = await missed("剃头铺子", now)
    fang = await as_staff("E01")
    await fang.fill("/admin/searches", f"{place}/settlement")
    assert "剃头铺子" not in (await fang.open("/admin/searches")).text


async def test_an_office_is_completed(as_staff):
    fang = await as_staff("E01")
    office = await Office.objects().get(Office.code == "11999901MBX00006XJ")
    await Office.update({Office.imported: True}).where(Office.id == office.id)
    place = f"/admin/offices/{office.id}"
    assert "待补全" in (await fang.open("/admin/offices")).text
    wrong = Page(await fang.fill(place, phone=""))
    assert (wrong.status, wrong.errors) == (422, ["phone"])
    assert (await fang.fill(place, phone="0999-1234567")).status_code == 303
    assert "待补全" not in (await fang.open("/admin/offices")).text


async def test_offices_of_other_regions_are_none_of_ones_business(as_staff):
    fang = await as_staff("E01")
    other = await Office.objects().get(Office.code == "11999902MBX000019X")
    assert (await fang.get(f"/admin/offices/{other.id}")).status_code == 404
