"""我的企业."""

from litestar import Response, get, post
from litestar.di import NamedDependency, Provide
from litestar.exceptions import NotFoundException
from litestar.params import FromPath

from models.errors import Invalid
from models.people.account import register
from models.people.account.company import Company, Firm
from models.people.account.profile import Profile
from models.people.account.proving import may_prove, prove_company
from models.people.account.register import Verdict
from models.people.applicant import AUDIENCE_NAMES, Audience
from models.people.identity import odd_organisation_part
from web.citizen.account.identity import CHECKS_AN_HOUR
from web.citizen.account.visit import TheVisit, Visit, back_to
from web.demo import stand_ins
from web.desk.choices import pick
from web.forms import cut, text
from web.limits import limit
from web.pages import go

SAID = {
    Verdict.MISMATCH: "名称、信用代码和法定代表人（经营者）没有全对上，请对照执照改正后再核验。",
    Verdict.UNKNOWN: "企业登记里没有查到这个信用代码，请对照营业执照核对；新办的可能还没更新。",
    Verdict.UNREACHABLE: "现在连不上企业登记，没有核验成，不影响办事，可以稍后再试。",
}
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
    return await _listed(visit)


async def _listed(visit: Visit, note: str = "") -> Response:
    rows, owner = await Company.of(visit.citizen), await Profile.of(visit.citizen)
    offered = register.is_offered(owner)
    return visit.show(
        "companies",
        companies=rows,
        odd={row.id for row in rows if odd_organisation_part(row.credit_code)},
        mine={row.id for row in rows if offered and owner.name == row.legal_name},
        provable={row.id for row in rows if offered and may_prove(row, owner)},
        note=note,
    )


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
    return back_to("companies", "added", visit.then)


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
    return back_to("companies", "saved", visit.then)


@post("/companies/{company:int}/check", may="keep_account")
async def check(visit: TheVisit, kept: TheCompany) -> Response:
    """Ask the register of companies, because its 法定代表人 wants it."""
    if not may_prove(kept, await Profile.of(visit.citizen)):
        return go(f"/me/companies{visit.query}")
    await limit(visit.request, "register", CHECKS_AN_HOUR, 3600, visit.whose)
    verdict = await prove_company(visit.citizen, kept, at=visit.now, transport=stand_ins.register())
    if verdict is Verdict.MATCH:
        return back_to("companies", "company_checked", visit.then)
    return await _listed(visit, f"{kept.name}：{SAID[verdict]}")


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
