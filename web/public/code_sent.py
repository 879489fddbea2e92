"""Which phone a sign-in code has just been sent to, kept by this browser for as long as it counts.

Whoever leaves the page to read the text message, or reloads it, finds the second field again.
"""

import base64
import binascii
import json
from datetime import datetime

from litestar import Request
from litestar.datastructures import Cookie

from models.people.sign_in import CODE_LIFE
from models.sealing import seal, unseal
from web.cookies import own_cookie

NAME, PATH = "code_sent", "/login"
LIFE = int(CODE_LIFE.total_seconds())


def keep_phone(mobile: str, at: datetime) -> Cookie:
    """The cookie; what it holds nobody else can read or make."""
    told = json.dumps([mobile, int(at.timestamp()) + LIFE]).encode()
    sealed = base64.urlsafe_b64encode(seal(told, NAME)).decode()
    return own_cookie(NAME, sealed, LIFE, path=PATH)


def forget_phone() -> Cookie:
    """The same, empty: somebody has signed in."""
    return own_cookie(NAME, "", 0, path=PATH)


def phone_kept(request: Request, now: datetime) -> str:
    """The phone, while its code counts; else empty."""
    try:
        sealed = base64.urlsafe_b64decode(request.cookies.get(NAME, ""))
        mobile, until = json.loads(unseal(sealed, NAME))
    except (ValueError, binascii.Error):  # none, or not made by us
        return ""
    return mobile if now.timestamp() < until else ""
