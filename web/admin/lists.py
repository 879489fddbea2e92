"""The whole shelf at a glance: as one sheet to download, and 三级四同 over all standard items."""

from litestar import Request, Response, get

from models.calendar.hours import local_date
from models.catalog.comparing.sameness import standards_compared
from models.catalog.shelf import Wish, lines
from models.catalog.workbook.exchange import MEDIA_TYPE
from models.catalog.workbook.listing import MOST, export_list
from web.admin.items import wish_of
from web.desk.frames import frame_of
from web.pages import page
from web.scopes import Now


@get("/list.xlsx", may="read_catalogue")
async def download(request: Request, now: Now) -> Response:
    """The items of the list, with its filters, a row each."""
    found = await lines(request.user, wish_of(request), local_date(now), most=MOST)
    return Response(
        await export_list([line.version_id for line in found]),
        media_type=MEDIA_TYPE,
        headers={
            "content-disposition": 'attachment; filename="items.xlsx"',
            "cache-control": "private, no-store",
        },
    )


@get("/standards", may="read_catalogue")
async def standards(request: Request, now: Now) -> Response:
    """三级四同 (S4-3-6): which standard items differ between their offices."""
    day = local_date(now)
    known = {line.code for line in await lines(request.user, Wish(), day, most=MOST)}
    found = [
        (line, next((code for code in line.codes if code in known), ""))
        for line in await standards_compared(day)
    ]
    return page(request, "admin/standards.html", frame=frame_of(request), lines=found)
