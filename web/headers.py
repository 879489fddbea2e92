"""Headers of every answer, errors included."""

from litestar.connection import ASGIConnection
from litestar.datastructures import MutableScopeHeaders
from litestar.types import ASGIApp, Message, Receive, Scope, Send

from models.settings import settings
from web.forms import remember_request, visitor_cookie

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
TWO_YEARS = "max-age=63072000"


def with_headers(app: ASGIApp) -> ASGIApp:
    """Middleware: the security headers, and the cookie of a visitor who was shown a form."""

    async def middleware(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
            return
        connection = ASGIConnection(scope)
        remember_request(connection)

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                _complete(MutableScopeHeaders.from_message(message), connection)
            await send(message)

        await app(scope, receive, send_with_headers)

    return middleware


def _complete(headers: MutableScopeHeaders, connection: ASGIConnection) -> None:
    for name, value in ALWAYS.items():
        headers.setdefault(name, value)
    if settings().secure:
        headers.setdefault("strict-transport-security", TWO_YEARS)
    cookie = visitor_cookie(connection)
    if cookie is not None:
        headers.add("set-cookie", cookie.to_header(header=""))
