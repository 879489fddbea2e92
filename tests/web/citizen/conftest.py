"""马丽 at her phone, with an application begun."""

import pytest

from models.catalog.item import Item
from models.sample.cast import MA
from models.sample.catalogue import sample_item
from models.sample.story import HARDSHIP
from tests.models.items import published
from tests.web.browser import Browser
from tests.web.citizen.at_home import begun


@pytest.fixture
async def ma(as_citizen) -> Browser:
    """马丽 at her phone, who has never applied for anything."""
    return await as_citizen(MA.mobile)


@pytest.fixture
async def item() -> str:
    """就业困难人员认定."""
    return (await sample_item(HARDSHIP.item)).code


@pytest.fixture
async def simple(now) -> Item:
    """One required field, nothing to hand in."""
    return await published(981, fields=("since",), materials=(), channels=["网上"])


@pytest.fixture
async def draft(ma, simple) -> str:
    """马丽's, just begun."""
    return await begun(ma, simple.code)
