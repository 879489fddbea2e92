"""`python -m web …` as the operator runs it: a process of its own, words on its streams."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator

import pytest

from models.settings import PROJECT
from tests import databases

Run = Callable[..., subprocess.CompletedProcess]


@pytest.fixture
def run() -> Run:
    """Run a command to its end; keywords are variables of its environment."""

    def run_command(*words: str, **variables: str) -> subprocess.CompletedProcess:
        return subprocess.run(
            [sys.executable, "-m", "web", *words],
            cwd=PROJECT,
            env=os.environ | variables,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    return run_command


@pytest.fixture(scope="module")
def empty_database() -> Iterator[dict[str, str]]:
    """A database nobody has migrated, as variables of an environment."""
    with databases.cloned("tongban_commands", "template0") as name:
        yield databases.environment(name)
