"""Is a port free, does a server answer: questions asked before anything is started."""

import http.client
import socket
import time
from collections.abc import Mapping
from urllib.parse import SplitResult, parse_qs, urlsplit

from models.settings import Settings
from web.launch.trouble import Trouble

POSTGRES_PORT = 5432
REDIS_PORT = 6379


def check_port_is_free(settings: Settings, *, patience: float) -> None:
    """Raises Trouble when the web's port is taken.

    Patience is for the web of a killed launcher, which may still be answering its last request.
    """
    deadline = time.monotonic() + patience
    while reason := _why_not(settings.host, settings.port):
        if time.monotonic() >= deadline:
            raise Trouble(
                f"The address {settings.host}:{settings.port} cannot be used: {reason}. "
                "Name another port: PORT=8001 make run."
            )
        time.sleep(0.1)


def _why_not(host: str, port: int) -> str:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as server:
        server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            server.bind((host, port))
            server.listen()
        except (OSError, OverflowError) as error:
            return getattr(error, "strerror", None) or str(error)
    return ""


def check_named_servers(environ: Mapping[str, str]) -> None:
    """Raises Trouble when a server the operator names does not answer."""
    if bool(environ.get("DATABASE_URL")) != bool(environ.get("DATABASE_OWNER_URL")):
        raise Trouble("DATABASE_URL and DATABASE_OWNER_URL must be set together, or neither.")
    for name, port in (
        ("DATABASE_URL", POSTGRES_PORT),
        ("DATABASE_OWNER_URL", POSTGRES_PORT),
        ("REDIS_URL", REDIS_PORT),
    ):
        if environ.get(name):
            _check_answers(name, environ[name], port)


def _check_answers(name: str, url: str, port: int) -> None:
    try:
        if not any(_answers(place) for place in _places(urlsplit(url), port)):
            raise Trouble(f"The server that {name} names does not answer.")
    except ValueError as error:
        raise Trouble(f"{name} is not an address: {error}.") from None


def _places(url: SplitResult, port: int) -> list[str | tuple[str, int]]:
    """A socket's path, or the hosts: PostgreSQL's address may name several."""
    if url.scheme == "unix":
        return [url.path]
    folder = parse_qs(url.query).get("host", [""])[0]
    if folder.startswith("/"):
        return [f"{folder}/.s.PGSQL.{url.port or port}"]
    hosts = [urlsplit(f"//{host}") for host in url.netloc.rpartition("@")[2].split(",")]
    return [(host.hostname or "localhost", host.port or port) for host in hosts]


def _answers(place: str | tuple[str, int]) -> bool:
    try:
        if isinstance(place, tuple):
            socket.create_connection(place, 3).close()
            return True
        with socket.socket(socket.AF_UNIX) as client:
            client.connect(place)
            return True
    except OSError:
        return False


def answers(settings: Settings) -> bool:
    """Whether GET /healthz says 200."""
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(settings.host, settings.host)  # noqa: S104
    connection = http.client.HTTPConnection(host, settings.port, timeout=2)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status == http.HTTPStatus.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
