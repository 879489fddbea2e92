"""`make run`: everything, until Ctrl-C."""

import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from typing import NoReturn

from models.settings import Settings, socket_folder, state_folder
from web.launch import packages, postgres, redis, virtualenv
from web.launch.addresses import answers, check_named_servers, check_port_is_free
from web.launch.make import without_make
from web.launch.processes import Program
from web.launch.state import only_one, sockets
from web.launch.supervisor import Stopped, Supervisor

# A killed launcher's web has at most as long as an orderly stop would give it.
PATIENCE_AFTER_A_KILL = 12

DEFAULTS = {
    # One heap for all threads of a process, and free memory goes back: together a fifth less.
    "MALLOC_ARENA_MAX": "1",
    "MALLOC_TRIM_THRESHOLD_": "65536",
    "WEB_WORKERS": str(min(os.cpu_count() or 1, 2)),  # each takes another 70 MB
    "LOG_LEVEL": "warning",  # what is in order need not fill the terminal
    "TMPDIR": str(socket_folder()),  # cleared up even after a kill -9
}


def set_up() -> None:
    """Install the system's and Python's packages, where they are missing."""
    packages.install_for_running()
    virtualenv.install(virtualenv.LOCK)


@dataclass(frozen=True)
class Product:
    """The commands that are started once PostgreSQL and Redis answer."""

    prepare: list[str]  # its output, the accounts, is shown when the web answers
    web: list[str]
    workers: dict[str, list[str]]
    set_up: Callable[[], None] = set_up


PYTHON = str(virtualenv.PYTHON)
TONGBAN = Product(
    prepare=[PYTHON, "-m", "web", "prepare"],
    web=[PYTHON, "-m", "web", "serve"],
    workers={
        "worker": [PYTHON, "-m", "jobs", "worker"],
        "pdf": [PYTHON, "-m", "jobs", "pdf"],
    },
)


def run(product: Product = TONGBAN) -> int:
    """Start everything and keep it running until it is told to end; raises Trouble."""
    settings = Settings.read(os.environ)
    settings.refuse_weak_secrets()
    with only_one(settings.base_url) as last_was_killed:
        check_port_is_free(settings, patience=PATIENCE_AFTER_A_KILL if last_was_killed else 0)
        check_named_servers(os.environ)
        product.set_up()
        try:
            _serve(product, settings)
        except Stopped as stopped:
            return stopped.exit_code if stopped.by_ctrl_c else 0


def _serve(product: Product, settings: Settings) -> NoReturn:
    with sockets(), Supervisor() as supervisor:
        _start_private_servers(supervisor)
        accounts = _prepare(supervisor, product)
        supervisor.start(*_services(product, settings))
        _welcome(settings, accounts)
        supervisor.watch()


def _start_private_servers(supervisor: Supervisor) -> None:
    if not os.environ.get("DATABASE_URL"):
        postgres.start(supervisor)
    if not os.environ.get("REDIS_URL"):
        redis.start(supervisor)


def _prepare(supervisor: Supervisor, product: Product) -> str:
    print("Preparing the database", flush=True)
    with tempfile.TemporaryFile() as output:
        prepare = Program(name="web prepare", command=product.prepare, environ=_environ())
        supervisor.must_succeed(prepare, stdout=output.fileno())
        output.seek(0)
        return output.read().decode(errors="replace")


def _services(product: Product, settings: Settings) -> list[Program]:
    """The web is first and awaited, so that it need not share the processor with the workers."""
    environ = _environ()
    web = Program("web", product.web, environ=environ, ready=lambda: answers(settings))
    workers = [Program(name, command, environ=environ) for name, command in product.workers.items()]
    return [web, *workers]


def _environ() -> dict[str, str]:
    """What the product's programs start with; the operator's own words win over the defaults."""
    environ = DEFAULTS | without_make(os.environ)
    environ.pop("PYTHONDONTWRITEBYTECODE", None)  # compiling everything would double every start
    return environ


def _welcome(settings: Settings, accounts: str) -> None:
    address = settings.base_url
    print(f"\nTongban is running: {address}")
    if settings.demo:
        print(f"Accounts, clock and outbox of the demonstration: {address}/demo")
    print(f"{accounts.rstrip()}\nStop with Ctrl-C; data stay in {state_folder()}.", flush=True)
