"""Everything that knows how arq queues; replaceable, because arq is in maintenance only."""

from typing import Any

from arq.connections import ArqRedis, RedisSettings
from arq.constants import default_queue_name

from models.outbox import Topic
from models.settings import settings

WORK = default_queue_name
COUNTER = "arq:counter"  # one paper, somebody waits

# Which door does the work of a topic, and on which queue.
DOORS: dict[Topic, tuple[str, str]] = {
    Topic.DOCUMENT: ("render_document", COUNTER),
    Topic.VOID_MARK: ("mark_void", COUNTER),
    Topic.MESSAGE: ("send_message", WORK),
}


def redis_settings() -> RedisSettings:
    """Where the queues are."""
    url = settings().redis_url
    if url.startswith("unix://"):
        return RedisSettings(unix_socket_path=url.removeprefix("unix://").split("?")[0])
    return RedisSettings.from_dsn(url)


async def queue_row(redis: ArqRedis, row: dict[str, Any]) -> None:
    """Queue one claimed outbox row; the id makes a second queueing of the same claim a no-op."""
    function, queue = DOORS[Topic(row["topic"])]
    await redis.enqueue_job(
        function,
        row["id"],
        row["subject"],
        _job_id=f"outbox:{row['id']}:{row['attempts']}",
        _queue_name=queue,
    )
