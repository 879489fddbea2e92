"""A version as citizens will see it, before anybody else does: guide and checker, marked 预览."""

from typing import Any

from litestar import MediaType, Response, get
from litestar.params import FromPath
from msgspec.structs import replace

from models.calendar.hours import local_date
from models.catalog.addresses import service_path
from models.catalog.checking.checklist import answers_of, checklist
from models.catalog.guide import Guide, read_guide
from models.catalog.publication import compose
from models.catalog.services import counters_of
from models.catalog.standing import Position, Standing
from web.admin.matter import Matter, TheMatter
from web.checker_words import as_query
from web.pages import go, look_of


@get("/items/{item:str}/preview", may="read_catalogue")
async def newest(matter: TheMatter) -> Response:
    """The newest version."""
    return go(f"{matter.address}/versions/{matter.latest.version}")


@get("/items/{item:str}/versions/{release:int}", may="read_catalogue")
async def guide(matter: TheMatter, release: FromPath[int]) -> Response:
    """The guide page."""
    shown = await _guide(matter, release)
    standing = Standing(shown, matter.version(release).id, Position.IN_FORCE, "", None, None)
    return await _preview(matter, release, "guide", guide=shown, standing=standing)


@get("/items/{item:str}/versions/{release:int}/materials", may="read_catalogue")
async def materials(matter: TheMatter, release: FromPath[int]) -> Response:
    """The checker, with its answers in the address."""
    shown = await _guide(matter, release)
    listed = checklist(shown, answers_of(shown, matter.request.query_params))
    return await _preview(
        matter,
        release,
        "materials",
        guide=shown,
        listed=listed,
        elsewhere=None,
        address="",
        query=as_query(listed.answers),
    )


async def _guide(matter: Matter, release: int) -> Guide:
    version = matter.version(release)
    guide = read_guide(version.snapshot or await compose(version))
    # A draft has no day yet; it is shown as if it were published today.
    return replace(guide, valid_from=guide.valid_from or local_date(matter.now))


async def _preview(matter: Matter, release: int, name: str, **context: Any) -> Response:
    """The public page with its ways leading through the preview."""
    request = matter.request
    template = request.app.template_engine.get_template(f"admin/preview_{name}.html")
    html = template.render(
        look=look_of(request),
        user=request.user,
        path=request.url.path,
        version=matter.version(release),
        counters=await counters_of(matter.item.code),
        item_address=matter.address,
        preview=True,
        **context,
    )
    public, here = service_path(matter.item.code), f"{matter.address}/versions/{release}"
    html = html.replace(f'"{public}/files/', f'"{matter.address}/files/')
    for ending in ('"', "#", "/materials"):
        html = html.replace(f'"{public}{ending}', f'"{here}{ending}')
    headers = {"cache-control": "private, no-store", "vary": "HX-Request"}
    return Response(html, media_type=MediaType.HTML, headers=headers)
