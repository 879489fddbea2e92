"""The relay: what was committed to the outbox goes into the queues, twice a second."""

import asyncio

import structlog
from arq.connections import ArqRedis

from jobs.queue import queue_row
from models.calendar.business_clock import business_now
from models.outbox import claim

PAUSE = 0.5  # seconds
log = structlog.get_logger()


async def relay_forever(redis: ArqRedis) -> None:
    """Claim and queue until cancelled; a lost server is waited for, not died of."""
    while True:
        try:
            while await relay_once(redis):
                pass
        except Exception as error:  # PostgreSQL or Redis away: the rows wait
            log.warning("relay.waits", error=type(error).__name__)
        await asyncio.sleep(PAUSE)


async def relay_once(redis: ArqRedis) -> int:
    """Queue what is due now; returns how many rows."""
    rows = await claim(await business_now())
    for row in rows:
        await queue_row(redis, row)
    return len(rows)
