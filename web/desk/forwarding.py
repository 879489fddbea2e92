"""推送 and 复核通过."""

from litestar import Response, post

from web.desk.visit import TheVisit


@post("/cases/{number:str}/push", may="push")
async def push(visit: TheVisit) -> Response:
    """Send the case to the next place."""
    return await visit.act("push")


@post("/cases/{number:str}/passing", may="pass_on")
async def pass_on(visit: TheVisit) -> Response:
    """The re-check is passed."""
    return await visit.act("pass_on")
