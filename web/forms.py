"""What every form carries: a token against forgery, and a key so that it counts once.

The token belongs to the session, or for a visitor to a cookie set with the first form shown.
"""

import hashlib
import hmac
import secrets
from contextvars import ContextVar
from urllib.parse import urlsplit

from litestar import Request
from litestar.connection import ASGIConnection
from litestar.datastructures import Cookie, FormMultiDict
from litestar.exceptions import PermissionDeniedException
from litestar.handlers import BaseRouteHandler
from markupsafe import Markup

from models.settings import settings

TOKEN, KEY = "_token", "_key"
VISITOR_COOKIE = "visitor"
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})

_asking: ContextVar[ASGIConnection] = ContextVar("asking")


def remember_request(connection: ASGIConnection) -> None:
    """Let `form_tokens` know, deep inside macros, whom the page is for."""
    _asking.set(connection)


def form_tokens() -> Markup:
    """The hidden fields of one rendered form."""
    return Markup(  # noqa: S704 – both values are hexadecimal
        f'<input type="hidden" name="{TOKEN}" value="{_token(_asking.get())}">'
        f'<input type="hidden" name="{KEY}" value="{secrets.token_hex(16)}">'
    )


def _token(connection: ASGIConnection) -> str:
    secret = connection.auth.secret if connection.auth else _visitor(connection)
    key = settings().secret_key.encode()
    return hmac.new(key, f"form:{secret}".encode(), hashlib.sha256).hexdigest()


def _visitor(connection: ASGIConnection) -> str:
    known = connection.cookies.get(VISITOR_COOKIE) or connection.state.get(VISITOR_COOKIE)
    if not known:
        known = connection.state[VISITOR_COOKIE] = secrets.token_hex(16)
    return known


def visitor_cookie(connection: ASGIConnection) -> Cookie | None:
    """The cookie to set, if a form has just been shown to a visitor who had none."""
    value = connection.state.get(VISITOR_COOKIE)
    if not value:
        return None
    return Cookie(
        key=VISITOR_COOKIE,
        value=value,
        path="/",
        httponly=True,
        secure=settings().secure,
        samesite="lax",
    )


async def genuine(connection: Request, handler: BaseRouteHandler) -> None:
    """Guard: whatever changes something comes from a form of ours."""
    if connection.method in SAFE or handler.opt.get("machine"):
        return
    origin = connection.headers.get("origin")
    if origin and urlsplit(origin).netloc != connection.headers.get("host"):
        raise PermissionDeniedException("origin")
    form = await connection.form()
    if not hmac.compare_digest(str(form.get(TOKEN, "")), _token(connection)):
        raise PermissionDeniedException("token")


def text(form: FormMultiDict, name: str, longest: int = 2000) -> str:
    """A field as text, trimmed; what is not text, or not there, is empty."""
    value = form.get(name, "")
    return value.strip()[:longest] if isinstance(value, str) else ""


def ticked(form: FormMultiDict, name: str) -> bool:
    """Whether a box is ticked."""
    return bool(text(form, name))


def values(form: FormMultiDict) -> dict[str, str]:
    """What was typed, to show it again beside an error; files and hidden fields left out."""
    return {
        name: value
        for name, value in form.items()
        if isinstance(value, str) and not name.startswith("_")
    }
