"""One guide: rendered once, kept in memory, and not sent again to who has it."""

import hashlib
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import date

from litestar import Request, Response, get
from litestar.exceptions import NotFoundException
from litestar.params import FromPath

from models.calendar.hours import local_date
from models.catalog.addresses import code_in
from models.catalog.services import counters_of
from models.catalog.standing import Position, Standing, standing_of
from models.files.file import File
from web.environment import Look
from web.pages import has_it, look_of
from web.scopes import Now

HEADERS = {"cache-control": "private, no-cache", "vary": "HX-Request, Cookie"}


@dataclass(frozen=True)
class Rendered:
    """A page as it is sent; what differs in anything, look or words, has another tag."""

    body: bytes
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)


def rendered(body: bytes, status: int = 200) -> Rendered:
    """A page with its strong tag."""
    tag = hashlib.blake2b(body, digest_size=12).hexdigest()
    return Rendered(body, status, HEADERS | {"etag": f'"{tag}"'})


@get("/services/{code:str}", may="read_public")
async def show(request: Request, code: FromPath[str]) -> Response:
    """Every element a guide has; visitors without a session share what was rendered."""
    memory, look, code = request.app.state.memory, look_of(request), code_in(code)
    day = await memory.today()
    render = _renderer(request, code, day, look)
    kept = request.auth is None
    page = await (memory.recall(("guide", code, day, look), render) if kept else render())
    if page.status == 200 and has_it(request, page.headers["etag"]):
        return Response(b"", status_code=304, headers=page.headers, media_type="text/html")
    return Response(
        page.body, status_code=page.status, headers=page.headers, media_type="text/html"
    )


def _renderer(
    request: Request, code: str, day: date, look: Look
) -> Callable[[], Awaitable[Rendered]]:
    async def render() -> Rendered:
        standing = await standing_of(code, day)
        if standing is None:
            raise NotFoundException
        template = request.app.template_engine.get_template(_template(standing))
        html = template.render(
            look=look,
            user=request.user,
            path=request.url.path,
            guide=standing.guide,
            standing=standing,
            counters=await counters_of(code),
        )
        return rendered(html.encode(), 410 if standing.position is Position.GONE else 200)

    return render


def _template(standing: Standing) -> str:
    return "public/guide_gone.html" if standing.position is Position.GONE else "public/guide.html"


@get("/services/{code:str}/files/{file:int}", may="read_public")
async def file(request: Request, now: Now, code: FromPath[str], file: FromPath[int]) -> Response:
    """A blank form or a sample: only files that the guide in force names."""
    standing = await standing_of(code_in(code), local_date(now))
    gone = standing is None or standing.position is Position.GONE
    if gone or file not in standing.guide.files:
        raise NotFoundException
    stored = await File.objects().where(File.id == file).first()
    if stored is None:
        raise NotFoundException
    headers = {"etag": f'"{stored.sha256[:32]}"', "cache-control": "public, max-age=3600"}
    if has_it(request, headers["etag"]):
        return Response(b"", status_code=304, headers=headers, media_type=stored.media_type)
    ending = SHOWN.get(stored.media_type, "")
    way = "inline" if ending else "attachment"
    headers["content-disposition"] = f'{way}; filename="{_plain(code)}-{file}{ending}"'
    return Response(await stored.content(), media_type=stored.media_type, headers=headers)


def _plain(code: str) -> str:
    """Imported codes may hold anything; a header may not."""
    return re.sub(r"[^A-Za-z0-9.-]", "_", code)


SHOWN = {"application/pdf": ".pdf", "image/jpeg": ".jpg", "image/png": ".png"}
