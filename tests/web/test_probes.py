"""What machines that watch are told: alive, ready, figures."""

from datetime import timedelta

import pytest
from prometheus_client.parser import text_string_to_metric_families
from redis.asyncio import Redis

from models.database import fetch
from models.heartbeats import WORKERS, heartbeat_key
from models.outbox import Outbox, Topic, give_up, put
from models.sample.cast import SUN
from tests.web.road import accepted, received


@pytest.fixture
async def alive(hall):
    """Every worker has just said that it lives."""
    for name in WORKERS:
        await hall.state.redis.set(heartbeat_key(name), 1)
    return hall


async def test_the_process_answers(visitor):
    answer = await visitor.get("/healthz")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})


async def test_it_is_ready_when_all_parts_are(alive, visitor):
    answer = await visitor.get("/readyz")
    assert answer.status_code == 200
    assert set(answer.json()) == {"database", "redis", *WORKERS}
    assert set(answer.json().values()) == {"ok"}


@pytest.mark.parametrize("name", WORKERS)
async def test_a_silent_worker_is_named(alive, visitor, name):
    await alive.state.redis.delete(heartbeat_key(name))
    answer = await visitor.get("/readyz")
    assert answer.status_code == 503
    assert [part for part, state in answer.json().items() if state != "ok"] == [name]
    assert answer.json()[name] == "silent"


async def test_a_redis_that_is_away_is_named(alive, visitor, tmp_path, monkeypatch):
    async with Redis(unix_socket_path=f"{tmp_path}/nobody.sock") as nobody:
        monkeypatch.setattr(alive.state, "redis", nobody)
        answer = await visitor.get("/readyz")
    assert answer.status_code == 503
    assert answer.json() == {"database": "ok", "redis": "ConnectionError"}


async def figures(visitor) -> dict[str, float]:
    answer = await visitor.get("/metrics")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/plain")
    return {
        "/".join([sample.name, *sample.labels.values()]): sample.value
        for family in text_string_to_metric_families(answer.text)
        for sample in family.samples
    }


async def test_cases_are_counted_by_status(visitor, now):
    before = await figures(visitor)
    await received(now)
    await received(now)
    await accepted(now)
    after = await figures(visitor)
    for status, more in (("received", 2), ("accepted", 1)):
        name = f"tongban_cases/{status}"
        assert after[name] - before.get(name, 0) == more


async def test_what_waits_and_what_was_given_up_is_counted(visitor, now):
    await fetch("DELETE FROM outbox")
    for number, age in enumerate((50, 20, -3600)):  # the last one waits for the morning
        moment = now - timedelta(seconds=age)
        await put(Topic.MESSAGE, number, at=now, not_before=moment)
    seen = await figures(visitor)
    assert seen["tongban_outbox_waiting"] == 3
    assert seen["tongban_outbox_gave_up"] == 0
    assert 50 <= seen["tongban_outbox_oldest_seconds"] < 80
    oldest = await Outbox.objects().get(Outbox.subject == 0)
    await give_up(oldest.id, "no provider")
    seen = await figures(visitor)
    assert (seen["tongban_outbox_waiting"], seen["tongban_outbox_gave_up"]) == (2, 1)
    assert 20 <= seen["tongban_outbox_oldest_seconds"] < 50


async def test_an_empty_outbox_has_no_age(visitor):
    await fetch("DELETE FROM outbox")
    assert (await figures(visitor))["tongban_outbox_oldest_seconds"] == 0


async def test_the_figures_name_nobody(visitor, now):
    case = await received(now)
    text = (await visitor.get("/metrics")).text
    for word in (SUN.name, SUN.mobile, SUN.id_number, case.case_no):
        assert word not in text
