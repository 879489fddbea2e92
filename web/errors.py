"""Refusals and mishaps as pages: what happened, what was kept, what to do."""

import secrets

import structlog
from litestar import Request, Response
from litestar.exceptions import HTTPException, NotAuthorizedException
from litestar.response import Redirect
from litestar.types import ExceptionHandlersMap

from models.errors import Invalid, NotAllowed, NotNow, TooMany
from web.pages import look_of, wants_part

log = structlog.get_logger()
STAFF_AREAS = ("/desk", "/station", "/admin", "/staff", "/hall")


def _page(
    request: Request, status: int, sentence: str = "", code: str = "", wait: int = 0
) -> Response:
    template = request.app.template_engine.get_template("layouts/error.html")
    html = template.render(
        status=status,
        sentence=sentence,
        code=code,
        look=look_of(request),
        back=request.headers.get("referer", "/") if request.method == "POST" else "/",
    )
    headers = {"cache-control": "no-store"} | ({"retry-after": str(wait)} if wait else {})
    return Response(html, media_type="text/html", status_code=status, headers=headers)


def must_sign_in(request: Request, _: Exception) -> Response:
    """401: a dialog over the page for htmx, the sign-in page for a plain request."""
    staff = request.url.path.startswith(STAFF_AREAS)
    door = "/staff/login" if staff else "/login"
    if wants_part(request):
        return Response(None, status_code=401, headers={"x-sign-in": door})
    after = request.url.path if request.method == "GET" else ""
    return Redirect(f"{door}?next={after}" if after else door, status_code=303)


def refused(request: Request, error: Exception) -> Response:
    """What the models refused, where no page of its own shows it."""
    if isinstance(error, TooMany):
        return _page(request, 429, error.sentence, wait=error.wait_seconds)
    statuses = {NotAllowed: 403, NotNow: 409, Invalid: 422}
    return _page(request, statuses[type(error)], error.sentence)


def http_error(request: Request, error: HTTPException) -> Response:
    """Not found, not allowed, too large and the like."""
    return _page(request, error.status_code)


def server_error(request: Request, error: Exception) -> Response:
    """A defect: logged under a code that the person can read out."""
    code = secrets.token_hex(3).upper()
    log.error("server_error", code=code, path=request.url.path, exc_info=error)
    return _page(request, 500, code=code)


HANDLERS: ExceptionHandlersMap = {
    NotAuthorizedException: must_sign_in,
    NotAllowed: refused,
    NotNow: refused,
    Invalid: refused,
    TooMany: refused,
    HTTPException: http_error,
    500: server_error,
}
