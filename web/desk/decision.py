"""准予 and 不予."""

from litestar import Response, post

from web.desk.visit import TheVisit


@post("/cases/{number:str}/grant", may="grant")
async def grant(visit: TheVisit) -> Response:
    """Grant."""
    return await visit.act("grant", content=visit.text("content"), message=visit.text("message"))


@post("/cases/{number:str}/denial", may="deny")
async def deny(visit: TheVisit) -> Response:
    """Deny, with facts, reasons, law and a word to the applicant."""
    return await visit.act(
        "deny",
        facts=visit.text("facts"),
        reasons=visit.text("reasons"),
        law=visit.text("law"),
        message=visit.text("message"),
    )
