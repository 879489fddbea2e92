"""The work list and the page of one case."""

from litestar import Request, Response, get

from models.audit.access import Access, remember
from models.cases.actor import actor
from models.cases.reading.worklist import RESTING, worklist
from models.catalog.changes import unseen
from web.desk.frames import frame_of
from web.desk.visit import TheVisit
from web.limits import client_address
from web.pages import go, page
from web.scopes import Now


@get("/", may="work_at_desk")
async def index(request: Request, now: Now) -> Response:
    """The most urgent case, or the empty list."""
    tasks = await worklist(request.user, now)
    ready = [task for task in tasks if task.urgency not in RESTING]
    frame = frame_of(request)
    if ready and frame.base == "/desk":
        return go(f"{frame.base}/cases/{ready[0].case_no}")
    return page(
        request,
        f"{frame.folder}/index.html",
        tasks=tasks,
        changes=await unseen(request.user, now),
        frame=frame,
        now=now,
    )


@get("/queue", may="work_at_desk", refreshes=True)
async def queue(request: Request, now: Now) -> Response:
    """The list alone, refreshed under the reader."""
    tasks = await worklist(request.user, now)
    return page(
        request,
        "desk/_queue.html",
        tasks=tasks,
        frame=frame_of(request),
        current=request.query_params.get("current", ""),
        only=request.query_params.get("only", ""),
    )


@get("/cases/{number:str}", may="read_cases")
async def show(visit: TheVisit) -> Response:
    """One case; looking at it leaves a trace."""
    await remember(
        Access.READ,
        visit.case.id,
        actor(visit.request.user),
        address=client_address(visit.request),
        at=visit.now,
    )
    return await visit.show()
