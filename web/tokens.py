"""The hidden fields of every form: a token against forgery, and a key so that it counts once.

The token belongs to the person, not to one sign-in: a form left open while somebody signs in
again, in another window, can still be sent. It changes every day; yesterday's is still good.
A visitor's belongs to a cookie set with the first form shown.
"""

import hashlib
import hmac
import secrets
from contextvars import ContextVar
from datetime import UTC, date, datetime, timedelta

from litestar import Request
from litestar.connection import ASGIConnection
from litestar.datastructures import Cookie
from litestar.exceptions import PermissionDeniedException
from litestar.handlers import BaseRouteHandler
from markupsafe import Markup

from models.people.permissions import MAY
from models.people.role import Role
from models.settings import settings
from web.cookies import own_cookie
from web.forms import KEY, read_form
from web.pages import host_of

TOKEN = "_token"  # noqa: S105 – the name of a field
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})

_asking: ContextVar[ASGIConnection] = ContextVar("asking")


class Forged(PermissionDeniedException):
    """The form is not one we showed to this person, or it has become too old."""


def remember_request(connection: ASGIConnection) -> None:
    """Let `form_tokens` know, deep inside macros, whom the page is for."""
    _asking.set(connection)


def form_tokens() -> Markup:
    """The hidden fields of one rendered form."""
    connection = _asking.get()
    owner = _person(connection) or _visitor(connection)
    return Markup(  # noqa: S704 – both values are hexadecimal
        f'<input type="hidden" name="{TOKEN}" value="{_veiled(_token(owner, _today()))}">'
        f'<input type="hidden" name="{KEY}" value="{secrets.token_hex(16)}">'
    )


def _today() -> date:
    return datetime.now(UTC).date()


def _token(owner: str, day: date) -> str:
    key = settings().secret_key.encode()
    return hmac.new(key, f"form:{owner}:{day}".encode(), hashlib.sha256).hexdigest()


def _person(connection: ASGIConnection) -> str:
    session = connection.auth
    return f"{session.kind}:{session.person}" if session else ""


def _visitor(connection: ASGIConnection) -> str:
    known = connection.cookies.get(visitor_name()) or connection.state.get("visitor")
    if not known:
        known = connection.state["visitor"] = secrets.token_hex(16)
    return _of_visitor(known)


def _of_visitor(cookie: str) -> str:
    return f"visitor:{cookie}"


def visitor_name() -> str:
    """What a visitor's cookie is called; with TLS the name forbids other hosts to set it."""
    return "__Host-visitor" if settings().secure else "visitor"


def visitor_cookie(connection: ASGIConnection) -> Cookie | None:
    """The cookie to set, if a form has just been shown to a visitor who had none."""
    value = connection.state.get("visitor")
    if not value:
        return None
    return own_cookie(visitor_name(), value)


async def genuine(connection: Request, handler: BaseRouteHandler) -> None:
    """Whatever changes something comes from a form of ours."""
    if connection.method in SAFE or handler.opt.get("machine"):
        return
    origin = connection.headers.get("origin")
    if origin and host_of(origin) not in _our_names(connection):
        raise Forged("origin")
    given = (await read_form(connection)).get(TOKEN, "")
    fitting = [
        _token(owner, day)
        for owner in _owners(connection, handler)
        for day in (_today(), _today() - timedelta(days=1))
    ]
    if not any(_same(given, token) for token in fitting):
        raise Forged("token")


def _our_names(connection: ASGIConnection) -> set[str]:
    # A proxy may ask under a name of its own; the public one is in the settings.
    return {connection.headers.get("host", ""), host_of(settings().base_url)} - {""}


def _owners(connection: ASGIConnection, handler: BaseRouteHandler) -> list[str]:
    """Whose token the form may carry. What any visitor may send, somebody who has signed in
    since the form was shown may still send."""
    person, cookie = _person(connection), connection.cookies.get(visitor_name())
    public = Role.VISITOR in MAY[handler.opt["may"]]
    owners = [person] if person else []
    return [*owners, _of_visitor(cookie)] if cookie and public else owners


def _same(given: object, token: str) -> bool:
    return isinstance(given, str) and hmac.compare_digest(_unveiled(given), bytes.fromhex(token))


# Pages travel compressed: a secret that stood there twice the same could be guessed by length.
def _veiled(token: str) -> str:
    veil = secrets.token_bytes(len(token) // 2)
    return veil.hex() + _mixed(bytes.fromhex(token), veil).hex()


def _unveiled(given: str) -> bytes:
    try:
        value = bytes.fromhex(given)
    except ValueError:
        return b""
    half = len(value) // 2
    return _mixed(value[half:], value[:half])


def _mixed(one: bytes, other: bytes) -> bytes:
    return bytes(a ^ b for a, b in zip(one, other, strict=False))
