"""How often a stranger may ask, and whose address counts."""

import pytest
from litestar.connection import ASGIConnection

from models.errors import TooMany
from models.settings import settings
from tests.web.browser import Browser
from web.limits import FLOOD, Tries, _in_words, client_address


def connection(peer: str, forwarded: str = "", app=None) -> ASGIConnection:
    headers = [(b"x-forwarded-for", forwarded.encode())] if forwarded else []
    client = (peer, 1) if peer else None
    return ASGIConnection(
        {"type": "http", "headers": headers, "client": client, "app": app, "litestar_app": app}
    )


@pytest.fixture
def behind_proxies(monkeypatch):
    monkeypatch.setenv("TRUSTED_PROXIES", "10.0.0.1, 10.0.0.2")
    settings.cache_clear()
    yield
    monkeypatch.undo()
    settings.cache_clear()


def test_without_a_proxy_the_header_is_a_claim_like_any_other():
    assert client_address(connection("203.0.113.7", "198.51.100.1")) == "203.0.113.7"


@pytest.mark.parametrize(
    ("peer", "forwarded", "address"),
    [
        ("10.0.0.1", "198.51.100.1", "198.51.100.1"),
        ("10.0.0.1", "1.1.1.1, 198.51.100.1", "198.51.100.1"),
        ("10.0.0.1", "1.1.1.1, 198.51.100.1, 10.0.0.2", "198.51.100.1"),
        ("10.0.0.1", "", "10.0.0.1"),
        ("10.0.0.1", " , ", "10.0.0.1"),
        ("203.0.113.7", "10.0.0.1", "203.0.113.7"),
        ("", "198.51.100.1", ""),
        ("10.0.0.1", "x" * 500, "x" * 60),
    ],
)
def test_behind_proxies_the_last_stranger_in_the_row_counts(
    behind_proxies, peer, forwarded, address
):
    assert client_address(connection(peer, forwarded)) == address


async def test_tries_are_counted_until_their_time_is_over(hall):
    tries = Tries(connection("203.0.113.7", app=hall), "door", most=2, seconds=100)
    for _ in range(2):
        await tries.must_be_left()
        await tries.count()
    with pytest.raises(TooMany) as refused:
        await tries.must_be_left()
    assert 90 < refused.value.wait_seconds <= 100
    assert "2分钟" in refused.value.sentence
    await hall.state.redis.delete("limit:door:203.0.113.7")
    await tries.must_be_left()


@pytest.mark.parametrize(
    ("first", "second", "together"),
    [
        ("2001:db8:1:2::7", "2001:db8:1:2:aaaa:bbbb:cccc:dddd", True),
        ("2001:db8:1:2::7", "2001:db8:1:3::7", False),
        ("::ffff:203.0.113.7", "203.0.113.7", True),
        ("::ffff:203.0.113.7", "::ffff:203.0.113.8", False),
        ("fe80::1%eth0", "fe80::2", True),
        ("no address", "203.0.113.7", False),
    ],
)
async def test_a_network_of_one_household_counts_as_one(hall, first, second, together):
    await Tries(connection(first, app=hall), "gate", most=1, seconds=100).count()
    left = Tries(connection(second, app=hall), "gate", most=1, seconds=100)
    assert await left.take() is not together


async def test_further_tries_do_not_make_the_wait_longer(hall):
    tries = Tries(connection("203.0.113.7", app=hall), "door", most=1, seconds=100)
    await tries.count()
    await hall.state.redis.expire("limit:door:203.0.113.7", 10)
    await tries.count()
    assert await hall.state.redis.ttl("limit:door:203.0.113.7") <= 10


@pytest.mark.parametrize(
    ("seconds", "words"), [(1, "1秒"), (90, "90秒"), (91, "2分钟"), (3600, "60分钟")]
)
def test_the_wait_is_told_in_words(seconds, words):
    assert _in_words(seconds) == words


async def test_a_flood_from_one_address_stops_and_nobody_else_suffers(visitor: Browser, hall):
    page = await visitor.open("/track")
    await hall.state.redis.set("limit:track:203.0.113.7", FLOOD, ex=60)
    refused = await visitor.send(page, "/track", case_no="1")
    assert refused.status_code == 429
    assert int(refused.headers["retry-after"]) <= 60
    assert "data-sentence" in refused.text
    neighbour = Browser(hall, "203.0.113.8")
    assert (await neighbour.fill("/track", case_no="1")).status_code == 422


async def test_the_halls_are_not_asked_without_end(visitor: Browser, hall):
    await hall.state.redis.set("limit:halls:203.0.113.7", FLOOD, ex=60)
    assert (await visitor.get("/halls")).status_code == 429
    assert (await Browser(hall, "203.0.113.8").get("/halls")).status_code == 200
