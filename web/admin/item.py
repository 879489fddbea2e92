"""The page of one item: versions, what the quality check says, what happened, what comes next."""

from litestar import Response, get

from models.calendar.hours import local_date
from models.catalog.comparing.comparison import differences
from models.catalog.comparing.sameness import sameness_of
from models.catalog.content import Content, read_content
from models.catalog.guide import Guide, read_guide
from models.catalog.quality.fitness import issues_in
from models.catalog.releases import events_of
from models.catalog.version import ItemVersion
from web.admin.matter import Matter, TheMatter
from web.admin.text import whole_text

DAYS = ("生效日期", "失效日期")


@get("/items/{item:str}", may="read_catalogue")
async def show(matter: TheMatter) -> Response:
    """The overview."""
    return await overview(matter, done=matter.request.query_params.get("done", ""))


async def overview(
    matter: Matter,
    *,
    status: int = 200,
    errors: dict[str, str] | None = None,
    late: str = "",
    done: str = "",
    chosen: str = "",
) -> Response:
    """The same page after an act that was refused, with what was wrong."""
    latest = matter.latest
    return await matter.show(
        "item",
        status=status,
        errors=errors or {},
        late=late,
        done=done,
        chosen=chosen,
        values=matter.form if errors or late else {},
        findings=await issues_in(latest, latest.snapshot),
        events=await events_of(matter.item.id),
        today=local_date(matter.now),
    )


@get("/items/{item:str}/differences", may="read_catalogue")
async def compare(matter: TheMatter) -> Response:
    """What differs between two versions; without a choice, the two newest."""
    query = matter.request.query_params
    after = matter.named(query.get("after", "")) or matter.latest
    earlier = [one for one in matter.versions if one.version < after.version]
    before = matter.named(query.get("before", "")) or (earlier[0] if earlier else after)
    found = differences(await _text_of(before), await _text_of(after))
    if not after.published_at:  # a draft has no days yet, and that is no change
        found = [one for one in found if one.element not in DAYS]
    return await matter.show("differences", before=before, after=after, differences=found)


async def _text_of(version: ItemVersion) -> Guide | Content:
    if version.snapshot:
        return read_guide(version.snapshot)
    return await read_content(version)


@get("/items/{item:str}/levels", may="read_catalogue")
async def levels(matter: TheMatter) -> Response:
    """三级四同: the same standard item at its other offices."""
    found = await sameness_of(matter.item.standard, local_date(matter.now))
    return await matter.show("levels", sameness=found)


@get("/items/{item:str}/text", may="read_catalogue")
async def text(matter: TheMatter) -> Response:
    """Every element of one version, to read; without a choice, of the newest."""
    version = matter.named(matter.request.query_params.get("version", "")) or matter.latest
    parts = whole_text(await read_content(version))
    return await matter.show("text", version=version, parts=parts)
