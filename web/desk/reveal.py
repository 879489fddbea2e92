"""显示: the whole number, for a reason, and it is written down (6.14, 8.2)."""

from litestar import Response, post

from models.audit.access import Access, remember
from models.cases.actor import actor
from models.people.applicant import Applicant
from web.desk.visit import TheVisit
from web.limits import client_address
from web.pages import page

REASONS = ("核对证件", "联系申请人", "制作文书", "其他工作需要")


@post("/cases/{number:str}/reveal", may="reveal")
async def reveal(visit: TheVisit) -> Response:
    """Show the ID number and the phone once; the page itself stays masked."""
    reason = visit.text("reason")
    if reason not in REASONS:
        reason = REASONS[-1]
    await remember(
        Access.REVEAL,
        visit.case.id,
        actor(visit.request.user),
        address=client_address(visit.request),
        at=visit.now,
        reason=reason,
    )
    applicant = await Applicant.objects().get(Applicant.id == visit.case.applicant)
    answer = page(
        visit.request,
        "desk/revealed.html",
        case=visit.case,
        applicant=applicant,
        address=visit.address,
        reason=reason,
    )
    answer.headers["cache-control"] = "no-store"
    return answer
