"""Races need real commits: each test has a throw-away database of its own."""

from collections.abc import AsyncIterator, Iterator

import asyncpg
import pytest

from models.catalog.known_guides import forget_guides
from models.database import DB, PlainConnection, read_json
from tests import databases
from tests.models import play

NAME = "tongban_races"


@pytest.fixture(autouse=True)
def _rolled_back() -> None:
    """Nothing is rolled back here; the whole database goes."""


@pytest.fixture
def clone(template: None) -> Iterator[str]:
    """A copy of the furnished template."""
    with databases.cloned(NAME) as name:
        yield name


@pytest.fixture(autouse=True)
async def _committed(clone: str) -> AsyncIterator[None]:
    """The product works on the clone."""
    forget_guides()
    usual = DB.pool, DB.config
    DB.pool, DB.config = None, {"dsn": databases.address(databases.APPLICATION, clone)}
    await DB.start_connection_pool(
        connection_class=PlainConnection, init=read_json, min_size=2, max_size=10
    )
    try:
        yield
    finally:
        await DB.close_connection_pool()
        DB.pool, DB.config = usual
        play.forget_staff()
        forget_guides()


@pytest.fixture
async def owner(clone: str) -> AsyncIterator[asyncpg.Connection]:
    """A connection of the role that owns the tables."""
    connection = await asyncpg.connect(databases.address(databases.OWNER, clone))
    yield connection
    await connection.close()
