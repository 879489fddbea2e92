"""The database: one engine, one pool, one way to open a transaction."""

import json
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TypeVar

import asyncpg
from piccolo.engine.postgres import PostgresEngine
from piccolo.table import Table

from models.settings import settings

os.environ.setdefault("PICCOLO_CONF", "models.piccolo_conf")

Row = TypeVar("Row", bound=Table)
# Few, and for long: more than the cores can serve only wait there, and each new one plans anew.
POOL = {"min_size": 2, "max_size": 5, "max_inactive_connection_lifetime": 600}


class PlainConnection(asyncpg.Connection):
    """A connection that is not reset on release: one round trip less per query.

    The price: no session-level SET, LISTEN or advisory lock may be used on it.
    """

    def get_reset_query(self) -> str:
        return ""


class Engine(PostgresEngine):
    """Piccolo's engine, which must not open connections while modules are being imported."""

    async def check_version(self) -> None:
        """PostgreSQL ≥ 15 is what the launcher and the README ask for."""

    async def prep_database(self) -> None:
        """Extensions belong to the migrations."""

    async def get_new_connection(self) -> asyncpg.Connection:
        connection = await super().get_new_connection()
        await read_json(connection)
        return connection


async def read_json(connection: asyncpg.Connection) -> None:
    """Let jsonb arrive as Python values; Piccolo sends it as text."""
    await connection.set_type_codec(
        "jsonb", schema="pg_catalog", encoder=_as_text, decoder=json.loads
    )


def _as_text(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


DB = Engine(config={"dsn": settings().database_url})


@asynccontextmanager
async def connected(**pool: int) -> AsyncIterator[None]:
    """Hold the connection pool open for as long as the block runs.

    Raises OSError or asyncpg.PostgresError when the server cannot be reached.
    """
    await DB.start_connection_pool(
        connection_class=PlainConnection, init=read_json, **(POOL | pool)
    )
    try:
        yield
    finally:
        await DB.close_connection_pool()


@dataclass(frozen=True)
class _Transaction:
    """What Piccolo looks for in its context variable: where to send queries."""

    connection: asyncpg.Connection


@asynccontextmanager
async def atomic() -> AsyncIterator[asyncpg.Connection]:
    """Everything inside stands or falls together; nested, it is a savepoint.

    Piccolo's own transaction leaks the pooled connection when COMMIT fails, and joins an outer
    one silently. Inside, neither gather nor create_task: one connection serves one query.
    """
    outer = DB.current_transaction.get()
    if outer is not None:
        async with outer.connection.transaction():
            yield outer.connection
        return
    async with DB.pool.acquire() as connection, connection.transaction():
        token = DB.current_transaction.set(_Transaction(connection))
        try:
            yield connection
        finally:
            DB.current_transaction.reset(token)


async def fetch(query: str, *values: object) -> list[asyncpg.Record]:
    """Run one SQL statement with $1… placeholders, inside the open transaction if there is one."""
    transaction = DB.current_transaction.get()
    source = transaction.connection if transaction else DB.pool
    return await source.fetch(query, *values)


async def fetch_one(query: str, *values: object) -> asyncpg.Record | None:
    """The first row of `fetch`, or None."""
    rows = await fetch(query, *values)
    return rows[0] if rows else None


async def fetch_object(table: type[Row], query: str, *values: object) -> Row | None:
    """The first row of a `SELECT *` as an object of its table, or None.

    What Piccolo's own query gives, at a tenth of its price: for what nearly every request asks.
    """
    row = await fetch_one(query, *values)
    return as_object(table, row) if row else None


def as_object(table: type[Row], row: asyncpg.Record) -> Row:
    """A row with all columns of a table, whatever else it holds, as an object of that table."""
    # Not by the constructor: it looks for a default of every column, though the row has them all.
    made = table.__new__(table)
    made._exists_in_db, made._was_created = True, None
    made.__dict__.update(row)
    return made
