"""一次性告知 by a clerk (S0-5a): pick the matter, ask the questions, serve the numbered paper."""

from litestar import Request, Response, get
from litestar.exceptions import NotFoundException
from litestar.params import FromPath

from models.audit.access import Access, remember
from models.calendar.hours import local_date
from models.cases.actor import actor
from models.catalog.packages.guide import PackageGuide, packages_in_force
from models.catalog.search.finding import Filters, find
from models.catalog.sheets.served import matter_name, notice_of, notices_by
from models.files.file import File
from models.people.masks import mask_mobile, mask_name
from web.desk.frames import frame_of
from web.limits import client_address
from web.pages import page
from web.scopes import Now


@get("/notices", may="give_notice")
async def index(request: Request, now: Now) -> Response:
    """What I have served; `q` finds the matter of the next one."""
    wanted = request.query_params.get("q", "").strip()[:40]
    day = local_date(now)
    found = (await find(wanted, Filters(), day)).entries if wanted else []
    packages = await packages_in_force(day) if wanted else []
    return page(
        request,
        "desk/notices.html",
        q=wanted,
        services=[one for one in found if not one.package and not one.suspended],
        packages=[one for one in packages if any(wanted in word for word in _called(one))],
        served=await notices_by(request.user.id),
        frame=frame_of(request),
    )


def _called(package: PackageGuide) -> tuple[str, ...]:
    return (package.name, *package.aliases)


@get("/notices/{notice:int}", may="give_notice")
async def show(request: Request, notice: FromPath[int]) -> Response:
    """One of mine: what it says, whom it was given to, the paper."""
    row = await notice_of(request.user.id, notice)
    if row is None:
        raise NotFoundException
    return page(
        request,
        "desk/notice.html",
        notice=row,
        matter=await matter_name(row),
        name=mask_name(row.told_name),
        phone=mask_mobile(row.told_phone) if row.told_phone else "",
        frame=frame_of(request),
    )


@get("/notices/{notice:int}/paper.pdf", may="give_notice")
async def paper(request: Request, now: Now, notice: FromPath[int]) -> Response:
    """The paper; while the pdf worker is still at it, a page that looks again by itself."""
    row = await notice_of(request.user.id, notice)
    if row is None:
        raise NotFoundException
    if row.file is None:
        waiting = page(
            request, "paper_waiting.html", status=202, document={"title": "一次性告知书"}
        )
        waiting.headers["refresh"] = "2"
        return waiting
    await remember(
        Access.PAPER,
        None,
        actor(request.user),
        address=client_address(request),
        at=now,
        reason=row.number,
    )
    file = await File.objects().get(File.id == row.file)
    return Response(
        await file.content(),
        media_type="application/pdf",
        headers={
            "content-disposition": f'inline; filename="one-time-notice-{row.id}.pdf"',
            "cache-control": "private, no-store",
        },
    )
