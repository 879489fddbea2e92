"""The connection to Redis: sessions and rate limits; it may be wiped at any moment."""

from redis.asyncio import Redis

from models.settings import settings


def open_redis() -> Redis:
    """A client for REDIS_URL, over TCP or a unix socket."""
    return Redis.from_url(settings().redis_url, decode_responses=True)
