"""Limits on what a stranger can call: so many times a minute, counted in Redis."""

from litestar.connection import ASGIConnection
from redis.exceptions import RedisError

from models.errors import TooMany
from models.settings import settings


def client_address(connection: ASGIConnection) -> str:
    """Where a request comes from; only a trusted proxy may say it comes from elsewhere."""
    peer = connection.client.host if connection.client else ""
    trusted = {name.strip() for name in settings().trusted_proxies.split(",")} - {""}
    forwarded = connection.headers.get("x-forwarded-for", "").split(",")
    hops = [hop.strip() for hop in forwarded if hop.strip()]
    while peer in trusted and hops:
        peer = hops.pop()
    return peer[:60]


async def limit(connection: ASGIConnection, what: str, most: int, seconds: int = 60) -> None:
    """Count one call of `what` from this address. Raises TooMany beyond `most` in `seconds`.

    While Redis is away nothing is counted: a service hall does not close for that.
    """
    await limit_key(connection, f"{what}:{client_address(connection)}", most, seconds)


async def limit_key(connection: ASGIConnection, key: str, most: int, seconds: int) -> None:
    """The same for any other key: a case number, a phone."""
    redis = connection.app.state.redis
    try:
        count = await redis.incr(f"limit:{key}")
        if count == 1:
            await redis.expire(f"limit:{key}", seconds)
        left = await redis.ttl(f"limit:{key}") if count > most else 0
    except RedisError:
        return
    if count > most:
        raise TooMany(f"操作太频繁，请{max(left, 1)}秒后再试。", max(left, 1))
