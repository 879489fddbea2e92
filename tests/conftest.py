"""Every test has a real PostgreSQL; most of them a transaction that is rolled back."""

import os
from collections.abc import AsyncIterator, Iterator

import pytest

from tests import databases, workers

DATABASE = "tongban_tests"

# Before anything reads the settings: the tests work on servers of their own.
if databases.APPLICATION:
    os.environ |= databases.environment(workers.own(DATABASE)) | {
        "REDIS_URL": workers.own_redis(os.environ["REDIS_URL"], workers.SETTINGS),
        "FILES_DIR": workers.own(os.environ["FILES_DIR"]),
    }


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """What `-n auto` means."""
    return workers.how_many(os.environ["REDIS_URL"])


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All processes must agree on the order, also of what a test takes from a set."""
    if workers.NAME:
        items.sort(key=lambda item: (item.path, item.reportinfo()[1] or 0, item.name))


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> None:
    """The furnished template that databases are cloned from."""
    if workers.NAME:
        databases.make_template_once(tmp_path_factory.getbasetemp().parent)
    else:
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
