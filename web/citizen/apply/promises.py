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
from web.citizen.apply.stages import MATERIALS, SITUATION
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
    text = await _text(applying, await _made(applying))
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


@post("/applications/{application:int}/promise/removal", may="apply")
async def take_back(applying: TheDraft) -> Response:
    """Not promised after all: the papers are sent, or the situation is chosen anew."""
    draft = applying.draft
    await draft.not_instead()
    return applying.to(SITUATION if draft.promises_instead(await draft.guide()) else MATERIALS)


async def is_due(applying: Applying) -> bool:
    """Whether the situation rests on a promise that has not been made yet."""
    rests_on_it = applying.draft.promises_instead(await applying.draft.guide())
    return rests_on_it and await _made(applying) is None


async def _made(applying: Applying) -> Promise | None:
    draft = applying.draft
    return await promise_in_force(draft, await draft.guide(), await draft.materials())


async def _text(applying: Applying, made: Promise | None) -> PromiseText | None:
    """What is to be read: all that the chosen way replaces, or the papers that are not there
    and those already promised."""
    draft, guide = applying.draft, await applying.draft.guide()
    rows = promisable(draft, guide, await draft.materials())
    if not draft.promises_instead(guide):
        kept = made.stands_for if made else ()
        rows = [row for row in rows if row.key in kept or not await row.sheets()]
    return promise_text(guide, rows) if rows or draft.promises_instead(guide) else None


async def _show(applying: Applying, errors: dict[str, str] | None = None) -> Response:
    draft, guide = applying.draft, await applying.draft.guide()
    made = await _made(applying)
    text = await _text(applying, made)
    return page(
        applying.request,
        "citizen/apply/promise.html",
        status=422 if errors else 200,
        draft=draft,
        guide=guide,
        address=applying.address,
        text=text,
        made=made,
        open=text is not None and (made is None or made.wording != text.wording),
        chosen=draft.promises_instead(guide),
        errors=errors or {},
        values={},
    )
