"""Every test has a real PostgreSQL; most of them a transaction that is rolled back."""

import os
from collections.abc import AsyncIterator, Iterator

import pytest

from tests import databases

DATABASE = "tongban_tests"

# Before anything reads the settings: the tests work on a database of their own.
if databases.APPLICATION:
    os.environ.update(databases.environment(DATABASE))


@pytest.fixture(scope="session")
def template() -> None:
    """The furnished template that databases are cloned from."""
    databases.make_template()


@pytest.fixture(scope="session")
def database(template: None) -> Iterator[str]:
    """The database that the tests of models and pages share."""
    with databases.cloned(DATABASE) as name:
        yield name


@pytest.fixture(scope="session")
async def pool(database: str) -> AsyncIterator[None]:
    """The product's own connection pool, open for the whole session."""
    from models.database import connected

    async with connected():
        yield


@pytest.fixture
async def nothing_stays(pool: None) -> AsyncIterator[None]:
    """One transaction around the test, rolled back afterwards."""
    from models.database import DB, atomic

    class Undo(Exception):
        pass

    try:
        async with atomic():
            yield
            raise Undo
    except Undo:
        pass
    assert DB.current_transaction.get() is None
