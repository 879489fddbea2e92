"""The material checker without sign-in: answers live in the address, nothing is stored."""

from litestar import Request, Response, get
from litestar.exceptions import NotFoundException
from litestar.params import FromPath

from models.calendar.hours import local_date
from models.catalog.addresses import code_in, service_path
from models.catalog.checking.checklist import Checklist, answers_of, checklist
from models.catalog.guide import Guide
from models.catalog.services import counters_of, service_in_force
from models.catalog.standing import standing_of
from models.settings import settings
from web.checker_words import as_query
from web.pages import go, page
from web.scopes import Now


@get("/services/{code:str}/materials", may="read_public")
async def show(request: Request, now: Now, code: FromPath[str]) -> Response:
    """The questions of one service, and the list that follows from the answers."""
    day, code = local_date(now), code_in(code)
    if await service_in_force(code, day) is None and await standing_of(code, day):
        return go(service_path(code))  # suspended, planned or gone: the guide says so
    guide, listed = await answered(request, code, now)
    return page(
        request,
        "public/materials.html",
        guide=guide,
        listed=listed,
        counters=await counters_of(code),
        elsewhere=await service_in_force(listed.goto, day) if listed.goto else None,
        address=f"{settings().base_url}{checker_of(guide, listed)}",
        query=as_query(listed.answers),
    )


async def answered(request: Request, code: str, now: Now) -> tuple[Guide, Checklist]:
    """The service of a code and its list for the answers in the address; 404 without one."""
    guide = await service_in_force(code, local_date(now))
    if guide is None:
        raise NotFoundException
    return guide, checklist(guide, answers_of(guide, request.query_params))


def checker_of(guide: Guide, listed: Checklist) -> str:
    """The address of the checker with only the answers that count."""
    query = as_query(listed.answers)
    return f"{service_path(guide.code)}/materials" + (f"?{query}" if query else "")
