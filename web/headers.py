"""Headers of every answer, those of unknown addresses included."""

from litestar.connection import ASGIConnection
from litestar.datastructures import MutableScopeHeaders
from litestar.types import ASGIApp, Message, Receive, Scope, Send

from models.settings import settings
from web.tokens import remember_request, visitor_cookie

CONTENT_SECURITY_POLICY = (
    "default-src 'self'; img-src 'self' blob: data:; object-src 'none'; base-uri 'none';"
    " frame-ancestors 'none'; form-action 'self'"
)
ALWAYS = {
    "content-security-policy": CONTENT_SECURITY_POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "geolocation=(), microphone=(), payment=()",
}
_ALWAYS = [(name.encode(), value.encode()) for name, value in ALWAYS.items()]  # as they travel
OPEN_FACTS = ("/api/", "/schema/")  # any site may use them
TWO_YEARS = "max-age=63072000"


async def complete_headers(message: Message, scope: Scope) -> None:
    """Before anything is sent: the security headers, and the cookie of a visitor with a form."""
    if message["type"] != "http.response.start":
        return
    headers = MutableScopeHeaders.from_message(message)
    given = {name for name, _ in headers.headers}
    headers.headers.extend(header for header in _ALWAYS if header[0] not in given)
    if scope["path"].startswith(OPEN_FACTS):
        headers["access-control-allow-origin"] = "*"
    if settings().secure:
        headers.setdefault("strict-transport-security", TWO_YEARS)
    cookie = visitor_cookie(ASGIConnection(scope))
    if cookie is not None:
        headers.add("set-cookie", cookie.to_header(header=""))


def asked_by(app: ASGIApp) -> ASGIApp:
    """Middleware: let the forms of the answer know whom they are for."""

    async def middleware(scope: Scope, receive: Receive, send: Send) -> None:
        remember_request(ASGIConnection(scope))
        await app(scope, receive, send)

    return middleware
