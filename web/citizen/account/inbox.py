"""我的消息: what I was told inside the product."""

from litestar import Response, get, post

from models.notices.inbox import inbox_of, mark_read
from web.citizen.account.visit import TheVisit, back_to
from web.forms import cut


@get("/inbox", may="keep_account")
async def index(visit: TheVisit) -> Response:
    """The newest first; each leads to its case."""
    wanted = visit.request.query_params.get("page", "1")
    page = int(wanted) if wanted.isdecimal() and len(wanted) < 7 else 1
    return visit.show("inbox", inbox=await inbox_of(visit.citizen, visit.today, page))


@post("/inbox", may="keep_account")
async def read(visit: TheVisit) -> Response:
    """All that was shown has been read."""
    until = cut(visit.form, "until", 18)
    if until.isascii() and until.isdecimal():
        await mark_read(visit.citizen, int(until), at=visit.now)
    return back_to("inbox", "read")
