"""A running product, a browser, and the devices people hold."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from playwright.async_api import Browser

from tests.browsing import launched
from tests.journeys.hall import Hall
from tests.journeys.running import Product, product

CAMERA = ("--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--screenshots", action="store_true", help="take the journeys' pictures anew")


@pytest.fixture(scope="session")
def running(template: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    """Web, worker and pdf on a furnished database, for all journeys."""
    folder: Path = tmp_path_factory.mktemp("journeys")
    with product(folder) as running:
        yield running


@pytest.fixture(scope="session")
async def browser() -> AsyncIterator[Browser]:
    async with launched(*CAMERA) as browser:
        yield browser


@pytest.fixture(scope="session")
def signed_in() -> dict[str, list]:
    """The cookies of people who have signed in once, for tests that only look."""
    return {}


@pytest.fixture
async def hall(browser: Browser, running: Product) -> AsyncIterator[Hall]:
    hall = Hall(browser, running)
    yield hall
    await hall.close()
    assert hall.complaints == []


@pytest.fixture
async def plain_hall(browser: Browser, running: Product) -> AsyncIterator[Hall]:
    """The same hall, but no device runs scripts."""
    hall = Hall(browser, running, scripts=False)
    yield hall
    await hall.close()
    assert hall.complaints == []
