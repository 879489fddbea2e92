"""What the tests of jobs share."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
from arq.connections import ArqRedis

from jobs.queue import open_queue
from models.settings import settings
from tests.workers import JOBS, own_redis


@pytest.fixture
async def redis(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[ArqRedis]:
    """The queues, empty, on a number of their own."""
    ours = replace(settings(), redis_url=own_redis(settings().redis_url, JOBS))
    monkeypatch.setattr("jobs.queue.settings", lambda: ours)
    redis = open_queue()
    await redis.flushdb()
    yield redis
    await redis.aclose(close_connection_pool=True)


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of the test's own for papers."""
    ours = replace(settings(), files_dir=str(tmp_path))
    monkeypatch.setattr("models.files.file.settings", lambda: ours)
    return tmp_path
