"""What dies by itself is started again."""

import os
import signal
import time

import pytest

from tests.web.launch.processes_of import are_gone, child, family


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("programs.py web", "web"),
        ("programs.py worker", "worker"),
        ("redis-server", "Redis"),
        ("bin/postgres", "PostgreSQL"),
    ],
)
def test_what_dies_is_started_again(hall, words, name):
    launcher = hall.start()
    os.kill(child(launcher.pid, words), signal.SIGKILL)
    hall.wait_for(f"{name} ended by SIGKILL", launcher)
    hall.wait_for("starting it again", launcher)
    assert _soon(lambda: child(launcher.pid, words))


def test_a_worker_that_dies_again_and_again_stops_everything(hall):
    launcher = hall.begin(WORKER_DIES="1")
    everybody = family(launcher.pid)
    assert launcher.wait(15) == 1
    assert are_gone(everybody, within=15)
    assert "worker ended with code 3, 3 times within a minute: stopping.\n" in hall.says
    assert "Traceback" not in hall.says


def _soon(find) -> bool:
    deadline = time.monotonic() + 5
    while time.monotonic() < deadline:
        try:
            find()
            return True
        except ValueError:
            time.sleep(0.05)
    return False
