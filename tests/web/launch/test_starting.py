"""What a start makes, and what it says."""

import os
import signal
import subprocess

import pytest

from models.settings import DEMO_SECRETS, PROJECT, SHORTEST_SECRET
from tests.web.launch.conftest import STAND_IN


def test_a_start_says_where_to_look(hall):
    hall.start()
    address = f"http://127.0.0.1:{hall.port}"
    assert f"Tongban is running: {address}\n" in hall.says
    assert f"{address}/demo" in hall.says
    assert "clerk li / password 123" in hall.says


def test_without_sample_data_no_demonstration_is_named(hall):
    own = {name.upper(): "x" * SHORTEST_SECRET for name in DEMO_SECRETS}
    hall.start(DEMO="0", **own)
    assert "/demo" not in hall.says


def test_a_later_start_loses_nothing(hall, ends):
    launcher = hall.start()
    hall.ask("CREATE TABLE IF NOT EXISTS case_file AS SELECT '受理' AS act")
    ends(launcher, signal.SIGTERM)
    hall.start()
    assert hall.ask("SELECT act FROM case_file") == "受理"


@pytest.mark.skipif(os.geteuid() != 0, reason="all these tests run as an ordinary user already")
def test_an_ordinary_user_starts_one_from_nothing(new_hall, ends):
    as_nobody = ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"]
    python = "/usr/bin/python3"
    try_it = [*as_nobody, python, "-c", f"open({STAND_IN[1]!r}); import tomllib"]
    if subprocess.run(try_it, check=False, stderr=subprocess.DEVNULL).returncode:
        pytest.skip(f"an ordinary user may not read {PROJECT}")
    new_hall.state.mkdir()
    os.chown(new_hall.state, 65534, 65534)
    new_hall.command = [*as_nobody, python, "-B", STAND_IN[1]]
    launcher = new_hall.start()
    assert (new_hall.state / "pg" / "PG_VERSION").stat().st_uid == 65534
    assert ends(launcher, signal.SIGINT) == 130
