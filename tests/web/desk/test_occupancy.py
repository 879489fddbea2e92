"""等候人数: told on the desk, read at home and by machines, never made up."""

import pytest

from models.calendar.business_clock import advance
from models.offices.occupancy import FRESH, Occupancy
from tests.web.browser import Browser
from tests.web.documents import Page

PATH = "/desk/occupancy"


@pytest.fixture
async def zhang(as_staff) -> Browser:
    """张强 at window 3."""
    return await as_staff("S01")


async def test_two_numbers_are_told_and_everybody_reads_them(zhang, visitor: Browser):
    answer = await zhang.fill(PATH, waiting="12", windows_open="3")
    assert (answer.status_code, answer.headers["location"]) == (303, f"{PATH}?done=told")
    text = (await visitor.open("/halls")).text
    assert '等候约 <b class="num">12</b> 人，开 3 个窗口' in text
    assert "由3号窗口报" in text
    [hall] = [
        one
        for one in (await visitor.get("/api/v1/halls")).json()["halls"]
        if one["name"] == "示例县政务服务大厅"
    ]
    assert (hall["waiting"], hall["windows_open"]) == (12, 3)


async def test_after_an_hour_nothing_is_pretended(zhang, visitor: Browser):
    await zhang.fill(PATH, waiting="12", windows_open="3")
    await advance(FRESH)
    text = (await visitor.open("/halls")).text
    assert "等候约" not in text
    assert text.count("没有最新人数") == 2
    for hall in (await visitor.get("/api/v1/halls")).json()["halls"]:
        assert (hall["waiting"], hall["windows_open"], hall["counted_at"]) == (None, None, None)
    assert "超过 60 分钟" in (await zhang.open(PATH)).text


@pytest.mark.parametrize("typed", ["", "-1", "1000", "许多", "1.5", "²", "１２", "9" * 99])
async def test_odd_numbers_are_told_at_their_field_and_kept(zhang, typed):
    page = Page(await zhang.fill(PATH, waiting=typed, windows_open="3"))
    assert (page.status, page.errors) == (422, ["waiting"])
    assert page.typed["waiting"] == typed
    assert await Occupancy.count() == 0


async def test_the_same_form_sent_twice_is_one_look(zhang):
    page = await zhang.open(PATH)
    for _ in range(2):
        assert (await zhang.send(page, PATH, waiting="5", windows_open="1")).status_code == 303
    assert await Occupancy.count() == 1


async def test_a_village_station_has_no_hall_to_count(as_staff):
    lin = await as_staff("Q01")
    page = await lin.open("/station/occupancy")
    assert "没有被安排在大厅" in page.text
    token = (await lin.open("/me")).typed["_token"]
    answer = await lin.post("/station/occupancy", {"_token": token, "waiting": "1"})
    assert answer.status_code == 403


async def test_others_do_not_count(as_staff):
    for job_no in ("W01", "G01", "S02"):
        assert (await (await as_staff(job_no)).get(PATH)).status_code == 403


async def test_halls_and_stations_say_whether_they_are_open(visitor: Browser):
    text = (await visitor.open("/halls")).text
    assert "现在开门" in text
    assert "12:00 关门" in text
    told = (await visitor.get("/api/v1/halls")).json()
    assert {one["open_now"] for one in told["halls"] + told["stations"]} == {True}
