"""撤回 and 终止."""

from litestar import Response, post

from web.desk.visit import TheVisit


@post("/cases/{number:str}/withdrawal", may="withdraw")
async def withdraw(visit: TheVisit) -> Response:
    """Withdraw for the applicant, on their signed request."""
    return await visit.act("withdraw", reason=visit.text("reason"), signed=visit.ticked("signed"))


@post("/cases/{number:str}/lapse", may="lapse")
async def lapse(visit: TheVisit) -> Response:
    """End a case whose promise or reply is overdue."""
    return await visit.act("lapse", reason=visit.text("reason"))
