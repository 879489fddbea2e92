"""The servers that are measured: started on free ports, with one worker each, and ended."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from models.settings import DEMO_SECRETS, PROJECT
from tests.databases import environment

PATIENCE = 60  # seconds until a server must answer
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Server:
    """One running server."""

    port: int
    pid: int

    def cpu(self) -> float:
        """Seconds of processor its whole process tree has used."""
        return sum(_cpu(pid) for pid in _tree(self.pid))


# Secrets of one run, so that a session of the demonstration holds in the real thing as well.
SECRETS = {name: f"{name} of the bench, which nobody else uses" for name in DEMO_SECRETS}
OF_THE_BENCH = {name.upper(): value for name, value in SECRETS.items()}


@contextmanager
def product(database: str, *, demo: bool = False, workers: int = 1) -> Iterator[Server]:
    """The product's own web server on a database; so many workers, 0 = one per core."""
    port = free_port()
    environ = environment(database) | OF_THE_BENCH
    environ |= {"PORT": str(port), "WEB_WORKERS": str(workers), "LOG_LEVEL": "error"}
    environ |= {"DEMO": str(int(demo))}
    environ["TRUSTED_PROXIES"] = "127.0.0.1"  # searches come from many addresses, as in life
    with _started([sys.executable, "-m", "web", "serve"], environ, port, "/healthz") as server:
        yield server


@contextmanager
def bare() -> Iterator[Server]:
    """The baseline."""
    port = free_port()
    command = [sys.executable, "-m", "tests.bench.bare", str(port)]
    with _started(command, dict(os.environ), port, "/") as server:
        yield server


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


@contextmanager
def _started(command: list[str], environ: dict[str, str], port: int, path: str) -> Iterator[Server]:
    process = subprocess.Popen(command, cwd=PROJECT, env=environ)
    try:
        _wait(process, port, path)
        yield Server(port, process.pid)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=20)


def _wait(process: subprocess.Popen, port: int, path: str) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and process.poll() is None:
        try:
            get(port, path)
            return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError(f"{process.args} does not answer")


def get(port: int, path: str) -> http.client.HTTPMessage:
    """Ask once; the headers of the answer. Raises OSError."""
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=10)) as connection:
        connection.request("GET", path)
        answer = connection.getresponse()
        answer.read()
        return answer.headers


def _tree(pid: int) -> list[int]:
    children = []
    for task in Path(f"/proc/{pid}/task").iterdir():
        children += [int(one) for one in (task / "children").read_text().split()]
    return [pid, *(one for child in children for one in _tree(child))]


def _cpu(pid: int) -> float:
    # The name in brackets may hold blanks; times are the 14th and 15th field.
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS
