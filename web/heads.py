"""HEAD for every page that answers GET: monitors and link checkers ask that way."""

from litestar import Litestar
from litestar.datastructures import MutableScopeHeaders
from litestar.types import Message, Receive, Scope, Send


class Site(Litestar):
    """The application; a HEAD request is answered like a GET, without the body."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["method"] == "HEAD":
            await super().__call__({**scope, "method": "GET"}, receive, _headers_only(send))
        else:
            await super().__call__(scope, receive, send)


def _headers_only(send: Send) -> Send:
    async def send_headers(message: Message) -> None:
        if message["type"] == "http.response.body":
            message = {**message, "body": b""}
        await send(message)

    return send_headers


async def name_head(message: Message, _: Scope) -> None:
    """Wherever an answer lists the allowed methods, HEAD stands beside GET."""
    if message["type"] != "http.response.start":
        return
    headers = MutableScopeHeaders.from_message(message)
    allowed = headers.get("allow", "").split(", ")
    if "GET" in allowed:
        headers["allow"] = ", ".join(sorted({*allowed, "HEAD"}))
