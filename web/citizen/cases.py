"""My cases, one of them, and answering what it asks."""

from litestar import Request, Response, get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath

from models.audit.access import Access, remember
from models.cases.actor import actor
from models.cases.case import Case
from models.cases.correction_record import lines_of, open_correction
from models.cases.dossier import dossier
from models.cases.material import CaseMaterial
from models.cases.telling import tell
from models.cases.waiting import cases_of
from models.errors import Invalid, NotNow
from web.desk.papers import paper_of, pdf, please_wait
from web.forms import file_name, form_key, text, ticked, values
from web.limits import client_address
from web.pages import go, page
from web.scopes import Form, Now, TheCase

SEVERAL_FILES = 60 * 1024 * 1024  # bytes: photographs for every line, each up to 10 MB

DONE = {
    "supply": "补的材料已提交，我们会尽快核对。",
    "withdraw": "申请已撤回。",
}


@get("/cases", may="read_own_cases")
async def index(request: Request) -> Response:
    """Those that wait for me first."""
    return page(request, "citizen/cases.html", lines=await cases_of(request.user))


@get("/cases/{number:str}", may="read_own_cases")
async def show(request: Request, case: TheCase, now: Now) -> Response:
    """Where it is, since when, until when, and why."""
    await _note(request, case, Access.READ, now)
    read = await dossier(case, actor(request.user), now)
    return page(
        request,
        "citizen/case.html",
        d=read,
        telling=tell(read, now),
        anonymous=False,
        back="/cases",
        toast=DONE.get(request.query_params.get("done", ""), ""),
    )


@get("/cases/{number:str}/papers/{paper:str}", may="read_own_cases")
async def paper(request: Request, case: TheCase, now: Now, paper: FromPath[str]) -> Response:
    """One of my papers; slips between offices are not."""
    document = await paper_of(case, paper)
    if not document.for_applicant:
        raise NotFoundException
    if not document.ready:
        return please_wait(request, document)
    await _note(request, case, Access.PAPER, now, document.number)
    return await pdf(document)


@get("/cases/{number:str}/supply", may="supply")
async def ask_supply(request: Request, case: TheCase, now: Now) -> Response:
    """The list of what is asked, line by line, with room for pictures."""
    return await _supply_page(request, case, now)


@post("/cases/{number:str}/supply", may="supply", request_max_body_size=SEVERAL_FILES)
async def supply(request: Request, case: TheCase, now: Now, form: Form) -> Response:
    """Send the answers; pictures first, so that nothing is lost when a line is forgotten."""
    correction = await open_correction(case.id)
    lines = await lines_of(correction) if correction else []
    try:
        for line in lines:
            await _attach(request, form, line, now)
        await case.supply(
            by=request.user,
            at=now,
            key=form_key(form),
            answers={line.id: text(form, f"line_{line.id}") for line in lines},
        )
    except (Invalid, NotNow) as wrong:
        errors = wrong.errors if isinstance(wrong, Invalid) else {"late": wrong.sentence}
        status = 422 if isinstance(wrong, Invalid) else 409
        return await _supply_page(request, case, now, values(form), errors, status)
    return go(f"/cases/{case.case_no}?done=supply")


async def _attach(request: Request, form: Form, line, now: Now) -> None:
    if line.material is None:
        return
    material = await CaseMaterial.objects().get(CaseMaterial.id == line.material)
    for file in form.getall(f"file_{line.id}", []):
        if getattr(file, "filename", ""):
            try:
                await material.attach(await file.read(), file_name(file), by="申请人", at=now)
            except Invalid as wrong:
                raise Invalid({f"file_{line.id}": wrong.errors["file"]}) from wrong


async def _supply_page(
    request: Request, case: Case, now: Now, known=None, errors=None, status=200
) -> Response:
    read = await dossier(case, actor(request.user), now)
    return page(
        request,
        "citizen/supply.html",
        status=status,
        d=read,
        values=known or {},
        errors=errors or {},
    )


@get("/cases/{number:str}/withdrawal", may="withdraw")
async def ask_withdrawal(request: Request, case: TheCase, now: Now) -> Response:
    """What withdrawing means, before it is done."""
    read = await dossier(case, actor(request.user), now)
    return page(request, "citizen/withdrawal.html", d=read, values={}, errors={})


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
        errors = wrong.errors if isinstance(wrong, Invalid) else {"signed": wrong.sentence}
        status = 422 if isinstance(wrong, Invalid) else 409
        await case.reread()
        read = await dossier(case, actor(request.user), now)
        return page(
            request,
            "citizen/withdrawal.html",
            status=status,
            d=read,
            values=values(form),
            errors=errors,
        )
    return go(f"/cases/{case.case_no}?done=withdraw")


async def _note(request: Request, case: Case, access: Access, now: Now, what: str = "") -> None:
    address = client_address(request)
    await remember(access, case.id, actor(request.user), address=address, at=now, reason=what)
