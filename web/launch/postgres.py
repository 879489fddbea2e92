"""A private PostgreSQL: data of its own, a unix socket nobody else may use, no network."""

import os
import shutil
import signal
from pathlib import Path

from models.settings import socket_folder, state_folder
from web.launch.leftovers import end_leftovers
from web.launch.processes import Program
from web.launch.state import log_file, private_folder, servers_user
from web.launch.supervisor import Supervisor
from web.launch.trouble import Trouble

INSTALLED = Path("/usr/lib/postgresql")
OWNER_ROLE = "tongban_owner"  # the role database.sql gives the database to
ENVIRON = {"LC_ALL": "C.UTF-8", "PATH": os.defpath}

SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "60",
    "shared_buffers": "32MB",
    "work_mem": "8MB",
    "max_wal_size": "256MB",
    "random_page_cost": "1.1",
    "jit": "off",  # compiling costs more than it brings for short queries
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_error_verbosity": "terse",  # details quote whole rows
    "cluster_name": "tongban",
}
FORGETFUL = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "300",  # tests run on every core
}


def start(supervisor: Supervisor, *, durable: bool = True) -> None:
    """Start PostgreSQL, making its cluster, roles and database where they are missing.

    Not durable is faster, and fit for data that are thrown away.
    """
    log = log_file("postgres")
    if not _data().exists():
        _make_cluster(supervisor, log, durable=durable)
    supervisor.start(_server(log, durable=durable))
    supervisor.must_succeed(_helper("psql", log, *_psql_arguments()))


def _make_cluster(supervisor: Supervisor, log: Path, *, durable: bool) -> None:
    """Made beside its place and moved there when it is whole, so a Ctrl-C leaves no half of it."""
    draft = _data().with_name("pg.new")
    shutil.rmtree(draft, ignore_errors=True)
    private_folder(draft, servers_user())
    # Without the encoding and the locale pg_trgm finds nothing in Chinese on a bare machine.
    arguments = [f"--pgdata={draft}", f"--username={OWNER_ROLE}", "--encoding=UTF8"]
    arguments += ["--locale=C.UTF-8", "--auth-local=trust", "--auth-host=reject"]
    arguments += [] if durable else ["--no-sync"]
    supervisor.must_succeed(_helper("initdb", log, *arguments))
    draft.rename(_data())


def _server(log: Path, *, durable: bool) -> Program:
    settings = SETTINGS | ({} if durable else FORGETFUL)
    options = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
    folders = ["-D", str(_data()), "-k", str(socket_folder())]
    return Program(
        name="PostgreSQL",
        command=[_binary("postgres"), *folders, *options],
        environ=ENVIRON,
        user=servers_user(),
        folder=Path("/"),
        log=log,
        end=signal.SIGINT,  # closes connections at once; TERM would wait for every client
        kill=signal.SIGQUIT,
        patience=60,
        before=_forget_a_killed_one,
        ready=_is_ready,
    )


def _helper(name: str, log: Path, *arguments: str) -> Program:
    return Program(
        name=name,
        command=[_binary(name), *arguments],
        environ=ENVIRON,
        user=servers_user(),
        folder=Path("/"),
        log=log,
    )


def _psql_arguments() -> list[str]:
    statements = Path(__file__).with_name("database.sql")
    connection = ["-h", str(socket_folder()), "-U", OWNER_ROLE, "-d", "postgres"]
    return ["--no-psqlrc", "--quiet", "-v", "ON_ERROR_STOP=1", *connection, "-f", str(statements)]


def _forget_a_killed_one() -> None:
    # The number in a stale lock file may belong to anybody now, or to a zombie;
    # PostgreSQL would refuse to start for ever.
    end_leftovers(_data(), servers_user())
    (_data() / "postmaster.pid").unlink(missing_ok=True)
    (socket_folder() / ".s.PGSQL.5432.lock").unlink(missing_ok=True)


def _is_ready() -> bool:
    """The postmaster says so itself in the eighth line, which is what pg_ctl waits for."""
    try:
        return (_data() / "postmaster.pid").read_text().splitlines()[7].strip() == "ready"
    except (FileNotFoundError, IndexError):
        return False


def _data() -> Path:
    return state_folder() / "pg"


def _binary(name: str) -> str:
    """From the version that wrote the data, or the newest installed one."""
    version = _data() / "PG_VERSION"
    if not version.exists():
        newest = max(INSTALLED.glob("*/bin/postgres"), key=lambda file: float(file.parts[-3]))
        return str(newest.with_name(name))
    number = version.read_text().strip()
    binary = INSTALLED / number / "bin" / name
    if not binary.exists():
        raise Trouble(f"The data in {_data()} need postgresql-{number}, which is not installed.")
    return str(binary)
