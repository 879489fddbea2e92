"""撤回: what it means, before it is done."""

from litestar import Request, Response, get, post

from models.errors import Invalid, NotNow
from web.citizen.noting import own_page, refused
from web.forms import form_key, text, ticked
from web.pages import go
from web.scopes import Form, Now, TheCase


@get("/cases/{number:str}/withdrawal", may="withdraw")
async def ask_withdrawal(request: Request, case: TheCase) -> Response:
    """What withdrawing means, before it is done."""
    return await own_page(request, "withdrawal", case)


@post("/cases/{number:str}/withdrawal", may="withdraw")
async def withdraw(request: Request, case: TheCase, now: Now, form: Form) -> Response:
    """撤回, signed by ticking the box."""
    try:
        await case.withdraw(
            by=request.user,
            at=now,
            key=form_key(form),
            reason=text(form, "reason"),
            signed=ticked(form, "signed"),
        )
    except (Invalid, NotNow) as wrong:
        return await own_page(request, "withdrawal", case, **refused(wrong, form, "signed"))
    return go(f"/cases/{case.case_no}?done=withdraw")
