"""Sheets for everybody: the list for one's answers, the guide, as PDF made by the pdf worker."""

from datetime import datetime

from litestar import Request, Response, get
from litestar.exceptions import NotFoundException
from litestar.params import FromPath

from models.calendar.hours import local_date
from models.catalog.addresses import code_in, service_path
from models.catalog.services import counters_of, service_in_force
from models.catalog.sheets.asking import (
    WAITING,
    Order,
    find_sheet,
    order_sheet,
    waiting_among,
)
from models.catalog.sheets.sheet import Sheet, SheetKind
from models.documents.composing.sheets import GUIDE, NOTICE, places_of
from models.errors import NotNow, TooMany
from models.files.file import File
from web.limits import Asked, Tries, limit
from web.pages import go, has_it, page
from web.public import materials, packages
from web.scopes import Now

GUIDES = {
    "short": SheetKind.SHORT_GUIDE,
    "full": SheetKind.FULL_GUIDE,
    "large": SheetKind.LARGE_GUIDE,
}
# A hall's Wi-Fi is one address: many people may print there, but nobody fills the queue alone.
MADE = 60  # new sheets for one address in five minutes; looking at those there are is free
MADE_IN = 5 * 60  # seconds
AT_ONCE = 5  # of them before the pdf worker
LOOKS_A_MINUTE = 300
SHORT_WAIT = 15  # seconds
BUSY_WAIT = 120  # seconds
FRESH = "public, max-age=600"


@get("/services/{code:str}/notice.pdf", may="read_public")
async def notice(request: Request, now: Now, code: FromPath[str]) -> Response:
    """一次性告知书 for the answers in the address."""
    return await _notice(request, now, code, SheetKind.LIST)


@get("/services/{code:str}/notice-large.pdf", may="read_public")
async def large_notice(request: Request, now: Now, code: FromPath[str]) -> Response:
    """The same in large print."""
    return await _notice(request, now, code, SheetKind.LARGE_LIST)


async def _notice(request: Request, now: Now, code: str, kind: SheetKind) -> Response:
    code = code_in(code)
    guide, listed = await materials.answered(request, code, now)
    checker = materials.checker_of(guide, listed)
    if listed.stop or not listed.complete or not guide.lists_materials:
        return go(checker)
    order = Order(kind, guide, listed.answers, tuple(await counters_of(code)))
    return await _serve(request, now, order, NOTICE, back=checker)


@get("/services/{code:str}/guide.pdf", may="read_public")
async def guide(request: Request, now: Now, code: FromPath[str]) -> Response:
    """办事指南: `kind` is short, full or large."""
    kind, code = GUIDES.get(request.query_params.get("kind", "short")), code_in(code)
    service = await service_in_force(code, local_date(now))
    if kind is None or service is None:
        raise NotFoundException
    order = Order(kind, service, {}, tuple(await counters_of(code)))
    return await _serve(request, now, order, GUIDE, back=service_path(code))


@get("/packages/{code:str}/notice.pdf", may="read_public")
async def package_notice(request: Request, now: Now, code: FromPath[str]) -> Response:
    """一次性告知书 of a whole package."""
    return await _package(request, now, code, SheetKind.LIST)


@get("/packages/{code:str}/notice-large.pdf", may="read_public")
async def large_package_notice(request: Request, now: Now, code: FromPath[str]) -> Response:
    """The same in large print."""
    return await _package(request, now, code, SheetKind.LARGE_LIST)


async def _package(request: Request, now: Now, code: str, kind: SheetKind) -> Response:
    package, listed = await packages.answered(request, code, now)
    checker = packages.checker_of(package, listed)
    if not listed.complete or package.unlisted:
        return go(checker)
    order = Order(kind, package, listed.answers, tuple(await places_of(package)))
    return await _serve(request, now, order, NOTICE, back=checker)


async def _serve(request: Request, now: Now, order: Order, title: str, *, back: str) -> Response:
    await limit(request, "sheets", most=LOOKS_A_MINUTE)
    sheet = await find_sheet(order, at=now) or await _order(request, now, order)
    if sheet.file is None:
        return _please_wait(request, now, sheet, title, back)
    file = await File.objects().get(File.id == sheet.file)
    headers = {"etag": f'"{file.sha256}"', "cache-control": FRESH}
    if has_it(request, headers["etag"]):
        return Response(None, status_code=304, headers=headers)
    name = f'inline; filename="{order.kind}-{sheet.id}.pdf"'
    return Response(
        await file.content(),
        media_type="application/pdf",
        headers=headers | {"content-disposition": name},
    )


async def _order(request: Request, now: Now, order: Order) -> Sheet:
    """A new one, as long as this address has not had too many made, or has too many waiting."""
    tries = Tries(request, "sheets-made", MADE, MADE_IN)
    await tries.must_be_left()
    asked = Asked(request, "sheets", WAITING)
    waiting = await waiting_among(await asked.ids(), at=now)
    if waiting >= AT_ONCE:
        raise TooMany(
            f"这个网络里有{waiting}份正在生成，请等十几秒，出来以后再要下一份。", SHORT_WAIT
        )
    try:
        sheet = await order_sheet(order, at=now, has_waiting=waiting > 0)
    except NotNow as busy:
        raise TooMany(busy.sentence, BUSY_WAIT) from busy
    await tries.count()
    await asked.add(sheet.id)
    return sheet


def _please_wait(request: Request, now: datetime, sheet: Sheet, title: str, back: str) -> Response:
    """202 with a page that looks again, ever more seldom, and in the end says so."""
    waited = (now - sheet.created_at).total_seconds()
    again = next((pause for until, pause in ((20, 2), (120, 10)) if waited < until), 0)
    waiting = page(
        request, "public/sheet_waiting.html", status=202, title=title, back=back, again=again
    )
    if again:
        waiting.headers["refresh"] = str(again)
    return waiting
