"""Refusals and mishaps as pages: what happened, what was kept, what to do."""

import secrets
import traceback
from pathlib import PurePath
from urllib.parse import quote

import asyncpg
import structlog
from litestar import Request, Response
from litestar.exceptions import HTTPException, MethodNotAllowedException, NotAuthorizedException
from litestar.response import Redirect
from litestar.types import ExceptionHandlersMap
from redis.exceptions import RedisError

from models.errors import Invalid, NotAllowed, NotNow, TooMany
from models.settings import PROJECT
from web.api.answers import problem
from web.pages import go, look_of, page_before, wants_part
from web.tokens import Forged

log = structlog.get_logger()
STAFF_AREAS = ("/desk", "/station", "/admin", "/staff", "/hall")
STALE = "这一页打开得太久，或者您已经换了登录。请返回上一页刷新，再提交一次。"
API = "/api/"
AWAY = "现在暂时不能登录，请过一会儿再试；急事请打电话或到窗口办理。"
CLOSED = "系统正在维护，请过几分钟再试。已经提交的都在，没有丢失；急事请打电话或到窗口办理。"
NO_DATABASE = (
    ConnectionError,
    asyncpg.PostgresConnectionError,
    asyncpg.OperatorInterventionError,
    asyncpg.TooManyConnectionsError,
)


def _page(
    request: Request,
    status: int,
    sentence: str = "",
    code: str = "",
    headers: dict[str, str] | None = None,
) -> Response:
    always = {"cache-control": "no-store"} | (headers or {})
    if request.url.path.startswith(API):
        return problem(status, sentence or _in_words(status), always)
    template = request.app.template_engine.get_template("layouts/error.html")
    html = template.render(
        status=status,
        sentence=sentence,
        code=code,
        look=look_of(request),
        back=page_before(request) if request.method == "POST" else "/",
    )
    return Response(html, media_type="text/html", status_code=status, headers=always)


def _in_words(status: int) -> str:
    words = {400: "参数不对，请看 /schema/openapi.json。", 404: "没有这个地址或者这个事项。"}
    words |= {405: "这里只能读取。", 410: "这个事项已经不办了。"}
    return words.get(status, "系统出了问题，请稍后再试。" if status >= 500 else "没有办成。")


def must_sign_in(request: Request, _: Exception) -> Response:
    """401: a dialog over the page for htmx, the sign-in page for a plain request."""
    staff = request.url.path.startswith(STAFF_AREAS)
    door = "/staff/login" if staff else "/login"
    if wants_part(request):
        return Response(b"", status_code=401, headers={"x-sign-in": door}, media_type="text/plain")
    after = _address(request) if request.method == "GET" else page_before(request)
    return Redirect(door if after == "/" else f"{door}?next={quote(after)}", status_code=303)


def _address(request: Request) -> str:
    return request.url.path + (f"?{request.url.query}" if request.url.query else "")


def refused(request: Request, error: Exception) -> Response:
    """What the models refused, where no page of its own shows it."""
    if isinstance(error, TooMany):
        wait = {"retry-after": str(error.wait_seconds)}
        return _page(request, 429, error.sentence, headers=wait)
    statuses = {NotAllowed: 403, NotNow: 409, Invalid: 422}
    return _page(request, statuses[type(error)], error.sentence)


def http_error(request: Request, error: HTTPException) -> Response:
    """Not found, not allowed, too large and the like."""
    return _page(request, error.status_code, headers=error.headers)


def wrong_method(request: Request, error: MethodNotAllowedException) -> Response:
    """Somebody reloads the address of a form they sent: show the page the form stands on."""
    path = request.url.path
    while request.method == "GET" and path.strip("/"):
        path = path.rpartition("/")[0] or "/"
        try:
            request.app.asgi_router.handle_routing(path=path, method="GET")
        except HTTPException:
            continue
        return go(path)
    return http_error(request, error)


def forged(request: Request, _: Forged) -> Response:
    """A form that is not ours, or that was shown to somebody else, or too long ago."""
    return _page(request, 403, STALE)


def away(request: Request, _: RedisError) -> Response:
    """Nobody can sign in while Redis is away; everything public goes on."""
    return _page(request, 503, AWAY)


def server_error(request: Request, error: Exception) -> Response:
    """A defect: logged under a code that the person can read out.

    Only what kind it is and where: messages of errors quote names and numbers of people.
    """
    if _is_database_away(error):
        log.error("database_away", error=type(error).__name__)
        return _page(request, 503, CLOSED, headers={"retry-after": "60"})
    code = secrets.token_hex(3).upper()
    log.error(
        "server_error",
        code=code,
        route=request.scope.get("path_template", ""),
        error=type(error).__name__,
        where=[_place(frame) for frame in traceback.extract_tb(error.__traceback__)],
    )
    return _page(request, 500, code=code)


def _is_database_away(error: Exception) -> bool:
    # A unix socket that is not there: unlike a missing file it bears no name.
    no_socket = isinstance(error, FileNotFoundError) and error.filename is None
    return no_socket or isinstance(error, NO_DATABASE)


def _place(frame: traceback.FrameSummary) -> str:
    path = PurePath(frame.filename)
    known = path.relative_to(PROJECT) if path.is_relative_to(PROJECT) else path.name
    return f"{known}:{frame.lineno} {frame.name}"


HANDLERS: ExceptionHandlersMap = {
    NotAuthorizedException: must_sign_in,
    MethodNotAllowedException: wrong_method,
    Forged: forged,
    NotAllowed: refused,
    NotNow: refused,
    Invalid: refused,
    TooMany: refused,
    RedisError: away,
    HTTPException: http_error,
    500: server_error,
}
