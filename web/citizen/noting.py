"""What every look at one's own case leaves behind, and the page around one of its forms."""

from datetime import datetime
from typing import Any

from litestar import Request, Response

from models.audit.access import Access, remember
from models.cases.actor import actor
from models.cases.case import Case
from models.cases.reading.own import read_own
from models.errors import Invalid, Refused
from web.forms import values
from web.limits import client_address
from web.pages import page


async def note(request: Request, case: Case, access: Access, now: datetime, what: str = "") -> None:
    """Write the look down."""
    address = client_address(request)
    await remember(access, case.id, actor(request.user), address=address, at=now, reason=what)


async def own_page(
    request: Request, template: str, case: Case, *, status: int = 200, **context: Any
) -> Response:
    """A page about one case of mine; after a refusal the case is read anew."""
    if status != 200:
        await case.reread()
    known = {"values": {}, "errors": {}, "back": f"/cases/{case.case_no}"}
    return page(
        request,
        f"citizen/{template}.html",
        status=status,
        r=await read_own(case),
        address=f"/cases/{case.case_no}",
        **(known | context),
    )


def refused(refusal: Refused, form: Any, field: str) -> dict[str, Any]:
    """What a page needs to show a form again: 422 where something is wrong in it, 409 with the
    sentence at one field where it came too late."""
    if isinstance(refusal, Invalid):
        return {"status": 422, "errors": refusal.errors, "values": values(form)}
    return {"status": 409, "errors": {field: refusal.sentence}, "values": values(form)}
