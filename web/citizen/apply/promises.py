"""告知承诺: what is promised and what follows, on a page of its own; the box is never ticked."""

from litestar import Response, get, post

from models.cases.records.promise import (
    Promise,
    PromiseText,
    promisable,
    promise_in_force,
    promise_text,
)
from models.errors import Invalid
from web.citizen.apply.draft import Applying, TheDraft
from web.citizen.apply.stages import MATERIALS
from web.forms import ticked
from web.pages import page

NOTHING = "这次申请没有可以用承诺代替的材料。"


@get("/applications/{application:int}/promise", may="apply")
async def show(applying: TheDraft) -> Response:
    """What would be promised, or what has been."""
    return await applying.must_first(MATERIALS) or await _show(applying)


@post("/applications/{application:int}/promise", may="apply")
async def make(applying: TheDraft) -> Response:
    """Promise it, in the words of the page."""
    missing = await applying.must_first(MATERIALS)
    if missing:
        return missing
    text = await _text(applying)
    try:
        if text is None:
            raise Invalid({"agreed": NOTHING})
        await applying.draft.promise_instead(
            text.stands_for,
            by=applying.citizen,
            agreed=ticked(applying.form, "agreed"),
            at=applying.now,
        )
    except Invalid as wrong:
        return await _show(applying, wrong.errors)
    return applying.to(MATERIALS)


async def is_due(applying: Applying) -> bool:
    """Whether the situation rests on a promise that has not been made yet."""
    draft, guide = applying.draft, await applying.draft.guide()
    if not draft.promises_instead(guide):
        return False
    return await promise_in_force(draft, guide, await draft.materials()) is None


async def _text(applying: Applying) -> PromiseText | None:
    """What is to be read: all that the chosen way replaces, or the papers that are not there."""
    draft, guide = applying.draft, await applying.draft.guide()
    rows = promisable(draft, guide, await draft.materials())
    if not draft.promises_instead(guide):
        rows = [row for row in rows if not await row.sheets()]
    return promise_text(guide, rows) if rows or draft.promises_instead(guide) else None


async def _show(applying: Applying, errors: dict[str, str] | None = None) -> Response:
    draft, guide = applying.draft, await applying.draft.guide()
    made: Promise | None = await promise_in_force(draft, guide, await draft.materials())
    return page(
        applying.request,
        "citizen/apply/promise.html",
        status=422 if errors else 200,
        draft=draft,
        guide=guide,
        address=applying.address,
        text=await _text(applying),
        made=made,
        errors=errors or {},
        values={},
    )
