"""A private Redis on a unix socket: queue, sessions and counters, none of which is the truth."""

import os
import shutil
import socket
from pathlib import Path

from models.settings import socket_folder, state_folder
from web.launch.leftovers import end_leftovers
from web.launch.processes import Program
from web.launch.state import log_file, private_folder, servers_user
from web.launch.supervisor import Supervisor

# redis-tools has the whole server in this file: it is one when its argv[0] says so.
# The package redis-server would also start a service of its own.
EXECUTABLE = "/usr/bin/redis-check-rdb"


def start(supervisor: Supervisor, *, durable: bool = True) -> None:
    """Start Redis; not durable means it starts empty every time."""
    supervisor.start(_server(durable=durable))


def _server(*, durable: bool) -> Program:
    data = private_folder(state_folder() / "redis", servers_user())
    settings = {
        "port": "0",
        "unixsocket": str(_socket()),
        "unixsocketperm": "700",
        "dir": str(data),
        "appendonly": "yes" if durable else "no",
        "save": "",
        "loglevel": "warning",
        "databases": "16" if durable else "64",  # tests run on every core, each with its own
    }
    return Program(
        name="Redis",
        command=[
            "redis-server",
            *(w for key, value in settings.items() for w in (f"--{key}", value)),
        ],
        executable=shutil.which("redis-server") or EXECUTABLE,
        environ={"LC_ALL": "C.UTF-8", "PATH": os.defpath},
        user=servers_user(),
        folder=Path("/"),
        log=log_file("redis"),
        before=lambda: end_leftovers(data, servers_user()),
        ready=_is_ready,
    )


def _socket() -> Path:
    return socket_folder() / "redis.sock"


def _is_ready() -> bool:
    with socket.socket(socket.AF_UNIX) as client:
        client.settimeout(1)
        try:
            client.connect(str(_socket()))
            client.sendall(b"PING\r\n")
            return client.recv(64).startswith(b"+PONG")
        except OSError:
            return False
