"""The workers: `worker` for reminders, clocks and the relay; `pdf` for papers."""

import asyncio
import contextlib
import faulthandler
import signal
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import asyncpg
import structlog
from arq import Worker, cron, func
from arq.connections import ArqRedis
from redis.exceptions import RedisError

from jobs.clocks import (
    clear_drafts,
    clear_sheets,
    deem_accepted,
    follow_ratings,
    remind,
    sweep,
)
from jobs.heartbeat import beat_forever
from jobs.messages import send_message
from jobs.queue import COUNTER, JSON, WORK, open_queue
from jobs.relay import relay_forever
from models.database import connected
from models.settings import settings

JOB_TIMEOUT = 20  # seconds; shorter than the outbox's lease
GRACE = 8  # seconds to finish what is in hand when told to end
LAST = 20  # seconds until it ends in any case; more than the grace and a Redis that is away
PAUSE = 2  # seconds between looks at a server that is away
SMALL_POOL = {"min_size": 1, "max_size": 4}
log = structlog.get_logger()


async def run_worker() -> None:
    """Reminders and clocks; the relay runs beside them."""
    await _run(
        "worker",
        relay_forever,
        queue_name=WORK,
        functions=[func(send_message, keep_result=0)],
        cron_jobs=[
            cron(deem_accepted, second=0, keep_result=0),
            cron(follow_ratings, minute=set(range(5, 60, 10)), second=15, keep_result=0),
            # Not at the stroke of the hour that opens the day: everybody's reminders go then.
            cron(remind, minute=set(range(2, 60, 10)), second=45, keep_result=0),
            cron(clear_drafts, minute=30, second=30, keep_result=0),
            # Every hour: a machine that is off at night clears as well.
            cron(clear_sheets, minute=40, second=30, keep_result=0),
            cron(sweep, minute=50, second=30, keep_result=0),
        ],
    )


async def run_pdf() -> None:
    """Papers, one after the other: rendering keeps a processor busy."""
    # Imported here: WeasyPrint and its fonts are loaded in the pdf process only.
    from jobs.documents import mark_reprint, mark_void, render_document  # noqa: PLC0415
    from jobs.sheets import render_notice, render_sheet  # noqa: PLC0415

    doors = (render_document, mark_void, mark_reprint, render_notice, render_sheet)
    functions = [func(door, keep_result=0) for door in doors]
    await _run("pdf", queue_name=COUNTER, functions=functions, max_jobs=1)


async def _run(name: str, *beside: Callable[[ArqRedis], Awaitable[None]], **jobs: object) -> None:
    """Work until told to end; a server that is away is waited for, not died of."""
    settings().refuse_weak_secrets()
    _end_when_told()
    async with (
        _connected(),
        _queue() as redis,
        _running(beat_forever(redis, name), *(do(redis) for do in beside)),
    ):
        while True:
            await _work(_worker(redis_pool=redis, **jobs))


def _worker(**jobs: object) -> Worker:
    return Worker(
        handle_signals=False,
        job_timeout=JOB_TIMEOUT,
        max_tries=1,  # the outbox tries again
        poll_delay=0.2,
        **JSON,
        **jobs,
    )


def _end_when_told() -> None:
    loop, this = asyncio.get_running_loop(), asyncio.current_task()

    def end() -> None:
        # Whatever holds the end up is shown, and does not hold it up for ever: the lease of what
        # was in hand runs out, and another worker begins it anew.
        faulthandler.dump_traceback_later(LAST, exit=True)
        this.cancel()

    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, end)


@asynccontextmanager
async def _connected() -> AsyncIterator[None]:
    async with contextlib.AsyncExitStack() as stack:
        while True:
            try:
                await stack.enter_async_context(connected(**SMALL_POOL))
                break
            except (OSError, asyncpg.PostgresError) as error:
                await _wait_for("database", error)
        yield


@asynccontextmanager
async def _queue() -> AsyncIterator[ArqRedis]:
    redis = open_queue()
    try:
        yield redis
    finally:
        await redis.aclose(close_connection_pool=True)


@asynccontextmanager
async def _running(*beside: Awaitable[None]) -> AsyncIterator[None]:
    tasks = [asyncio.ensure_future(one) for one in beside]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _work(worker: Worker) -> None:
    try:
        await worker.async_run()
    except (RedisError, OSError) as error:
        await _wait_for("redis", error)
    finally:
        await _finish(worker)


async def _wait_for(server: str, error: Exception) -> None:
    log.warning("worker.waits", server=server, error=type(error).__name__)
    await asyncio.sleep(PAUSE)


async def _finish(worker: Worker) -> None:
    """What is in hand may come to its end; what takes longer is begun anew after its lease."""
    if not worker.tasks:
        return
    _, late = await asyncio.wait(worker.tasks.values(), timeout=GRACE)
    for task in late:
        task.cancel()
    await asyncio.gather(*worker.tasks.values(), return_exceptions=True)
