"""A worker's sign of life, for as long as its loop runs and Redis answers."""

import asyncio
import contextlib

from redis.asyncio import Redis
from redis.exceptions import RedisError

from models.heartbeats import EVERY, LASTS, heartbeat_key


async def beat_forever(redis: Redis, worker: str) -> None:
    """Renew the sign until cancelled."""
    while True:
        with contextlib.suppress(RedisError, OSError):
            await redis.set(heartbeat_key(worker), 1, ex=LASTS)
        await asyncio.sleep(EVERY)
