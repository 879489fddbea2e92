"""限定阅读: who may open the cases of somebody who must be protected."""

from litestar import Response, get, post

from models.audit.access import Access, remember
from models.cases.actor import actor
from models.cases.named_reader import forget_reader, name_reader, readers_of, restrict
from models.errors import Invalid
from models.people.applicant import Applicant
from web.desk.frames import frame_of
from web.desk.visit import TheVisit, Visit
from web.limits import client_address
from web.pages import go, page

WAYS = {"restrict": "只限指定人员", "open": "解除"}


@get("/cases/{number:str}/readers", may="name_readers")
async def show(visit: TheVisit) -> Response:
    """Whether it is restricted, and to whom."""
    return await _show(visit)


@post("/cases/{number:str}/readers", may="name_readers")
async def change(visit: TheVisit) -> Response:
    """Restrict, open, name, or take a name away; it is written down beside the looks."""
    do = visit.text("do", 20)
    try:
        said = await _change(visit, do)
    except Invalid as wrong:
        return await _show(visit, wrong.errors)
    # Not among the looks at the case: whoever follows it may be the one somebody is kept from.
    await remember(
        Access.READ,
        None,
        actor(visit.request.user),
        address=client_address(visit.request),
        at=visit.now,
        reason=f"限定阅读 {visit.case.case_no}：{said}",
    )
    return go(f"{visit.address}/readers")


async def _change(visit: Visit, do: str) -> str:
    if do == "name":
        job_no = visit.text("job_no", 20)
        named = await name_reader(visit.case, job_no, by=visit.request.user, at=visit.now)
        return f"指定{named.name}"
    if do == "forget":
        await forget_reader(visit.case, visit.number("staff"))
        return "取消一人"
    if do not in WAYS:
        raise Invalid({"restricted": "没有看懂要做什么，什么都没有改，请再点一次。"})
    await restrict(visit.case, do == "restrict")
    return WAYS[do]


async def _show(visit: Visit, errors: dict[str, str] | None = None) -> Response:
    return page(
        visit.request,
        "desk/readers.html",
        status=422 if errors else 200,
        case=visit.case,
        applicant=await Applicant.objects().get(Applicant.id == visit.case.applicant),
        readers=await readers_of(visit.case),
        address=visit.address,
        frame=frame_of(visit.request),
        errors=errors or {},
        values=visit.form,
    )
