"""Finding a case by number or by the applicant's name, among those the person may see."""

from litestar import Request, Response, get

from models.cases.reading.finding import find_cases
from web.desk.frames import frame_of
from web.pages import page


@get("/search", may="read_cases")
async def search(request: Request) -> Response:
    """What fits, newest first."""
    wanted = request.query_params.get("q", "").strip()[:40]
    found = await find_cases(request.user, wanted) if wanted else []
    return page(request, "desk/search.html", q=wanted, found=found, frame=frame_of(request))
