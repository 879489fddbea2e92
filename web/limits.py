"""Limits on what a stranger can call: so many times a minute, counted in Redis.

While Redis is away nothing is counted: a service hall does not close for that.
"""

from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from ipaddress import ip_address, ip_network

from litestar.connection import ASGIConnection
from redis.asyncio import Redis
from redis.exceptions import RedisError

from models.errors import TooMany
from models.settings import settings

FLOOD = 600  # a minute and address: more than a full hall behind one address could type


def client_address(connection: ASGIConnection) -> str:
    """Where a request comes from; only a trusted proxy may say it comes from elsewhere."""
    peer = connection.client.host if connection.client else ""
    trusted = {name.strip() for name in settings().trusted_proxies.split(",")} - {""}
    forwarded = connection.headers.get("x-forwarded-for", "").split(",")
    hops = [hop.strip() for hop in forwarded if hop.strip()]
    while peer in trusted and hops:
        peer = hops.pop()
    return peer[:60]


def _counted_as(connection: ASGIConnection) -> str:
    """Under what name an address is counted: a household or telephone has a whole /64 of IPv6."""
    peer = client_address(connection)
    with suppress(ValueError):
        address = ip_address(peer.partition("%")[0])
        if address.version == 6:
            mapped = address.ipv4_mapped
            return str(mapped or ip_network((int(address) >> 64 << 64, 64)))
    return peer


async def limit(
    connection: ASGIConnection, what: str, most: int, seconds: int = 60, whose: str = ""
) -> None:
    """Count one call of `what` from this address, or by `whose` it is. Raises TooMany beyond
    `most` in `seconds`."""
    tries = Tries(connection, what, most, seconds, whose)
    await tries.must_be_left()
    await tries.count()


class Tries:
    """How often one address may try one thing: 30 pages a minute, 10 wrong codes an hour.

    `whose` counts by person instead, wherever they are.
    """

    def __init__(
        self, connection: ASGIConnection, what: str, most: int, seconds: int, whose: str = ""
    ) -> None:
        self._redis: Redis = connection.app.state.redis
        self._key = f"limit:{what}:{whose or _counted_as(connection)}"
        self._most, self._seconds = most, seconds

    async def must_be_left(self) -> None:
        """Raises TooMany, with the seconds to wait, when all tries are used up."""
        try:
            used, wait = await self._redis.get(self._key), await self._redis.ttl(self._key)
        except RedisError:
            return
        if int(used or 0) >= self._most:
            wait = max(wait, 1)
            raise TooMany(f"操作太频繁，请{_in_words(wait)}后再试。", wait)

    async def count(self) -> None:
        """Use one try up; the first begins the time."""
        await self.take()

    async def take(self) -> bool:
        """Use one up and tell whether it was still to be had; none is while Redis is away."""
        try:
            async with self._redis.pipeline(transaction=True) as together:
                together.incr(self._key)
                together.expire(self._key, self._seconds, nx=True)
                used, _ = await together.execute()
        except RedisError:
            return False
        return used <= self._most


class Asked:
    """What one address has asked for of late, by id: the queue behind it is for everybody."""

    def __init__(self, connection: ASGIConnection, what: str, kept: timedelta) -> None:
        self._redis: Redis = connection.app.state.redis
        self._key = f"asked:{what}:{_counted_as(connection)}"
        self._kept = kept

    async def ids(self) -> list[int]:
        """All of them; none while Redis is away."""
        try:
            return [int(one) for one in await self._redis.smembers(self._key)]
        except RedisError:
            return []

    async def add(self, number: int) -> None:
        """One more."""
        with suppress(RedisError):
            async with self._redis.pipeline(transaction=True) as together:
                together.sadd(self._key, number)
                together.expire(self._key, self._kept)
                await together.execute()


@dataclass(frozen=True)
class Fairness:
    """How much of one thing: `most` a minute from one address; and when all together have asked
    `together` times, only those who asked more than their `share` must wait."""

    what: str
    most: int
    together: int
    share: int
    sentence: str  # with {wait}


async def take_turns(connection: ASGIConnection, fair: Fairness) -> None:
    """Count one call. Raises TooMany for who takes more than is fair."""
    redis: Redis = connection.app.state.redis
    mine = f"limit:{fair.what}:{_counted_as(connection)}"
    everybody = f"together:{fair.what}"
    try:
        used, wait = await _counted(redis, mine)
        # What is refused is not counted for all: one who floods takes nobody's turn.
        in_all = (await _counted(redis, everybody))[0] if used <= fair.most else 0
    except RedisError:
        return
    if used > fair.most or (in_all > fair.together and used > fair.share):
        wait = max(wait, 1)
        raise TooMany(fair.sentence.format(wait=_in_words(wait)), wait)


async def _counted(redis: Redis, key: str) -> tuple[int, int]:
    """How many this minute, this one included, and how many seconds of it are left."""
    async with redis.pipeline(transaction=True) as pipe:
        pipe.incr(key)
        pipe.expire(key, 60, nx=True)
        pipe.ttl(key)
        used, _, left = await pipe.execute()
    return used, left


def _in_words(seconds: int) -> str:
    return f"{seconds}秒" if seconds <= 90 else f"{-(-seconds // 60)}分钟"
