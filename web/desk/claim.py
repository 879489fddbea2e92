"""接件."""

from litestar import Response, post

from web.desk.visit import TheVisit


@post("/cases/{number:str}/claim", may="claim")
async def claim(visit: TheVisit) -> Response:
    """Take the case on."""
    return await visit.act("claim")
