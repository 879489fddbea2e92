"""The product as people meet it: its own processes, on a database and Redis number of its own."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import redis

from models.settings import PROJECT
from tests import databases
from tests.workers import JOURNEYS, own, own_redis

DATABASE = "tongban_journeys"
PATIENCE = 60  # seconds, on a busy machine
PROCESSES = (("web", "serve"), ("jobs", "worker"), ("jobs", "pdf"))


@dataclass(frozen=True)
class Product:
    """A running product: where it is, and the cases it was furnished with by name."""

    address: str
    cases: dict[str, str]
    environ: dict[str, str]
    folder: Path


@contextmanager
def product(folder: Path) -> Iterator[Product]:
    """Furnish a database, start web, worker and pdf; end them by their ids afterwards."""
    with ExitStack() as stack:
        stack.enter_context(databases.cloned(DATABASE))
        address = f"http://127.0.0.1:{_free_port()}"
        environ = _environment(address, folder)
        redis.Redis.from_url(environ["REDIS_URL"]).flushdb()
        cases = _furnish(environ)
        for package, name in PROCESSES:
            stack.enter_context(_running(package, name, environ, folder))
        _wait_until_ready(address, folder)
        yield Product(address, cases, environ, folder)


class Branch:
    """One more web process of a running product, at an address of its own, that may be killed."""

    def __init__(self, product: Product) -> None:
        self.address = f"http://127.0.0.1:{_free_port()}"
        port = str(urlsplit(self.address).port)
        self._environ = product.environ | {"PORT": port, "WEB_WORKERS": "1"}
        self._log = product.folder / "branch.log"
        self._process: subprocess.Popen | None = None

    def open(self) -> None:
        """Start it and wait until it answers."""
        command = [sys.executable, "-m", "web", "serve"]
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                command,
                cwd=PROJECT,
                env=self._environ,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        _wait_until_ready(self.address, self._log.parent)

    def kill(self) -> None:
        """As a power cut does: at once, its workers too."""
        if self._process and self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()


def _environment(address: str, folder: Path) -> dict[str, str]:
    return databases.environment(own(DATABASE)) | {
        "PORT": str(urlsplit(address).port),
        "PUBLIC_URL": address,
        "WEB_WORKERS": "2",
        "FILES_DIR": str(folder / "files"),
        "REDIS_URL": own_redis(os.environ["REDIS_URL"], JOURNEYS),
    }


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _furnish(environ: dict[str, str]) -> dict[str, str]:
    command = [sys.executable, "-m", "tests.journeys.furnish"]
    told = subprocess.run(command, cwd=PROJECT, env=environ, check=True, stdout=subprocess.PIPE)
    return json.loads(told.stdout)


@contextmanager
def _running(package: str, name: str, environ: dict[str, str], folder: Path) -> Iterator[None]:
    command = [sys.executable, "-m", package, name]
    with (folder / f"{name}.log").open("wb") as log:
        process = subprocess.Popen(command, cwd=PROJECT, env=environ, stdout=log, stderr=log)
        try:
            yield
        finally:
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _wait_until_ready(address: str, folder: Path) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(f"{address}/readyz", timeout=2) as answer:  # noqa: S310
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.3)
    logs = "\n".join(path.read_text()[-2000:] for path in folder.glob("*.log"))
    raise AssertionError(f"the product did not get ready:\n{logs}")
