"""等候人数: one look around the hall, told to the public."""

from litestar import Request, Response, get, post

from models.errors import Invalid
from models.offices.occupancy import MOST, hall_of, looks, report
from web.desk.frames import frame_of
from web.forms import cut, values
from web.pages import go, page
from web.scopes import Form, Now


@get("/occupancy", may="report_occupancy")
async def ask(request: Request, now: Now) -> Response:
    """Two numbers, and the last ones."""
    return await _show(request, now)


@post("/occupancy", may="report_occupancy")
async def tell(request: Request, now: Now, form: Form) -> Response:
    """Tell the public."""
    waiting, windows_open = _number(form, "waiting"), _number(form, "windows_open")
    try:
        await report(waiting, windows_open, by=request.user, at=now)
    except Invalid as wrong:
        return await _show(request, now, values(form), wrong.errors)
    return go(f"{frame_of(request).base}/occupancy?done=told")


def _number(form: Form, name: str) -> int | None:
    typed = cut(form, name, 5)
    return int(typed) if typed.isascii() and typed.isdigit() else None


async def _show(
    request: Request, now: Now, known: dict | None = None, errors: dict | None = None
) -> Response:
    hall = await hall_of(request.user)
    return page(
        request,
        "desk/occupancy.html",
        status=422 if errors else 200,
        hall=hall,
        last=(await looks()).get(hall.id) if hall else None,
        now=now,
        most=MOST,
        done=request.query_params.get("done", ""),
        values=known or {},
        errors=errors or {},
        frame=frame_of(request),
    )
