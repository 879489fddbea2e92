"""注销账号."""

from litestar import Response, get, post

from models.errors import NotNow
from models.people.account.closing import close, what_stands
from web.citizen.account.visit import TheVisit, Visit
from web.forms import ticked
from web.pages import go
from web.sessions import Sessions, session_cookie

NOT_TICKED = "请看清会删除什么、会留下什么，确认后勾选。"


@get("/closing", may="keep_account")
async def ask(visit: TheVisit) -> Response:
    """What goes, what stays, and what has to be done first."""
    return await _show(visit)


@post("/closing", may="keep_account")
async def confirm(visit: TheVisit) -> Response:
    """Forget the person and sign them out; their other devices are signed out by it too."""
    if not ticked(visit.form, "agreed"):
        return await _show(visit, {"agreed": NOT_TICKED})
    try:
        await close(visit.citizen, at=visit.now)
    except NotNow as refused:
        return await _show(visit, {"agreed": refused.sentence}, status=409)
    await Sessions(visit.request.app.state.redis).close(visit.request.auth)
    answer = go("/me?done=closed")
    answer.set_cookie(session_cookie(None))
    answer.headers["clear-site-data"] = '"cache", "storage"'
    return answer


async def _show(visit: Visit, errors: dict[str, str] | None = None, status: int = 0) -> Response:
    reasons = await what_stands(visit.citizen, visit.today)
    return visit.show("closing", errors=errors, status=status, reasons=reasons)
