"""核验身份: who is there (S0-5b)."""

from litestar import Response, get, post

from models.cases.filling.on_site import PersonOnSite
from models.cases.words import IdentityMethod
from models.errors import Invalid
from models.people.applicant import Audience
from models.people.identity import IdKind
from web.desk.choices import pick
from web.forms import text, ticked
from web.station.draft import Counter, TheCounter

LONGEST = {
    "name": 100,
    "id_number": 40,
    "mobile": 30,
    "address": 200,
    "legal_name": 100,
    "relation": 60,
}


@get("/intakes/{draft:int}/person", may="take_in")
async def show(counter: TheCounter) -> Response:
    """The form, filled with what is known."""
    return await counter.show("person", values=await _known(counter))


@post("/intakes/{draft:int}/person", may="take_in")
async def save(counter: TheCounter) -> Response:
    """Check and keep."""
    form, audience = counter.form, pick(Audience, text(counter.form, "audience"))
    audience = audience or Audience.PERSON
    try:
        await counter.draft.identify(
            _person(counter, "", _kind(counter, audience)),
            audience=audience,
            method=pick(IdentityMethod, text(form, "method")) if ticked(form, "matched") else None,
            agent=_person(counter, "agent_", IdKind.RESIDENT)
            if text(form, "who") == "agent"
            else None,
            by=counter.request.user,
            at=counter.now,
        )
    except Invalid as wrong:
        return await counter.show("person", status=422, errors=wrong.errors)
    return counter.on_to("situation")


def _kind(counter: Counter, audience: Audience) -> IdKind:
    if audience is not Audience.PERSON:
        return IdKind.CREDIT
    return pick(IdKind, text(counter.form, "id_kind")) or IdKind.RESIDENT


def _person(counter: Counter, prefix: str, kind: IdKind) -> PersonOnSite:
    told = {name: text(counter.form, prefix + name, most) for name, most in LONGEST.items()}
    return PersonOnSite(id_kind=kind, **told)


async def _known(counter: Counter) -> dict[str, str]:
    draft = counter.draft
    known = {"audience": Audience.PERSON.value, "who": "self", "method": "by_eye"}
    if draft.applicant is None:
        return known
    return known | await draft.people_on_file()
