"""常用地址."""

from litestar import Response, get, post
from litestar.di import NamedDependency, Provide
from litestar.exceptions import NotFoundException
from litestar.params import FromPath

from models.errors import Invalid
from models.people.account.address import Address, Place
from models.people.account.last_delivery import last_place
from web.citizen.account.visit import TheVisit, Visit, back_to
from web.forms import cut, ticked


async def provide_address(visit: TheVisit, address: FromPath[int]) -> Address:
    """The address of this number, if it is the citizen's own."""
    row = await Address.for_citizen(visit.citizen, address)
    if row is None:
        raise NotFoundException
    return row


OF_AN_ADDRESS = {"kept": Provide(provide_address)}
TheAddress = NamedDependency[Address]


@get("/addresses", may="keep_account")
async def index(visit: TheVisit) -> Response:
    """All of them, the usual one first, and where the last case was sent if that is not kept."""
    rows, last = await Address.of(visit.citizen), await last_place(visit.citizen, visit.today)
    known = any(row.as_typed == last for row in rows)
    return visit.show("addresses", addresses=rows, last=None if known else last)


@get("/addresses/new", may="keep_account")
async def blank(visit: TheVisit) -> Response:
    """An empty form, or what the last case was sent to."""
    wanted = visit.request.query_params.get("from") == "case"
    return _form(visit, place=await last_place(visit.citizen, visit.today) if wanted else None)


@post("/addresses/new", may="keep_account")
async def add(visit: TheVisit) -> Response:
    """Add one."""
    try:
        await Address.add(visit.citizen, _place(visit), usual=_usual(visit), at=visit.now)
    except Invalid as wrong:
        return _form(visit, wrong=wrong)
    return back_to("addresses", "added")


@get("/addresses/{address:int}", may="keep_account")
async def show(visit: TheVisit, kept: TheAddress) -> Response:
    """One of them in full, to correct."""
    return _form(visit, kept, place=kept.as_typed)


@post("/addresses/{address:int}", may="keep_account")
async def save(visit: TheVisit, kept: TheAddress) -> Response:
    """Write it anew."""
    try:
        await kept.correct(visit.citizen, _place(visit), usual=_usual(visit), at=visit.now)
    except Invalid as wrong:
        return _form(visit, kept, wrong=wrong)
    return back_to("addresses", "saved")


@post("/addresses/{address:int}/usual", may="keep_account")
async def make_usual(visit: TheVisit, kept: TheAddress) -> Response:
    """Propose it first."""
    await kept.make_usual(visit.citizen)
    return back_to("addresses", "usual")


@post("/addresses/{address:int}/removal", may="keep_account")
async def remove(visit: TheVisit, kept: TheAddress) -> Response:
    """Forget it."""
    await kept.drop(visit.citizen)
    return back_to("addresses", "removed")


def _place(visit: Visit) -> Place:
    form = visit.form
    return Place(cut(form, "recipient", 200), cut(form, "mobile", 30), cut(form, "place", 400))


def _usual(visit: Visit) -> bool:
    return ticked(visit.form, "usual")


def _form(
    visit: Visit,
    kept: Address | None = None,
    place: Place | None = None,
    wrong: Invalid | None = None,
) -> Response:
    known = vars(place) | {"usual": "yes" if kept and kept.usual else ""} if place else {}
    context = {"address": kept, "values": known}
    return visit.wrong("address", wrong, **context) if wrong else visit.show("address", **context)
