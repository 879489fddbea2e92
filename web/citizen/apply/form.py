"""填申请表: the fields of the item, with what the person gave before."""

from litestar import Response, get, post

from models.cases.filling.prefill import proposals
from models.errors import Invalid, demand
from models.people.account.consent import Consent, Purpose
from web.citizen.apply.draft import Applying, TheDraft
from web.citizen.apply.stages import FORM
from web.forms import text, ticked


@get("/applications/{application:int}/form", may="apply")
async def show(applying: TheDraft) -> Response:
    """What is written so far; empty fields propose what is known."""
    return await applying.must_first(FORM) or await _show(applying)


@post("/applications/{application:int}/form", may="apply")
async def save(applying: TheDraft) -> Response:
    """Keep what is written, finished or not; then say what is missing."""
    missing = await applying.must_first(FORM)
    if missing:
        return missing
    fields = (await applying.draft.guide()).fields
    try:
        texts = _texts(applying, fields)
        if ticked(applying.form, "reuse"):  # what is still blank is to be filled
            await applying.draft.write_form({key: one for key, one in texts.items() if one})
            await Consent.give(applying.citizen, Purpose.REUSE, at=applying.now)
            return applying.to(FORM)
        await applying.draft.write_form(texts)
        if not applying.goes_back:
            _must_be_filled(fields, texts)
    except Invalid as wrong:
        return await _show(applying, wrong.errors)
    return await applying.on(FORM)


def _texts(applying: Applying, fields: tuple) -> dict[str, str]:
    texts, errors = {}, {}
    for field in fields:
        try:
            texts[field.key] = text(applying.form, f"form_{field.key}", field.longest)
        except Invalid as wrong:  # every field says so at once
            errors |= wrong.errors
    if errors:
        raise Invalid(errors)
    return texts


def _must_be_filled(fields: tuple, texts: dict[str, str]) -> None:
    demand(
        *(
            (f"form_{field.key}", texts[field.key] or not field.required, f"请填写{field.label}。")
            for field in fields
        )
    )


async def _show(applying: Applying, errors: dict | None = None) -> Response:
    draft = applying.draft
    proposed = await proposals(draft, applying.citizen)
    known = {key: one.text for key, one in proposed.items()} | draft.form
    context = {} if errors else {"values": {f"form_{key}": one for key, one in known.items()}}
    return await applying.show(
        FORM,
        status=422 if errors else 200,
        errors=errors,
        sources={key: one.source for key, one in proposed.items()},
        may_reuse=await Consent.given(applying.citizen, Purpose.REUSE),
        **context,
    )
