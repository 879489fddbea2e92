"""However it ends, nothing is left running."""

import os
import shlex
import signal
import time
from pathlib import Path

import pytest

from tests.web.launch.conftest import STAND_IN
from tests.web.launch.processes_of import are_gone, child, family


@pytest.mark.parametrize(
    ("number", "code"),
    [(signal.SIGINT, 130), (signal.SIGTERM, 0), (signal.SIGHUP, 0)],
    ids=["ctrl-c", "kill", "hang-up"],
)
def test_it_stops_in_order(hall, ends, number, code):
    assert ends(hall.start(), number) == code
    log = (hall.state / "log" / "postgres.log").read_text()
    assert "database system is shut down" in log
    assert "FATAL" not in log


def test_ctrl_c_while_it_is_still_starting(hall, ends, tmp_path):
    reached = tmp_path / "reached"
    launcher = hall.begin(PREPARE_TAKES_LONG=str(reached))
    _wait_for(reached)
    assert ends(launcher, signal.SIGINT) == 130
    assert "Traceback" not in hall.says


def test_a_second_ctrl_c_has_no_patience(hall, tmp_path):
    reached = tmp_path / "reached"
    launcher = hall.start(WORKER_IS_STUBBORN=str(reached))
    _wait_for(reached)
    everybody = family(launcher.pid)
    launcher.send_signal(signal.SIGINT)
    time.sleep(0.5)
    assert launcher.poll() is None
    launcher.send_signal(signal.SIGINT)
    assert launcher.wait(20) == 130
    assert are_gone(everybody, within=15)


def test_a_killed_launcher_takes_everything_with_it(hall, ends):
    ends(hall.start(), signal.SIGKILL)


def test_a_killed_make_takes_everything_with_it(hall):
    hall.command = ["make", "--silent", "run", f"PYTHON={shlex.join(STAND_IN)}"]
    make = hall.start()
    everybody = family(make.pid)
    assert len(everybody) > 5
    make.kill()
    assert are_gone(everybody, within=15)


def test_nohup_is_respected(hall):
    hall.command = ["nohup", *STAND_IN]
    launcher = hall.start()
    launcher.send_signal(signal.SIGHUP)
    time.sleep(0.3)
    assert launcher.poll() is None


def test_a_script_that_started_it_in_the_background_may_interrupt_it(hall, ends):
    hall.command = ["sh", "-c", 'trap "" INT; exec "$@"', "sh", *STAND_IN]
    assert ends(hall.start(), signal.SIGINT) == 130


def test_what_the_dead_web_started_dies_too(hall):
    launcher = hall.start()
    web = child(launcher.pid, "programs.py web")
    everybody = family(web)
    assert len(everybody) == 2
    os.kill(web, signal.SIGKILL)
    assert are_gone(everybody, within=2)


def _wait_for(file: Path) -> None:
    deadline = time.monotonic() + 10
    while not file.exists():
        assert time.monotonic() < deadline
        time.sleep(0.02)
