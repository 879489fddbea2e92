"""选情形: the checker's questions, with what is known already answered."""

from litestar import Response, get, post

from models.calendar.hours import local_date
from models.cases.filling.progress import wrong_with_situation
from models.catalog.checking.checklist import Checklist, answers_of, checklist
from models.catalog.services import service_in_force
from web.citizen.apply.draft import Applying, TheDraft
from web.citizen.apply.stages import SITUATION
from web.forms import cut

ANYWHERE = "situation"  # the error that belongs to no single question


@get("/applications/{application:int}/situation", may="apply")
async def show(applying: TheDraft) -> Response:
    """The questions; scripts ask again after each answer."""
    missing = await applying.must_first(SITUATION)
    if missing:
        return missing
    query = applying.request.query_params
    answers = answers_of(await applying.draft.guide(), query) if "_asked" in query else None
    return await _show(applying, await _listed(applying, answers))


@post("/applications/{application:int}/situation", may="apply")
async def save(applying: TheDraft) -> Response:
    """Keep the answers, finished or not, and lay out the list that follows from them."""
    missing = await applying.must_first(SITUATION)
    if missing:
        return missing
    answers = answers_of(await applying.draft.guide(), applying.form)
    listed = await applying.draft.situate(answers, at=applying.now)
    if applying.goes_back:
        return await applying.on(SITUATION)
    errors = await _wrong(applying, listed)
    if errors and cut(applying.form, "_go", 10) == "look":  # without scripts: the next question
        return applying.to(SITUATION)
    return await _show(applying, listed, errors) if errors else await applying.on(SITUATION)


async def _wrong(applying: Applying, listed: Checklist) -> dict[str, str]:
    if not listed.stop and not listed.complete:
        return {one.key: f"请选择：{one.text}" for one in listed.unanswered}
    sentence = await wrong_with_situation(applying.draft, listed)
    return {ANYWHERE: sentence} if sentence else {}


async def _listed(applying: Applying, answers: dict | None) -> Checklist:
    draft, today = applying.draft, local_date(applying.now)
    if answers is None:
        return await draft.listed(today)
    return checklist(await draft.guide(), answers, await draft.facts(today))


async def _show(applying: Applying, listed: Checklist, errors: dict | None = None) -> Response:
    today = local_date(applying.now)
    return await applying.show(
        SITUATION,
        status=422 if errors else 200,
        errors=errors,
        listed=listed,
        values=listed.answers,
        wrong=await wrong_with_situation(applying.draft, listed),
        elsewhere=await service_in_force(listed.goto, today) if listed.goto else None,
    )
