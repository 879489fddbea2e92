"""The workers: `worker` for reminders, clocks and the relay; `pdf` for papers."""

import asyncio
import contextlib
from typing import Any

from arq import Worker, cron, func

from jobs.clocks import deem_accepted
from jobs.messages import send_message
from jobs.queue import COUNTER, WORK, redis_settings
from jobs.relay import relay_forever
from models.database import DB, PlainConnection, read_json
from models.settings import settings

JOB_TIMEOUT = 20  # seconds; a killed worker's job comes back 10 s after it
HEARTBEAT = 5  # seconds; /readyz looks for it
SMALL_POOL = {"min_size": 1, "max_size": 4}


async def run_worker() -> None:
    """Reminders and clocks; the relay runs beside them."""
    await _run(
        functions=[func(send_message, keep_result=0)],
        queue=WORK,
        cron_jobs=[cron(deem_accepted, second=0, keep_result=0)],
        relays=True,
    )


async def run_pdf() -> None:
    """Papers, one after the other: rendering keeps a processor busy."""
    # Imported here: WeasyPrint and its fonts are loaded in the pdf process only.
    from jobs.documents import mark_void, render_document  # noqa: PLC0415

    functions = [func(render_document, keep_result=0), func(mark_void, keep_result=0)]
    await _run(functions=functions, queue=COUNTER, cron_jobs=[], relays=False, max_jobs=1)


async def _run(*, functions: list, queue: str, cron_jobs: list, relays: bool, max_jobs=10) -> None:
    settings().refuse_weak_secrets()

    async def startup(ctx: dict[str, Any]) -> None:
        await DB.start_connection_pool(
            connection_class=PlainConnection, init=read_json, **SMALL_POOL
        )
        ctx["relay"] = asyncio.create_task(relay_forever(ctx["redis"])) if relays else None

    async def shutdown(ctx: dict[str, Any]) -> None:
        if ctx["relay"] is not None:
            ctx["relay"].cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await ctx["relay"]
        await DB.close_connection_pool()

    worker = Worker(
        functions=functions,
        cron_jobs=cron_jobs,
        queue_name=queue,
        redis_settings=redis_settings(),
        on_startup=startup,
        on_shutdown=shutdown,
        max_jobs=max_jobs,
        job_timeout=JOB_TIMEOUT,
        max_tries=1,
        health_check_interval=HEARTBEAT,
        poll_delay=0.2,
    )
    await worker.async_run()
