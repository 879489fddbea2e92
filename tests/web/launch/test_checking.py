"""`make test` brings its own servers and returns pytest's code."""

import os
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

from models.settings import PROJECT
from tests.web.launch.processes_of import are_gone, family

CHECKS = """
import os, subprocess

def test_owner_may_create_databases():
    psql = ["psql", "-Xc", "CREATE DATABASE one_more", os.environ["DATABASE_OWNER_URL"]]
    subprocess.run(psql, check=True, stdout=subprocess.DEVNULL)
    print("state", os.environ["STATE_DIR"])

def test_something_is_wrong():
    assert False
"""


def test_the_checks_run_on_servers_that_are_gone_afterwards(tmp_path):
    checks = tmp_path / "test_it.py"
    checks.write_text(CHECKS)
    words = [f"ARGS=-s {checks}", f"PYTHON={shlex.quote(sys.executable)}"]
    done = subprocess.run(
        ["make", "--silent", "test", *words],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "1 failed, 1 passed" in done.stdout
    assert "== pytest failed with code 1 after" in done.stdout
    assert done.returncode == 2  # make's own code for a failed command
    state = Path(done.stdout.split("state ")[1].split()[0])
    assert state.parent == Path(tempfile.gettempdir())
    assert str(state) != os.environ.get("STATE_DIR")
    assert not state.exists()


def test_interrupted_checks_have_not_passed(tmp_path):
    checks = tmp_path / "test_it.py"
    checks.write_text("import time\ntime.sleep(60)\n")
    command = [sys.executable, "-m", "web.launch", "test", str(checks)]
    with subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.PIPE, text=True) as launcher:
        assert launcher.stdout.readline() == "== pytest\n"
        everybody = family(launcher.pid)
        launcher.terminate()
    assert launcher.returncode == 128 + 15
    assert are_gone(everybody, within=15)


SHAKEN = """
from pathlib import Path

def test_shaken():
    once = Path(__file__).with_name("once")
    first = not once.exists()
    once.touch()
    assert not first

def test_steady():
    pass
"""
ALL_OF_IT = """
import sys
from web.launch import checks
checks._checks = lambda arguments: {"pytest": [*checks.PYTEST, *checks._cache(), sys.argv[1]]}
checks.FAILED_ONES += [sys.argv[1]]
sys.exit(checks.test([]))
"""


def test_what_failed_is_asked_once_more_by_itself(tmp_path):
    checks = tmp_path / "test_it.py"
    for written, code in ((SHAKEN, 0), (CHECKS, 1)):
        checks.write_text(written)
        command = [sys.executable, "-c", ALL_OF_IT, str(checks)]
        done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
        assert "1 failed, 1 passed" in done.stdout
        result = done.stdout.split("== what failed, by itself")[1]
        assert ("1 passed" in result, "1 failed" in result) == (code == 0, code == 1)
        assert done.returncode == code
