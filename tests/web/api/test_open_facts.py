"""Open facts: what machines read without sign-in."""

import json

import pytest

from models.catalog.versioning import latest_version, step
from models.sample.cast import officer
from tests.models import items
from tests.web.browser import Browser
from web.api import answers


@pytest.fixture
async def kite(now):
    options = ({"label": "白天"}, {"label": "夜里"})
    papers = (
        {"name": "申请表"},
        {"name": "手电筒", "when": {"q": "when", "is": "夜里"}},
    )
    return await items.published(
        971,
        name="放风筝许可",
        short_name="放风筝",
        materials=papers,
        questions={"when": options},
    )


async def test_services_are_found_as_on_the_page(visitor: Browser, kite):
    found = (await visitor.get("/api/v1/services?q=ffz")).json()
    assert (found["total"], found["page"], found["pages"]) == (1, 1, 1)
    assert found["services"][0]["code"] == kite.code
    assert found["services"][0]["url"].endswith(f"/services/{kite.code}")


async def test_one_service_has_its_guide_and_places(visitor: Browser, kite):
    told = (await visitor.get(f"/api/v1/services/{kite.code}")).json()
    assert told["position"] == "in_force"
    assert told["guide"]["name"] == "放风筝许可"
    assert [one["name"] for one in told["guide"]["materials"]] == ["申请表", "手电筒"]


async def test_materials_follow_the_answers_in_the_address(visitor: Browser, kite):
    path = f"/api/v1/services/{kite.code}/materials"
    day = (await visitor.get(path, params={"when": "白天"})).json()
    night = (await visitor.get(path, params={"when": "夜里"})).json()
    assert [one["name"] for one in day["to_bring"]] == ["申请表"]
    assert [(one["name"], one["reason"]) for one in night["to_bring"]] == [
        ("申请表", ""),
        ("手电筒", "因选“夜里”"),
    ]
    assert [one["name"] for one in day["left_out"]] == ["手电筒"]


async def test_halls_and_stations_are_there(visitor: Browser):
    told = (await visitor.get("/api/v1/halls")).json()
    assert "示例县政务服务大厅" in [one["name"] for one in told["halls"]]
    assert "青山镇柳树村便民服务站" in [one["name"] for one in told["stations"]]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/v1/services/nothing", 404),
        ("/api/v1/services/nothing/materials", 404),
        ("/api/v1/nowhere", 404),
        ("/api/v1/services?page=0", 400),
        ("/api/v1/services?page=x", 400),
        ("/api/v1/services?region=abc", 400),
    ],
)
async def test_errors_are_told_to_programs_and_people(visitor: Browser, path, status):
    answer = await visitor.get(path)
    assert answer.status_code == status
    assert set(answer.json()) == {"error", "message"}
    assert answer.headers["access-control-allow-origin"] == "*"


async def test_what_is_cancelled_is_gone(visitor: Browser, kite, now):
    by = await officer("G01", now)
    await step(await latest_version(kite.id), "cancel", by=by.id, at=now, note="取消")
    answer = await visitor.get(f"/api/v1/services/{kite.code}")
    assert (answer.status_code, answer.json()["error"]) == (410, "gone")


async def test_the_papers_of_a_suspended_service_say_that_it_is_suspended(visitor, kite, now):
    by = await officer("G01", now)
    await step(await latest_version(kite.id), "suspend", by=by.id, at=now, note="系统升级")
    answer = await visitor.get(f"/api/v1/services/{kite.code}/materials")
    assert (answer.status_code, answer.json()["position"]) == (200, "suspended")


@pytest.mark.parametrize("path", ["/services", "/halls", "/services/{code}"])
async def test_who_has_it_is_not_sent_it_again(visitor: Browser, kite, path):
    address = "/api/v1" + path.format(code=kite.code)
    first = await visitor.get(address)
    again = await visitor.get(address, headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert first.headers["access-control-allow-origin"] == "*"
    assert "set-cookie" not in first.headers


async def test_too_much_is_refused_with_the_time_to_wait(visitor: Browser, hall, monkeypatch):
    monkeypatch.setattr(answers, "A_MINUTE", 2)
    statuses = [(await visitor.get("/api/v1/halls")).status_code for _ in range(3)]
    refused = await visitor.get("/api/v1/halls")
    assert statuses == [200, 200, 429]
    assert 0 < int(refused.headers["retry-after"]) <= 60
    assert refused.json()["error"] == "too_many"
    assert (await Browser(hall, "203.0.113.9").get("/api/v1/halls")).status_code == 200


async def test_only_reading_is_possible(visitor: Browser):
    answer = await visitor.ask("PUT", "/api/v1/halls", headers={"origin": "http://hall.test"})
    assert answer.status_code == 405
    assert "GET" in answer.headers["allow"]


async def test_the_description_names_these_addresses_and_no_other(visitor: Browser):
    answer = await visitor.get("/schema/openapi.json")
    described = json.loads(answer.text)
    assert set(described["paths"]) == {
        "/api/v1/services",
        "/api/v1/services/{code}",
        "/api/v1/services/{code}/materials",
        "/api/v1/halls",
    }
    assert "cdn" not in answer.text
