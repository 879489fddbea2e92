"""Services: the list, one guide, and the material checker without sign-in."""

from litestar import Request, Response, get
from litestar.exceptions import NotFoundException
from litestar.params import FromPath

from models.calendar.hours import local_date
from models.catalog.checklist import checklist
from models.catalog.guide import Guide
from models.catalog.services import counters_of, service_in_force, services_in_force
from models.settings import settings
from web.pages import page
from web.scopes import Now


@get("/services", may="read_public")
async def index(request: Request, now: Now) -> Response:
    """All services in force; `q` narrows by name, alias and summary."""
    wanted = request.query_params.get("q", "").strip()[:40]
    found = await services_in_force(local_date(now), wanted)
    return page(request, "public/services.html", services=found, q=wanted)


@get("/services/{code:str}", may="read_public")
async def guide(request: Request, now: Now, code: FromPath[str]) -> Response:
    """One guide with every element it has."""
    service = await _found(code, now)
    return page(request, "public/guide.html", guide=service, counters=await counters_of(code))


@get("/services/{code:str}/materials", may="read_public")
async def materials(request: Request, now: Now, code: FromPath[str]) -> Response:
    """The checker: answers live in the address, nothing is stored."""
    service = await _found(code, now)
    answers = {
        question.key: tuple(request.query_params.getall(question.key, []))
        for question in service.questions
    }
    listed = checklist(service, answers)
    return page(
        request,
        "public/materials.html",
        guide=service,
        listed=listed,
        counters=await counters_of(code),
        address=f"{settings().base_url}{request.url.path}{_query(request)}",
    )


def _query(request: Request) -> str:
    return f"?{request.url.query}" if request.url.query else ""


async def _found(code: str, now: Now) -> Guide:
    service = await service_in_force(code, local_date(now))
    if service is None:
        raise NotFoundException
    return service
