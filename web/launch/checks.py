"""`make test`: the checks, on a PostgreSQL and a Redis that are thrown away afterwards."""

import functools
import os
import shutil
import signal
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from models.settings import Settings, state_folder
from web.launch import packages, postgres, redis, run, virtualenv
from web.launch.make import without_make
from web.launch.processes import Program
from web.launch.state import sockets
from web.launch.supervisor import Supervisor

RUFF = str(virtualenv.VENV / "bin" / "ruff")
PYTEST = [str(virtualenv.PYTHON), "-m", "pytest"]
# In stretches of neighbours, so that what several tests share is seldom made twice.
ON_ALL_CORES = ["-n", "auto", "--dist", "load"]

TESTS_FAILED = 1  # pytest's code for it
# Browsers and whole products share the cores with everything else, and a machine that is too busy
# shakes them. What failed is asked once more, with the machine to itself: wrong is wrong twice.
FAILED_ONES = ["--last-failed", "--last-failed-no-failures=none", "--maxfail=5"]


def set_up() -> None:
    """Install what the checks need, where it is missing."""
    packages.install_for_testing()
    virtualenv.install(virtualenv.LOCK, virtualenv.DEV_LOCK)


def test(arguments: list[str]) -> int:
    """Run the checks, or pytest alone with these arguments; return the code of a failed one."""
    set_up()
    with _throw_away_state(), sockets(), Supervisor() as supervisor:
        postgres.start(supervisor, durable=False)
        redis.start(supervisor, durable=False)
        environ = _environ()
        check = functools.partial(_check, supervisor, environ)
        codes = [check(name, command) for name, command in _checks(arguments).items()]
        if codes[-1] == TESTS_FAILED and not arguments:
            codes[-1] = check("what failed, by itself", [*PYTEST, *_cache(), *FAILED_ONES])
    return next((code for code in reversed(codes) if code), 0)


def measure(name: str, arguments: list[str]) -> int:
    """`bench` or `lighthouse`, beside whatever is running; the figures go to var/bench.json."""
    run.set_up()
    with _throw_away_state(), sockets(), Supervisor() as supervisor:
        postgres.start(supervisor)
        redis.start(supervisor)
        command = [str(virtualenv.PYTHON), "-m", f"tests.{name}", *arguments]
        return supervisor.finish(Program(name, command, environ=_environ(), end=signal.SIGINT))


def _checks(arguments: list[str]) -> dict[str, list[str]]:
    if arguments:
        return {"pytest": [*PYTEST, *arguments]}
    return {
        "ruff check": [RUFF, "check", "."],
        "ruff format": [RUFF, "format", "--check", "."],
        "pytest": [*PYTEST, *_cache(), *ON_ALL_CORES],
    }


def _cache() -> list[str]:
    """Which tests failed is remembered as long as the servers live."""
    return ["-o", f"cache_dir={state_folder()}/pytest"]


def _check(supervisor: Supervisor, environ: dict[str, str], name: str, command: list[str]) -> int:
    print(f"== {name}", flush=True)
    started = time.monotonic()
    # INT lets pytest close what it has open
    code = supervisor.finish(Program(name, command, environ=environ, end=signal.SIGINT))
    result = "passed" if code == 0 else f"failed with code {code}"
    print(f"== {name} {result} after {time.monotonic() - started:.1f} s", flush=True)
    return code


@contextmanager
def _throw_away_state() -> Iterator[None]:
    """A state folder of its own, so that the checks pass beside a running `make run`."""
    state = Path(tempfile.mkdtemp(prefix="tongban-test-"))
    state.chmod(0o711)  # root's PostgreSQL runs as another user
    for name in ("DATABASE_URL", "DATABASE_OWNER_URL", "REDIS_URL", "FILES_DIR"):
        os.environ.pop(name, None)
    os.environ["STATE_DIR"] = str(state)
    try:
        yield
    finally:
        shutil.rmtree(state, ignore_errors=True)


def _environ() -> dict[str, str]:
    servers = Settings.read(os.environ)
    browser = packages.browser()
    if not browser:
        print("No browser: name one with CHROMIUM=/path/to/it to run the tests that need one.")
    return without_make(os.environ) | {
        "DEMO": "1",
        "STATE_DIR": str(state_folder()),
        "DATABASE_URL": servers.database_url,
        "DATABASE_OWNER_URL": servers.database_owner_url,
        "REDIS_URL": servers.redis_url,
        "FILES_DIR": servers.files_dir,
        "CHROMIUM": browser,
    }
