"""特别程序 and 延长期限."""

from litestar import Response, post

from web.desk.visit import TheVisit


@post("/cases/{number:str}/suspension", may="suspend")
async def suspend(visit: TheVisit) -> Response:
    """Begin a special procedure."""
    return await visit.act(
        "suspend",
        code=visit.text("code"),
        days=visit.number("days"),
        reason=visit.text("reason"),
    )


@post("/cases/{number:str}/resumption", may="resume")
async def resume(visit: TheVisit) -> Response:
    """End it."""
    return await visit.act("resume", result=visit.text("result"))


@post("/cases/{number:str}/extension", may="extend")
async def extend(visit: TheVisit) -> Response:
    """Make the limit longer, once."""
    return await visit.act("extend", days=visit.number("days"), reason=visit.text("reason"))
