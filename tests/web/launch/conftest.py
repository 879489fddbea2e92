"""A hall that is started and stopped for real, with stand-ins for the product's own programs."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from models.settings import PROJECT, socket_folder
from tests.web.launch.processes_of import are_gone, family

STAND_IN = [sys.executable, str(Path(__file__).with_name("stand_in.py"))]
OURS = ("DATABASE_URL", "DATABASE_OWNER_URL", "REDIS_URL", "FILES_DIR", "MAKELEVEL", "PUBLIC_URL")


@dataclass
class Hall:
    """One state folder and one port; started as often as a test wants."""

    state: Path
    port: int
    command: list[str] = field(default_factory=lambda: STAND_IN)
    patience: float = 30  # seconds for a start
    started: list[subprocess.Popen] = field(default_factory=list)

    def start(self, **environ: str) -> subprocess.Popen:
        """Start it and wait until it says how to stop it."""
        launcher = self.begin(**environ)
        self.wait_for("Stop with Ctrl-C", launcher)
        return launcher

    def begin(self, **environ: str) -> subprocess.Popen:
        """Start it and do not wait."""
        with self.output.open("wb") as output:
            launcher = subprocess.Popen(
                self.command,
                env=self.environ | environ,
                cwd=PROJECT,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                preexec_fn=hears_hang_up,  # noqa: PLW1509 – no threads here
            )
        self.started.append(launcher)
        return launcher

    def refused(self, **environ: str) -> str:
        """Try to start it; the one sentence it says instead."""
        done = subprocess.run(
            self.command,
            env=self.environ | environ,
            cwd=PROJECT,
            capture_output=True,
            text=True,
            timeout=20,
            check=False,
        )
        assert done.returncode == 1
        assert done.stderr.count("\n") == 1
        return done.stderr.strip()

    def wait_for(self, words: str, launcher: subprocess.Popen) -> None:
        deadline = time.monotonic() + self.patience
        while words not in self.says:
            assert launcher.poll() is None, self.says
            assert time.monotonic() < deadline, self.says
            time.sleep(0.02)

    def ask(self, question: str) -> str:
        """What PostgreSQL answers."""
        database = f"postgresql://tongban_owner@/tongban?host={socket_folder()}"
        psql = ["psql", "-XtAc", question, database]
        return subprocess.run(psql, capture_output=True, text=True, check=True).stdout.strip()

    def leave(self) -> None:
        """Stop it in order, if it is running."""
        for launcher in self.started:
            if launcher.poll() is None:
                launcher.terminate()
            launcher.wait(20)

    @property
    def environ(self) -> dict[str, str]:
        ours = {name: value for name, value in os.environ.items() if name not in OURS}
        return ours | {"STATE_DIR": str(self.state), "PORT": str(self.port), "DEMO": "1"}

    @property
    def output(self) -> Path:
        return self.state.parent / f"{self.state.name}.out"

    @property
    def says(self) -> str:
        return self.output.read_text()


def hears_hang_up() -> None:
    """Whoever runs the tests under nohup hands an ignored SIGHUP down, which the launcher obeys."""
    signal.signal(signal.SIGHUP, signal.SIG_DFL)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


@pytest.fixture(scope="session")
def folder() -> Iterator[Path]:
    """Where root's PostgreSQL may go too, which pytest's own folders forbid."""
    folder = Path(tempfile.mkdtemp(prefix="tongban-test-"))
    folder.chmod(0o711)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def hall(folder: Path) -> Iterator[Hall]:
    """The tests share the data, which are costly to make; nobody leaves it running."""
    with hall_at(folder / "hall") as hall:
        yield hall


@pytest.fixture(scope="module")
def open_hall(folder: Path) -> Iterator[Hall]:
    """One that is open already, for looking around."""
    with hall_at(folder / "hall") as hall:
        hall.start()
        yield hall


@pytest.fixture
def new_hall(folder: Path) -> Iterator[Hall]:
    """One that was never started."""
    state = folder / "new"
    with hall_at(state) as hall:
        yield hall
    shutil.rmtree(state, ignore_errors=True)


@contextmanager
def hall_at(state: Path) -> Iterator[Hall]:
    """One with its data in this folder; it is left in order."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("STATE_DIR", str(state))  # for socket_folder()
        hall = Hall(state, free_port())
        yield hall
        hall.leave()
        shutil.rmtree(socket_folder(), ignore_errors=True)


@pytest.fixture
def ends():
    """Send a signal; the exit code, once nothing is left."""

    def end(launcher: subprocess.Popen, number: signal.Signals, within: float = 30) -> int:
        everybody = family(launcher.pid)
        launcher.send_signal(number)
        code = launcher.wait(within)
        assert are_gone(everybody, within=15)
        return code

    return end
