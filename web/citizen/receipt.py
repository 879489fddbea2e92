"""我已收到: the applicant says that the parcel has arrived, and who took it."""

from litestar import Request, Response, get, post

from models.delivery.hand_out import Collector
from models.errors import Invalid, NotNow
from web.citizen.noting import own_page, refused
from web.desk.choices import pick
from web.forms import form_key, text
from web.pages import go
from web.scopes import Form, Now, TheCase


@get("/cases/{number:str}/receipt", may="confirm_delivery")
async def ask_receipt(request: Request, case: TheCase) -> Response:
    """The parcel, and who took it."""
    return await own_page(request, "receipt", case)


@post("/cases/{number:str}/receipt", may="confirm_delivery")
async def confirm_receipt(request: Request, case: TheCase, now: Now, form: Form) -> Response:
    """It has arrived: the case is over."""
    try:
        await case.confirm_delivery(
            by=request.user,
            at=now,
            key=form_key(form),
            collector=pick(Collector, text(form, "collector", 20)),
            name=text(form, "name", 100),
            text="申请人在网上确认收到",
        )
    except (Invalid, NotNow) as wrong:
        return await own_page(request, "receipt", case, **refused(wrong, form, "collector"))
    return go(f"/cases/{case.case_no}?done=receipt")
