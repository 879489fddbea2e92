"""The cast, at work on Friday 2026-11-20."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from models.calendar.workday import forget_calendars
from models.people.citizen import Citizen
from models.people.staff import Officer
from models.sample.cast import SUN
from models.settings import settings
from tests.models.days import FRIDAY
from tests.models.pictures import drawn
from tests.models.play import staff


@pytest.fixture(autouse=True)
def _rolled_back(nothing_stays: None) -> Iterator[None]:
    """Tests of models leave nothing behind."""
    yield
    forget_calendars()


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of the test's own for what is uploaded and printed."""
    ours = replace(settings(), files_dir=str(tmp_path))
    monkeypatch.setattr("models.files.file.settings", lambda: ours)
    return tmp_path


@pytest.fixture
def jpeg() -> bytes:
    """A small photograph."""
    return drawn()


@pytest.fixture
def friday() -> datetime:
    return FRIDAY


@pytest.fixture
async def he() -> Officer:
    """何琳, clerk at the neighbour county's window."""
    return await staff("F01")


@pytest.fixture
async def liang() -> Officer:
    """梁晨, who hands results out in the neighbour county."""
    return await staff("F02")


@pytest.fixture
async def zhang() -> Officer:
    """张强, clerk at the deciding place's window."""
    return await staff("S01")


@pytest.fixture
async def wang() -> Officer:
    """王磊, reviewer of the health office."""
    return await staff("W01")


@pytest.fixture
async def chen() -> Officer:
    """陈静, decider of the health office."""
    return await staff("W02")


@pytest.fixture
async def yang() -> Officer:
    """杨帆, the health office's liaison."""
    return await staff("L01")


@pytest.fixture
async def zhao() -> Officer:
    """赵敏, who hands results out."""
    return await staff("S02")


@pytest.fixture
async def lin() -> Officer:
    """林小芳, at the village station."""
    return await staff("Q01")


@pytest.fixture
async def liu_fang() -> Officer:
    """刘芳, reviewer of the civil affairs office."""
    return await staff("M01")


@pytest.fixture
async def zhou() -> Officer:
    """周宁, who runs the service halls of the county."""
    return await staff("G01")


@pytest.fixture
async def sun() -> Citizen:
    """孙建国 of the barber shop, signed in on his phone."""
    return await Citizen.with_mobile(SUN.mobile, at=FRIDAY)
