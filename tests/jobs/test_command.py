"""`python -m jobs …`: what is wrong is one sentence; a worker that is told to end, ends."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import redis

from models.heartbeats import heartbeat_key
from models.settings import PROJECT
from tests import databases
from tests.workers import JOBS, own_redis

DATABASE = "tongban_workers"


def jobs(*words: str, **environ: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "jobs", *words],
        cwd=PROJECT,
        env=os.environ | environ,
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )


@pytest.mark.parametrize("words", [[], ["all"], ["pdf", "worker"], ["--help"]])
def test_it_says_which_workers_there_are(words):
    said = jobs(*words)
    assert (said.returncode, said.stderr) == (2, "usage: python -m jobs worker|pdf\n")


@pytest.mark.parametrize("name", ["worker", "pdf"])
def test_outside_a_demonstration_it_needs_secrets(name):
    said = jobs(name, DEMO="0")
    assert said.returncode == 1
    assert said.stderr.startswith("SECRET_KEY must be set to a secret of at least 32 characters")
    assert said.stderr.count("\n") == 1


def test_a_setting_that_cannot_be_used_is_one_sentence():
    said = jobs("worker", PORT="http")
    assert (said.returncode, said.stderr) == (1, "PORT must be a whole number, not 'http'.\n")


@pytest.fixture(scope="module")
def environ(template: None) -> Iterator[dict[str, str]]:
    """A database and a Redis number for workers of this module."""
    with databases.cloned(DATABASE) as name:
        ours = databases.environment(name)
        ours["REDIS_URL"] = own_redis(ours["REDIS_URL"], JOBS)
        redis.Redis.from_url(ours["REDIS_URL"]).flushdb()
        yield ours


def begun(name: str, environ: dict[str, str], log: Path) -> subprocess.Popen[bytes]:
    with log.open("wb") as stderr:
        return subprocess.Popen(
            [sys.executable, "-m", "jobs", name], cwd=PROJECT, env=environ, stderr=stderr
        )


def soon(happens) -> None:
    deadline = time.monotonic() + 20
    while not happens():
        assert time.monotonic() < deadline
        time.sleep(0.05)


@pytest.mark.parametrize("name", ["worker", "pdf"])
def test_it_lives_until_it_is_told_to_end(name, environ, tmp_path):
    client = redis.Redis.from_url(environ["REDIS_URL"])
    client.delete(heartbeat_key(name))
    log = tmp_path / "log"
    worker = begun(name, environ, log)
    soon(lambda: client.exists(heartbeat_key(name)))
    worker.send_signal(signal.SIGTERM)
    assert (worker.wait(30), log.read_text()) == (0, "")


def test_a_server_that_is_away_is_waited_for(environ, tmp_path):
    """Neither Redis nor PostgreSQL is there: the worker says so, and still ends when told."""
    log = tmp_path / "log"
    nowhere = {"DATABASE_URL": f"postgresql://tongban@/tongban?host={tmp_path}"}
    worker = begun("worker", environ | nowhere, log)
    soon(lambda: log.read_text().count("\n") >= 2)
    assert worker.poll() is None
    for line in log.read_text().splitlines():
        said = json.loads(line)
        assert (said["event"], said["server"]) == ("worker.waits", "database")
    worker.send_signal(signal.SIGTERM)
    assert worker.wait(30) == 0
