"""A worker that lives says so where /readyz looks."""

import asyncio

from jobs.__main__ import WORKERS as STARTED
from jobs.heartbeat import beat_forever
from models.heartbeats import EVERY, LASTS, WORKERS, heartbeat_key


def test_readyz_looks_for_every_worker_there_is():
    assert WORKERS == STARTED


def test_one_missed_beat_is_not_silence():
    assert LASTS > 2 * EVERY


async def test_the_sign_is_there_at_once_and_does_not_last(redis):
    beating = asyncio.create_task(beat_forever(redis, "pdf"))
    await asyncio.sleep(0.5)
    assert EVERY < await redis.ttl(heartbeat_key("pdf")) <= LASTS
    assert not await redis.exists(heartbeat_key("worker"))
    beating.cancel()
    await asyncio.gather(beating, return_exceptions=True)
