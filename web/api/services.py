"""Services as open facts: the list, one of them, what one situation needs."""

from typing import Annotated, Literal

from litestar import Request, Response, get
from litestar.exceptions import HTTPException, NotFoundException
from litestar.params import FromPath, QueryParameter

from models.catalog.addresses import code_in, service_path
from models.catalog.checking.checklist import answers_of, checklist
from models.catalog.search.finding import LONGEST, Entry, Filters, find
from models.catalog.services import counters_of
from models.catalog.standing import Position, Standing, standing_of
from models.settings import settings
from web.api.answers import OF_LISTS, OF_ONE, answer
from web.api.materials import of_situation
from web.api.operations import AnswersInAddress
from web.api.shapes import Materials, Place, Service, ServiceLine, ServicePage


@get("/services", may="read_public", responses=OF_LISTS)
async def index(
    request: Request,
    q: Annotated[
        str, QueryParameter(max_length=LONGEST, description="名称、俗称、拼音或首字母")
    ] = "",
    who: Annotated[
        Literal["person", "company"] | None, QueryParameter(description="个人或企业")
    ] = None,
    theme: Annotated[str, QueryParameter(max_length=100, description="主题")] = "",
    event: Annotated[str, QueryParameter(max_length=100, description="人生事件")] = "",
    office: Annotated[
        str, QueryParameter(max_length=40, description="部门统一社会信用代码，导入的部门用原代码")
    ] = "",
    region: Annotated[
        str, QueryParameter(pattern=r"^[0-9]{0,12}$", description="行政区划代码")
    ] = "",
    wide: Annotated[bool, QueryParameter(description="只要全区通办")] = False,
    collected: Annotated[bool, QueryParameter(description="只要村站可代收")] = False,
    packages: Annotated[bool, QueryParameter(description="只要一件事")] = False,
    page: Annotated[int, QueryParameter(ge=1, le=1000, description="第几页，每页 20 项")] = 1,
) -> Response[ServicePage]:
    """Services and packages in force, found and narrowed like on the page."""
    filters = Filters(who or "", theme, event, office, region, wide, collected, packages)
    day = await request.app.state.memory.today()
    found = await find(q, filters, day, page)
    lines = [_line(entry) for entry in found.entries]
    return answer(request, ServicePage(found.total, page, found.pages, lines))


def _line(entry: Entry) -> ServiceLine:
    path = f"/packages/{entry.code}" if entry.package else service_path(entry.code)
    return ServiceLine(**vars(entry), url=f"{settings().base_url}{path}")


@get("/services/{code:str}", may="read_public", responses=OF_ONE)
async def show(request: Request, code: FromPath[str]) -> Response[Service]:
    """One service with every element of its guide, and the counters that take it in."""
    code = code_in(code)
    standing = await _standing(request, code)
    data = Service(
        position=standing.position,
        reason=standing.reason,
        next_from=standing.next_from,
        guide=standing.guide,
        places=[
            Place(one.name, one.address, one.hours, one.phone, one.mode)
            for one in await counters_of(code)
        ],
        url=f"{settings().base_url}{service_path(code)}",
    )
    return answer(request, data)


@get(
    "/services/{code:str}/materials",
    may="read_public",
    responses=OF_ONE,
    operation_class=AnswersInAddress,
)
async def materials(request: Request, code: FromPath[str]) -> Response[Materials]:
    """What one situation needs: the answers are ?<question>=<option>, as in the checker."""
    standing = await _standing(request, code_in(code))
    listed = checklist(standing.guide, answers_of(standing.guide, request.query_params))
    return answer(request, of_situation(standing, listed))


async def _standing(request: Request, code: str) -> Standing:
    """How a service stands today: 404 for one nobody knows, 410 for one that has gone."""
    standing = await standing_of(code, await request.app.state.memory.today())
    if standing is None:
        raise NotFoundException
    if standing.position is Position.GONE:
        raise HTTPException(status_code=410)
    return standing
