"""改领取方式: until the courier has it, another way may be chosen (mock-up 05)."""

from litestar import Request, Response, get, post

from models.cases.case import Case
from models.cases.filling.wishes import open_stations, payer_of, ways_for
from models.errors import Invalid, NotNow
from models.people.account.address import Address
from web.citizen.apply.words import way_choices
from web.citizen.noting import own_page, refused
from web.citizen.wish_form import agreed, known_wish, wish_in
from web.forms import form_key
from web.limits import limit
from web.pages import go
from web.scopes import Form, Now, TheCase

MOST_IN_AN_HOUR = 20  # of one account: every change is an event, and told to the desks


@get("/cases/{number:str}/delivery", may="change_delivery")
async def ask_delivery(request: Request, case: TheCase) -> Response:
    """The ways this case has, the chosen one marked."""
    return await _show(request, case)


@post("/cases/{number:str}/delivery", may="change_delivery")
async def change_delivery(request: Request, case: TheCase, now: Now, form: Form) -> Response:
    """The new wish replaces the old."""
    await limit(request, "change-delivery", MOST_IN_AN_HOUR, 3600, f"citizen-{request.user.id}")
    try:
        wish = await wish_in(form, request.user)
        await case.change_delivery(by=request.user, at=now, key=form_key(form), wish=wish)
    except (Invalid, NotNow) as wrong:
        return await _show(request, case, **refused(wrong, form, "way"))
    return go(f"/cases/{case.case_no}?done=delivery")


async def _show(request: Request, case: Case, **context: object) -> Response:
    guide = await case.guide()
    stations, addresses = await open_stations(guide), await Address.of(request.user)
    wish = await known_wish(case, request.user, addresses)
    known = {} if "values" in context else {"values": wish}
    return await own_page(
        request,
        "delivery",
        case,
        ways=way_choices(guide, ways_for(case, guide, stations), await payer_of(case.id)),
        addresses=addresses,
        stations=stations,
        agreed=await agreed(request.user),
        **(context | known),
    )
