"""Everything that knows how arq queues; replaceable, because arq is in maintenance only."""

import json
from typing import Any

from arq.connections import ArqRedis
from arq.constants import default_queue_name
from redis.asyncio import ConnectionPool

from models.outbox import Topic
from models.settings import settings

WORK = default_queue_name
COUNTER = "arq:counter"  # one paper, somebody waits
PATIENCE = 10  # seconds; a Redis that does not answer is away

# Which door does the work of a topic, and on which queue.
DOORS: dict[Topic, tuple[str, str]] = {
    Topic.DOCUMENT: ("render_document", COUNTER),
    Topic.VOID_MARK: ("mark_void", COUNTER),
    Topic.REPRINT: ("mark_reprint", COUNTER),
    Topic.SHEET: ("render_sheet", COUNTER),
    Topic.ONE_TIME_NOTICE: ("render_notice", COUNTER),
    Topic.MESSAGE: ("send_message", WORK),
}


def _dump(job: dict[str, Any]) -> bytes:
    return json.dumps(job, default=str).encode()


# Not arq's own pickle: whoever can write to Redis must not be able to run code here.
JSON = {"job_serializer": _dump, "job_deserializer": json.loads}


def open_queue() -> ArqRedis:
    """A client for REDIS_URL; it connects when it is first used."""
    pool = ConnectionPool.from_url(
        settings().redis_url, socket_timeout=PATIENCE, socket_connect_timeout=PATIENCE
    )
    return ArqRedis(pool, **JSON)


async def queue_row(redis: ArqRedis, row: dict[str, Any]) -> None:
    """Queue one claimed outbox row; the id makes a second queueing of the same claim a no-op."""
    function, queue = DOORS[Topic(row["topic"])]
    await redis.enqueue_job(
        function,
        row["id"],
        row["attempts"],
        row["subject"],
        _job_id=f"outbox:{row['id']}:{row['attempts']}",
        _queue_name=queue,
    )
