"""After a kill -9 of everything the next start works, whatever was left behind."""

import os
import subprocess
from pathlib import Path

import pytest

from models.settings import socket_folder
from tests.web.launch.processes_of import family, kill_all
from web.launch.state import servers_user

OWNER = {"user": servers_user().uid, "group": servers_user().gid, "extra_groups": []}
AS_POSTGRES = OWNER if os.geteuid() == 0 else {}


@pytest.fixture
def cut(hall):
    """A hall whose power was cut; its stale postmaster.pid."""
    launcher = hall.start()
    kill_all(family(launcher.pid))
    launcher.wait()
    stale = hall.state / "pg" / "postmaster.pid"
    assert stale.exists()
    return stale


def test_it_starts_after_a_power_cut(hall, cut):
    hall.start()


def test_the_old_number_belongs_to_somebody_else_now(hall, cut):
    with subprocess.Popen(["sleep", "60"], cwd="/", **AS_POSTGRES) as somebody:
        try:
            _name(somebody.pid, cut)
            hall.start()
            assert somebody.poll() is None
        finally:
            somebody.kill()


def test_the_old_number_belongs_to_a_zombie(hall, cut):
    with subprocess.Popen(["true"], **AS_POSTGRES) as zombie:
        _name(zombie.pid, cut)
        hall.start()


def test_a_busy_backend_outlived_its_server(hall):
    launcher = hall.start()
    forever = "SELECT count(*) FROM generate_series(1, 1e12)"
    database = f"postgresql://tongban@/tongban?host={socket_folder()}"
    with subprocess.Popen(["psql", "-Xc", forever, database], stderr=subprocess.DEVNULL):
        backend = _backend(hall)
        kill_all(family(launcher.pid) - {backend})
        launcher.wait()
        assert Path(f"/proc/{backend}/cwd").resolve() == hall.state / "pg"
        hall.start()
        assert not Path(f"/proc/{backend}/cwd").exists()


def _backend(hall) -> int:
    find = "SELECT pid FROM pg_stat_activity WHERE query LIKE '%1e12%' AND state = 'active'"
    while not (found := hall.ask(f"{find} AND pid <> pg_backend_pid()")):
        pass
    return int(found)


def _name(pid: int, postmaster_pid: Path) -> None:
    """Write another number into both lock files."""
    for file in (postmaster_pid, socket_folder() / ".s.PGSQL.5432.lock"):
        first, rest = file.read_text().split("\n", 1)
        assert first != str(pid)
        file.write_text(f"{pid}\n{rest}")
