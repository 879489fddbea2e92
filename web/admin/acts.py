"""The life of a version: begun, sent to review, approved or sent back, published, suspended."""

from collections.abc import Awaitable
from datetime import date

from litestar import Response, post

from models.calendar.hours import local_date
from models.catalog.version import ItemVersion
from models.catalog.versioning import begin_draft, step
from models.catalog.words import VersionState
from models.errors import Invalid, NotAllowed, NotNow
from web.admin.item import overview
from web.admin.matter import Matter, TheMatter
from web.pages import go

LONGEST_NOTE = 1000  # characters


@post("/items/{item:str}/drafts", may="edit_catalogue")
async def begin(matter: TheMatter) -> Response:
    """A new version to edit."""
    draft = begin_draft(matter.item, by=matter.request.user.id, at=matter.now)
    return await _done(matter, "begin", draft, after=f"{matter.address}/draft/identity")


@post("/items/{item:str}/submission", may="edit_catalogue")
async def submit(matter: TheMatter) -> Response:
    """Send the draft to the office's review."""
    return await _step(matter, "submit", matter.open_version)


@post("/items/{item:str}/approval", may="review_catalogue")
async def approve(matter: TheMatter) -> Response:
    """The office agrees."""
    _must_review(matter)
    return await _step(matter, "approve", matter.open_version)


@post("/items/{item:str}/return", may="review_catalogue")
async def send_back(matter: TheMatter) -> Response:
    """The office wants changes."""
    _must_review(matter)
    return await _step(matter, "send_back", _standing_at(matter, VersionState.REVIEW))


@post("/items/{item:str}/refusal", may="publish_catalogue")
async def refuse(matter: TheMatter) -> Response:
    """The hall wants changes before it publishes."""
    return await _step(matter, "send_back", _standing_at(matter, VersionState.APPROVED))


@post("/items/{item:str}/publication", may="publish_catalogue")
async def publish(matter: TheMatter) -> Response:
    """Publish, from a day on that has not passed."""
    try:
        day = _day(matter)
    except Invalid as wrong:
        return await overview(matter, status=422, errors=wrong.errors, chosen="publish")
    return await _step(matter, "publish", matter.open_version, valid_from=day)


@post("/items/{item:str}/discard", may="edit_catalogue")
async def discard(matter: TheMatter) -> Response:
    """Give the draft up."""
    return await _step(matter, "cancel", _standing_at(matter, VersionState.DRAFT), key="discard")


@post("/items/{item:str}/suspension", may="publish_catalogue")
async def suspend(matter: TheMatter) -> Response:
    """Take a published version from the public for a while."""
    return await _step(matter, "suspend", matter.named(matter.text("version")))


@post("/items/{item:str}/resumption", may="publish_catalogue")
async def resume(matter: TheMatter) -> Response:
    """Give it back to the public."""
    return await _step(matter, "resume", matter.named(matter.text("version")))


@post("/items/{item:str}/cancellation", may="publish_catalogue")
async def cancel(matter: TheMatter) -> Response:
    """The item is not carried out any more."""
    return await _step(matter, "cancel", matter.named(matter.text("version")))


def _must_review(matter: Matter) -> None:
    if not matter.may("review_catalogue"):
        raise NotAllowed("这个事项由它所属部门的首席代表审核。")


def _standing_at(matter: Matter, state: VersionState) -> ItemVersion | None:
    version = matter.open_version
    return version if version and version.state == state else None


async def _step(
    matter: Matter, name: str, version: ItemVersion | None, *, key: str = "", **given: date
) -> Response:
    if version is None:
        sentence = "没有可以这样处理的版本，可能刚刚被别人处理过，请看下面的最新状态。"
        return await overview(matter, status=409, late=sentence, chosen=key or name)
    note, by = matter.text("note", LONGEST_NOTE + 1), matter.request.user.id
    if len(note) > LONGEST_NOTE:
        errors = {"note": f"最多写{LONGEST_NOTE}个字，请删减后再提交。"}
        return await overview(matter, status=422, errors=errors, chosen=key or name)
    act = step(version, name, by=by, at=matter.now, note=note, **given)
    return await _done(matter, key or name, act)


async def _done(matter: Matter, name: str, act: Awaitable[object], *, after: str = "") -> Response:
    """Do it; then see the item, or the same page with why not."""
    try:
        await act
    except Invalid as wrong:
        return await overview(matter, status=422, errors=wrong.errors, chosen=name)
    except NotNow as late:
        await matter.reread()
        return await overview(matter, status=409, late=late.sentence, chosen=name)
    return go(after or f"{matter.address}?done={name}")


def _day(matter: Matter) -> date:
    """The day it takes effect. Raises Invalid."""
    today = local_date(matter.now)
    try:
        day = date.fromisoformat(matter.text("valid_from") or today.isoformat())
    except ValueError:
        raise Invalid({"valid_from": "请写成 2026-12-01 这样的日期。"}) from None
    if day < today:
        raise Invalid({"valid_from": "生效日期不能早于今天：过去的办件按当时的版本办理。"})
    return day
