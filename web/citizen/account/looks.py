"""谁查看了我的信息."""

from litestar import Response, get

from models.audit.looks import looks_at
from web.citizen.account.visit import TheVisit


@get("/looks", may="keep_account")
async def index(visit: TheVisit) -> Response:
    """Who looked, when, at what; one's own looks are only counted."""
    wanted = visit.request.query_params.get("page", "1")
    page = int(wanted) if wanted.isdecimal() and len(wanted) < 7 else 1
    return visit.show("looks", looks=await looks_at(visit.citizen, visit.today, page))
