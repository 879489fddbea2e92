"""提醒方式: how reminders arrive."""

from litestar import Response, get, post

from models.errors import Invalid
from web.citizen.account.visit import TheVisit, back_to
from web.forms import cut, ticked


@get("/notifications", may="keep_account")
async def show(visit: TheVisit) -> Response:
    """What is switched on."""
    citizen = visit.citizen
    known = {
        "by_sms": "yes" if citizen.by_sms else "no",
        "by_email": "yes" if citizen.by_email else "",
        "email": citizen.email,
    }
    return visit.show("notifications", values=known)


@post("/notifications", may="keep_account")
async def save(visit: TheVisit) -> Response:
    """Set it."""
    form = visit.form
    try:
        await visit.citizen.choose_reminders(
            by_sms=cut(form, "by_sms", 5) != "no",
            by_email=ticked(form, "by_email"),
            email=cut(form, "email", 300),
        )
    except Invalid as wrong:
        return visit.wrong("notifications", wrong)
    return back_to("notifications", "saved")
