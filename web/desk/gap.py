"""补齐容缺材料."""

from litestar import Response, post

from web.desk.visit import TheVisit


@post("/cases/{number:str}/gap", may="fill_gap")
async def fill_gap(visit: TheVisit) -> Response:
    """Take in a promised material."""
    return await visit.act(
        "fill_gap", material=visit.number("material"), paper=visit.ticked("paper")
    )
