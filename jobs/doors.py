"""Through the door: do the work of one outbox row once, however often it is queued."""

from collections.abc import Awaitable, Callable

import structlog

from models.notices.gateways import Undeliverable
from models.outbox import finish, give_up, is_waiting, postpone

log = structlog.get_logger()


async def through(row: int, work: Callable[[], Awaitable[None]]) -> None:
    """Run `work` unless the row is done; a failure is kept on the row and tried again later."""
    if not await is_waiting(row):
        return
    try:
        await work()
    except Undeliverable as error:
        await give_up(row, str(error))
        log.error("outbox.gave_up", row=row, error=type(error).__name__)
    except Exception as error:  # whatever it was, the row must not be lost
        await postpone(row, f"{type(error).__name__}: {error}")
        log.warning("outbox.postponed", row=row, error=type(error).__name__)
    else:
        await finish(row)
