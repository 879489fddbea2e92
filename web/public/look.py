"""长辈版 and text size: a cookie, so that the very next page is already right."""

from litestar import Request, Response, get
from litestar.datastructures import Cookie

from models.settings import settings
from web.pages import go, page_before

CHOICES = {
    "mode": ("standard", "elder"),
    "size": ("100", "125", "150", "190"),
    "shortcuts": ("on", "off"),
}
A_YEAR = 365 * 24 * 3600


@get("/look", may="read_public", sync_to_thread=False)
def choose(request: Request) -> Response:
    """Set what the address asks for and go back to where the person was."""
    before = page_before(request)
    answer = go("/" if before.startswith("/look") else before)
    for name, allowed in CHOICES.items():
        value = request.query_params.get(name)
        if value in allowed:
            answer.set_cookie(
                Cookie(
                    key=name,
                    value=value,
                    max_age=A_YEAR,
                    path="/",
                    httponly=True,
                    secure=settings().secure,
                    samesite="lax",
                )
            )
    return answer
