"""不予受理: proposed and confirmed."""

from litestar import Response, post

from models.cases.words import RefusalGround
from web.desk.choices import pick
from web.desk.visit import TheVisit


@post("/cases/{number:str}/refusal", may="refuse")
async def refuse(visit: TheVisit) -> Response:
    """Propose not to accept."""
    return await visit.act(
        "refuse",
        ground=pick(RefusalGround, visit.text("ground")),
        reason=visit.text("reason"),
        competent_office=visit.text("competent_office", 200),
        competent_address=visit.text("competent_address", 200),
        competent_phone=visit.text("competent_phone", 40),
    )


@post("/cases/{number:str}/refusal-confirmation", may="confirm_refusal")
async def confirm_refusal(visit: TheVisit) -> Response:
    """Confirm that it is not accepted."""
    return await visit.act("confirm_refusal")
