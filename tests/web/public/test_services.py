"""The list of services and one guide."""

import re
from dataclasses import replace

import pytest

from models.calendar.hours import local_date
from tests.models.items import services_in_force
from tests.web.browser import Browser
from web.limits import Fairness
from web.public import services


@pytest.fixture
async def hygiene(now) -> str:
    """The address of the guide for barbers, hotels and baths."""
    guides = await services_in_force(local_date(now), "公共场所")
    return f"/services/{guides[0].code}"


@pytest.mark.parametrize("wanted", ["公共场所", "理发", "老人"])
async def test_a_service_is_found_by_its_name_and_by_what_people_call_it(visitor, wanted):
    page = await visitor.open(f"/services?q={wanted}")
    assert len(set(re.findall(r"/services/[0-9A-Z]{31}", page.text))) >= 1
    assert page.typed["q"] == wanted


async def test_what_is_not_found_says_what_else_to_do(visitor: Browser):
    page = await visitor.open("/services?q=造火箭")
    assert "造火箭" in page.text
    assert "12345" in page.text


async def test_a_guide_has_its_elements(visitor: Browser, hygiene):
    text = (await visitor.open(hygiene)).text
    for words in ("受理条件", "办理流程", "办理结果", "行政复议", "投诉", "实施编码"):
        assert words in text


async def test_an_unknown_service_is_not_found(visitor: Browser, now):
    for path in ("/services/nothing", "/services/nothing/materials", "/services/" + "9" * 31):
        assert (await visitor.get(path)).status_code == 404


async def test_what_was_typed_into_the_search_is_shown_as_text(visitor: Browser):
    page = await visitor.open("/services?q=<script>alert(1)</script>")
    assert "<script>alert" not in page.text
    long = await visitor.open("/services?q=" + "长" * 500)
    assert len(long.typed["q"]) == 40


def fair(**changes: int) -> Fairness:
    return replace(services.FAIR, **changes)


async def test_one_address_searches_only_so_often_and_is_told_what_to_do(
    visitor: Browser, hall, now, monkeypatch
):
    monkeypatch.setattr(services, "FAIR", fair(most=2))
    for word in ("理发", "老人"):
        assert (await visitor.get(f"/services?q={word}")).status_code == 200
    refused = await visitor.get("/services?q=食品")
    assert refused.status_code == 429
    assert 0 < int(refused.headers["retry-after"]) <= 60
    assert "问大厅导办台" in refused.text
    assert (await Browser(hall, "203.0.113.9").get("/services?q=食品")).status_code == 200
    assert (await visitor.get("/services/nothing")).status_code == 404, "guides are not counted"


async def test_in_a_crowd_only_those_wait_who_take_more_than_their_share(
    visitor: Browser, hall, now, monkeypatch
):
    monkeypatch.setattr(services, "FAIR", fair(together=3, share=2))
    statuses = [(await visitor.get(f"/services?q=词{one}")).status_code for one in range(5)]
    assert statuses == [200, 200, 200, 429, 429]
    for one in range(2):
        quiet = await Browser(hall, "203.0.113.9").get(f"/services?q=别{one}")
        assert quiet.status_code == 200


async def test_who_floods_takes_nobodys_turn(visitor: Browser, hall, now, monkeypatch):
    monkeypatch.setattr(services, "FAIR", fair(most=2, together=5, share=1))
    statuses = [(await visitor.get(f"/services?q=词{one}")).status_code for one in range(9)]
    assert statuses == [200, 200, *[429] * 7]
    hall_wifi = Browser(hall, "203.0.113.9")
    for one in range(2):
        assert (await hall_wifi.get(f"/services?q=别{one}")).status_code == 200
