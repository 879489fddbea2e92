"""填申请表: the fields of the item, with what the person gave before."""

from litestar import Response, get, post

from models.calendar.hours import local_date
from models.cases.filling.form_fields import wrong_in_form
from models.cases.filling.prefill import proposals
from models.errors import Invalid
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
    """Keep what is written, finished or not; then say what is missing or wrong."""
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
            await _must_be_right(applying)
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


async def _must_be_right(applying: Applying) -> None:
    wrong = await wrong_in_form(applying.draft, local_date(applying.now))
    if wrong:
        raise Invalid(wrong)


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
