"""Public pages of which a browser may keep the last view: guides and lists of materials."""

import re

from litestar.datastructures import MutableScopeHeaders
from litestar.types import Message, Scope

LASTING = re.compile(r"^/(services|packages)/[^/]+(/materials)?$")


async def name_last_view(message: Message, scope: Scope) -> None:
    """Before anything is sent: tell the service worker that a page is the same for everybody.

    Only an answer to somebody without a session is; the worker keeps no other.
    """
    if message["type"] != "http.response.start" or message["status"] != 200:
        return
    if LASTING.match(scope["path"]) and scope.get("auth") is None and "auth" in scope:
        MutableScopeHeaders.from_message(message)["x-last-view"] = "public"
