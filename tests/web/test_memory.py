"""What a server process keeps, and that it forgets in time; the database really tells."""

import asyncio
from datetime import UTC, datetime

import asyncpg
import pytest

from models.settings import settings
from web import memory as module
from web.memory import Memory, told_of_changes


class Counter:
    """Finds another answer each time it is asked."""

    def __init__(self) -> None:
        self.asked = 0

    async def find(self) -> int:
        self.asked += 1
        return self.asked


async def test_nothing_is_kept_while_nobody_would_tell():
    memory, counter = Memory(), Counter()
    assert [await memory.recall("x", counter.find) for _ in range(2)] == [1, 2]


async def test_what_was_found_is_kept_until_something_changes():
    memory, counter = Memory(), Counter()
    memory.forget()
    assert [await memory.recall("x", counter.find) for _ in range(3)] == [1, 1, 1]
    memory.forget()
    assert await memory.recall("x", counter.find) == 2


async def test_what_was_found_while_something_changed_is_not_kept():
    memory, counter = Memory(), Counter()
    memory.forget()

    async def find_while_it_changes() -> str:
        memory.forget()
        return "old"

    assert await memory.recall("x", find_while_it_changes) == "old"
    assert await memory.recall("x", counter.find) == 1


async def test_the_longest_unused_goes_first(monkeypatch):
    monkeypatch.setattr(module, "MOST", 2)
    memory, counter = Memory(), Counter()
    memory.forget()
    for key in ("a", "b", "a", "c"):
        await memory.recall(key, counter.find)
    assert await memory.recall("a", counter.find) == 1
    assert await memory.recall("b", counter.find) == 4


async def _until(what) -> None:
    async with asyncio.timeout(10):
        while not what():  # noqa: ASYNC110 – nothing else tells
            await asyncio.sleep(0.02)


@pytest.fixture
async def connection(pool):
    connection = await asyncpg.connect(settings().database_url)
    yield connection
    await connection.close()


@pytest.mark.parametrize("table", ["hall", "search_entry", "office", "business_clock"])
async def test_every_process_hears_of_a_change_when_it_is_committed(connection, table):
    memory = Memory()
    async with told_of_changes(memory):
        await _until(lambda: memory._told)
        counter = Counter()
        await memory.recall("x", counter.find)
        async with connection.transaction():
            await connection.execute(f'DELETE FROM "{table}" WHERE false')  # noqa: S608
            await asyncio.sleep(0.1)
            assert await memory.recall("x", counter.find) == 1, "not yet committed"
        await _until(lambda: "x" not in memory._kept)


async def test_a_lost_connection_keeps_nothing_until_it_is_back(connection, monkeypatch):
    monkeypatch.setattr(module, "AGAIN", 0.3)
    memory = Memory()
    async with told_of_changes(memory):
        await _until(lambda: memory._told)
        await connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE pid <> pg_backend_pid() AND query = 'SELECT 1'"
            " AND datname = current_database() AND usename = current_user"
        )
        await _until(lambda: not memory._told)
        await _until(lambda: memory._told)


async def test_the_day_is_the_business_day(hall):
    memory = Memory()
    assert (await memory.today() - datetime.now(UTC).date()).days >= 0
