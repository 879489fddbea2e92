"""The connection to Redis: sessions and rate limits; it may be wiped at any moment."""

from redis.asyncio import Redis

from models.settings import settings

PATIENCE = 5  # seconds; a Redis that does not answer is away


def open_redis() -> Redis:
    """A client for REDIS_URL, over TCP or a unix socket."""
    return Redis.from_url(
        settings().redis_url,
        decode_responses=True,
        socket_timeout=PATIENCE,
        socket_connect_timeout=PATIENCE,
    )
