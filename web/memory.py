"""What one server process keeps of the catalogue until somebody changes it.

Triggers in the database tell every process of every change, in the moment it is committed. While
nobody tells (the connection is away), nothing is kept.
"""

import asyncio
from collections import OrderedDict
from collections.abc import AsyncIterator, Awaitable, Callable, Hashable
from contextlib import asynccontextmanager, suppress
from datetime import UTC, date, datetime, timedelta
from typing import TypeVar

import asyncpg

from models.calendar.business_clock import business_now
from models.calendar.hours import local_date
from models.settings import settings

CHANNEL = "catalogue"
MOST = 600  # things kept, the longest unused goes first; a page has about 30 KB
PULSE = 10  # seconds between two signs of life of the connection that tells
AGAIN = 2  # seconds until it is opened again
Kept = TypeVar("Kept")


class Memory:
    """Answers by key, all forgotten at any change: changes are rare, and none is overlooked."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Hashable, object] = OrderedDict()
        self._told = False  # whether we would hear of a change
        self._changes = 0

    def forget(self, *, told: bool = True) -> None:
        """Something changed; `told` says whether we shall hear of the next change too."""
        self._kept.clear()
        self._told = told
        self._changes += 1

    async def recall(self, key: Hashable, find: Callable[[], Awaitable[Kept]]) -> Kept:
        """What is kept under a key, or what `find` finds now.

        Nothing is kept that was found while a change came in: it might be from before.
        """
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]  # type: ignore[return-value]
        changes = self._changes
        found = await find()
        if self._told and changes == self._changes:
            self._kept[key] = found
            if len(self._kept) > MOST:
                self._kept.popitem(last=False)
        return found

    async def today(self) -> date:
        """The business day, without asking the database each time."""
        ahead = await self.recall("clock", _ahead) if settings().demo else timedelta()
        return local_date(datetime.now(UTC) + ahead)


async def _ahead() -> timedelta:
    return await business_now() - datetime.now(UTC)


@asynccontextmanager
async def told_of_changes(memory: Memory) -> AsyncIterator[None]:
    """Hear of changes for as long as the block runs."""
    listening = asyncio.create_task(_listen(memory))
    try:
        yield
    finally:
        listening.cancel()
        with suppress(asyncio.CancelledError):
            await listening


async def _listen(memory: Memory) -> None:
    while True:
        with suppress(OSError, asyncpg.PostgresError, asyncpg.InterfaceError):
            await _hear(memory)
        memory.forget(told=False)
        await asyncio.sleep(AGAIN)


async def _hear(memory: Memory) -> None:
    """Until the connection fails; it is one of its own, for the pool resets nothing."""
    connection = await asyncpg.connect(settings().database_url, timeout=PULSE)
    lost = asyncio.Event()
    try:
        connection.add_termination_listener(lambda _: lost.set())
        await connection.add_listener(CHANNEL, lambda *_: memory.forget())
        memory.forget()
        while not lost.is_set():
            await connection.execute("SELECT 1", timeout=PULSE)
            with suppress(TimeoutError):
                async with asyncio.timeout(PULSE):
                    await lost.wait()
    finally:
        connection.terminate()
