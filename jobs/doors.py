"""Through the door: do the work of one outbox row once, however often it is queued."""

import traceback
from collections.abc import Awaitable, Callable
from pathlib import Path

import structlog

from models.notices.gateways import TryLater, Undeliverable
from models.outbox import MOST_TRIES, Topic, begin, finish, give_up, postpone

log = structlog.get_logger()
Work = Callable[[], Awaitable[None]]


async def through(topic: Topic, row: int, attempt: int, work: Work) -> None:
    """Run `work` for this claim of the row, unless it is done or was claimed anew.

    A failure is kept on the row and tried again later. Each outcome is one line in the log.
    """
    told = log.bind(topic=topic.value, row=row, attempt=attempt)
    tries = await begin(row, attempt)
    if not tries:
        return
    try:
        await _try(tries, work)
    except Undeliverable as error:
        await give_up(row, str(error))
        told.error("outbox.gave_up", error=type(error).__name__)
    except Exception as error:  # whatever it was, the row must not be lost
        waits = await postpone(row, tries, _what_and_where(error))
        told.warning("outbox.postponed" if waits else "outbox.gave_up", error=type(error).__name__)
    else:
        await finish(row)
        told.info("outbox.done")


async def _try(tries: int, work: Work) -> None:
    if tries > MOST_TRIES:  # each time the process died, or the time was up
        raise Undeliverable("the work never came to an end")
    await work()


def _what_and_where(error: Exception) -> str:
    """For the person who must look; the messages of others' errors quote personal data."""
    if isinstance(error, TryLater):
        return str(error)
    place = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} at {Path(place.filename).name}:{place.lineno}"
