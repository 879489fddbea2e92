"""The cast, at work on Friday 2026-11-20."""

from datetime import datetime

import pytest

from models.calendar.hours import SHANGHAI
from models.people.staff import Officer
from models.sample.cast import officer

FRIDAY = datetime(2026, 11, 20, 15, 0, tzinfo=SHANGHAI)


@pytest.fixture(autouse=True)
def _rolled_back(nothing_stays: None) -> None:
    """Tests of models leave nothing behind."""


@pytest.fixture
def friday() -> datetime:
    return FRIDAY


@pytest.fixture
async def he() -> Officer:
    """何琳, clerk at the neighbour county's window."""
    return await officer("F01", FRIDAY)


@pytest.fixture
async def zhang() -> Officer:
    """张强, clerk at the deciding place's window."""
    return await officer("S01", FRIDAY)


@pytest.fixture
async def wang() -> Officer:
    """王磊, reviewer of the health office."""
    return await officer("W01", FRIDAY)


@pytest.fixture
async def chen() -> Officer:
    """陈静, decider of the health office."""
    return await officer("W02", FRIDAY)


@pytest.fixture
async def zhao() -> Officer:
    """赵敏, who hands results out."""
    return await officer("S02", FRIDAY)


@pytest.fixture
async def lin() -> Officer:
    """林小芳, at the village station."""
    return await officer("Q01", FRIDAY)
