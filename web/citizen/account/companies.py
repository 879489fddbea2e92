"""我的企业."""

from litestar import Response, get, post
from litestar.di import NamedDependency, Provide
from litestar.exceptions import NotFoundException
from litestar.params import FromPath

from models.errors import Invalid
from models.people.account.company import Company, Firm
from models.people.applicant import AUDIENCE_NAMES, Audience
from models.people.identity import odd_organisation_part
from web.citizen.account.visit import TheVisit, Visit, back_to
from web.desk.choices import pick
from web.forms import cut, text

KINDS = [(kind.value, name) for kind, name in AUDIENCE_NAMES.items() if kind != Audience.PERSON]


async def provide_company(visit: TheVisit, company: FromPath[int]) -> Company:
    """The company of this number, if it is the citizen's own."""
    row = await Company.for_citizen(visit.citizen, company)
    if row is None:
        raise NotFoundException
    return row


OF_A_COMPANY = {"kept": Provide(provide_company)}
TheCompany = NamedDependency[Company]


@get("/companies", may="keep_account")
async def index(visit: TheVisit) -> Response:
    """All of them, and those whose code looks odd."""
    rows = await Company.of(visit.citizen)
    odd = {row.id for row in rows if odd_organisation_part(row.credit_code)}
    return visit.show("companies", companies=rows, odd=odd)


@get("/companies/new", may="keep_account")
async def blank(visit: TheVisit) -> Response:
    """An empty form."""
    return _form(visit)


@post("/companies/new", may="keep_account")
async def add(visit: TheVisit) -> Response:
    """Add one."""
    try:
        await Company.add(visit.citizen, _firm(visit), at=visit.now)
    except Invalid as wrong:
        return _form(visit, wrong=wrong)
    return back_to("companies", "added")


@get("/companies/{company:int}", may="keep_account")
async def show(visit: TheVisit, kept: TheCompany) -> Response:
    """One of them, to correct."""
    return _form(visit, kept)


@post("/companies/{company:int}", may="keep_account")
async def save(visit: TheVisit, kept: TheCompany) -> Response:
    """Write it anew."""
    try:
        await kept.correct(_firm(visit), at=visit.now)
    except Invalid as wrong:
        return _form(visit, kept, wrong)
    return back_to("companies", "saved")


@post("/companies/{company:int}/removal", may="keep_account")
async def remove(kept: TheCompany) -> Response:
    """Take it off the list; cases in its name stay."""
    await kept.remove()
    return back_to("companies", "removed")


def _firm(visit: Visit) -> Firm:
    form = visit.form
    return Firm(
        pick(Audience, cut(form, "audience", 20)),
        cut(form, "name", 200),
        cut(form, "credit_code", 60),
        text(form, "legal_name", 100),
        cut(form, "relation", 200),
    )


def _form(visit: Visit, kept: Company | None = None, wrong: Invalid | None = None) -> Response:
    fields = ("audience", "name", "credit_code", "legal_name", "relation")
    known = {name: getattr(kept, name) for name in fields} if kept else {}
    context = {"company": kept, "kinds": KINDS, "values": known}
    return visit.wrong("company", wrong, **context) if wrong else visit.show("company", **context)
