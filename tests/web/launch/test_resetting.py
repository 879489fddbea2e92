"""`make reset` forgets everything, but not while it is in use."""

import signal
import subprocess
import sys

import pytest

from models.settings import PROJECT


@pytest.fixture
def reset(new_hall):
    def reset() -> subprocess.CompletedProcess:
        command = [sys.executable, "-m", "web.launch", "reset"]
        return subprocess.run(
            command, env=new_hall.environ, cwd=PROJECT, capture_output=True, text=True, check=False
        )

    return reset


def test_it_refuses_while_the_hall_is_open_and_removes_the_data_afterwards(new_hall, reset, ends):
    launcher = new_hall.start()
    refused = reset()
    assert refused.returncode == 1
    assert refused.stderr.startswith("Tongban is running already")
    ends(launcher, signal.SIGTERM)
    done = reset()
    assert done.returncode == 0
    assert done.stdout.startswith("Removed the database, the queue and the files")
    assert not new_hall.state.exists()


def test_it_keeps_what_is_not_ours(new_hall, reset):
    new_hall.state.mkdir()
    (new_hall.state / "lock").touch()
    (new_hall.state / "letter.txt").touch()
    assert reset().returncode == 0
    assert [file.name for file in new_hall.state.iterdir()] == ["letter.txt"]


def test_there_may_be_nothing_to_remove(new_hall, reset):
    assert reset().stdout == f"There is nothing to remove in {new_hall.state}.\n"
