"""The real product under its launcher, and what can befall it."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from redis import Redis

from models.settings import PROJECT, socket_folder
from tests.web.launch.conftest import Hall, folder, hall_at
from tests.web.launch.processes_of import child, children, family

__all__ = ["folder", "hall"]

START = [sys.executable, str(Path(__file__).with_name("start.py"))]


@dataclass
class Product:
    """A running product and its processes."""

    hall: Hall
    launcher: subprocess.Popen[bytes]

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.hall.port}"

    @property
    def log(self) -> str:
        """What every process of it has written."""
        return self.hall.says

    def ask(self, question: str) -> str:
        return self.hall.ask(question)

    def look(self, case_no: str) -> str:
        """What `look.py` finds in the database."""
        sockets = socket_folder()
        ours = {
            "DATABASE_URL": f"postgresql://tongban@/tongban?host={sockets}",
            "DATABASE_OWNER_URL": f"postgresql://tongban_owner@/tongban?host={sockets}",
        }
        command = [sys.executable, "-m", "tests.chaos.look", case_no]
        return subprocess.run(
            command, cwd=PROJECT, env=self.hall.environ | ours, stdout=subprocess.PIPE, check=True
        ).stdout.decode()

    def kill(self, words: str) -> None:
        """kill -9 for the one program with these words in its command."""
        os.kill(child(self.launcher.pid, words), signal.SIGKILL)

    def kill_web_workers(self) -> None:
        """kill -9 for every server process, but not for the one that starts them."""
        for worker in children(child(self.launcher.pid, "web serve")):
            os.kill(worker, signal.SIGKILL)

    def wipe_redis(self) -> None:
        with Redis(unix_socket_path=str(socket_folder() / "redis.sock")) as redis:
            redis.flushall()

    def everybody(self) -> set[int]:
        return family(self.launcher.pid)


def soon(happens, within: float = 60) -> None:
    """Wait until it has happened."""
    deadline = time.monotonic() + within
    while not happens():
        assert time.monotonic() < deadline
        time.sleep(0.1)


@pytest.fixture(scope="module")
def hall(folder: Path) -> Iterator[Hall]:
    """One that was never started."""
    with hall_at(folder / "chaos") as hall:
        hall.command, hall.patience = START, 90
        yield hall
