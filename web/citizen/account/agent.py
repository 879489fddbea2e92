"""Naming an agent: who, for what, how long, signed on the screen."""

from datetime import date

from litestar import Response, get, post

from models.errors import Invalid
from models.people.account.granting import (
    MYSELF,
    Grant,
    a_year_after,
    choice,
    name_agent,
    signable,
)
from models.people.account.profile import Profile
from models.people.account.strokes import LONGEST, path_data
from web.citizen.account.reading import day, day_fields, matter, offered
from web.citizen.account.visit import TheVisit, Visit, back_to
from web.forms import cut, ticked
from web.limits import limit

TEMPLATE = "authorisation_agent"
MOST_IN_AN_HOUR = 30  # forms of one account: each may put a line into a stranger's list


@get("/authorisations/agent", may="keep_account")
async def blank(visit: TheVisit) -> Response:
    """The form; half a year is proposed."""
    return await _form(visit)


@post("/authorisations/agent", may="keep_account")
async def sign(visit: TheVisit) -> Response:
    """Keep what was signed."""
    await limit(visit.request, "name-agent", MOST_IN_AN_HOUR, 3600, visit.whose)
    try:
        await name_agent(visit.citizen, await _grant(visit), at=visit.now)
    except Invalid as wrong:
        return await _form(visit, wrong)
    return back_to("authorisations", "signed")


async def _grant(visit: Visit) -> Grant:
    form = visit.form
    return Grant(
        agent_name=cut(form, "agent_name", 200),
        agent_mobile=cut(form, "agent_mobile", 30),
        relation=cut(form, "relation", 200),
        item=await matter(form, visit.today),
        valid_from=day(form, "valid_from"),
        valid_to=day(form, "valid_to"),
        signature=path_data(cut(form, "signature_strokes", LONGEST)),
        typed_name=cut(form, "typed_name", 200),
        agreed=ticked(form, "agreed"),
        behalf=cut(form, "behalf", 40) or MYSELF,
    )


async def _form(visit: Visit, wrong: Invalid | None = None) -> Response:
    context = {
        "profile": await Profile.of(visit.citizen),
        "latest": a_year_after(visit.today),
        "offered": await offered(visit.form, wrong),
        "companies": [(choice(row), row.name) for row in await signable(visit.citizen)],
    }
    if wrong:
        return visit.wrong(TEMPLATE, wrong, **context)
    known = {"scope": "all", "behalf": MYSELF} | day_fields("valid_from", visit.today)
    return visit.show(TEMPLATE, **context | {"values": known | _proposed(visit.today)})


def _proposed(today: date) -> dict[str, str]:
    month = today.month + 6
    later = date(today.year + (month > 12), month - 12 * (month > 12), min(today.day, 28))
    return day_fields("valid_to", later)
