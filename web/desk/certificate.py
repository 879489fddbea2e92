"""制证."""

from litestar import Response, post

from models.cases.acts.certificate import printed_fields
from web.desk.visit import TheVisit


@post("/cases/{number:str}/certificate", may="issue")
async def issue(visit: TheVisit) -> Response:
    """Make the certificate."""
    return await visit.act(
        "issue", number=visit.text("number", 60), fields=await printed_fields(visit.case)
    )
