"""核对并提交: everything once more, and then the application is sent, once (mock-up 06)."""

from litestar import Response, get, post
from litestar.response import Redirect

from models.cases.case import Case
from models.cases.filling.collecting import collection_place
from models.cases.filling.people_of import Agent
from models.cases.reading.dossier import sheets_of
from models.cases.records.promise import promise_in_force
from models.delivery.delivery import Delivery
from models.errors import Invalid, NotNow, demand
from web.citizen.apply.draft import Applying, TheDraft
from web.citizen.apply.stages import BY_NAME, CHECK
from web.citizen.apply.words import sent_words
from web.forms import form_key, ticked
from web.pages import go

NOT_DECLARED = "请核对以上内容，勾选后再提交。"
NOT_AWARE = "同一事项还有没办完的，确实要再申请一件的，请勾选。"


@get("/applications/{application:int}/check", may="apply")
async def show(applying: TheDraft) -> Response:
    """Everything that was said, each with the way back to it."""
    return await applying.must_first(CHECK) or await _show(applying)


@post("/applications/{application:int}/check", may="apply")
async def submit(applying: TheDraft) -> Response:
    """提交: one case, however often the button is pressed."""
    draft = applying.draft
    if applying.goes_back:
        return await applying.on(CHECK)
    try:
        await _must_be_ready(applying)
        await draft.submit(by=applying.citizen, at=applying.now, key=form_key(applying.form))
    except Invalid as wrong:
        return await _show(applying, wrong.errors)
    except NotNow as late:
        return await _submitted_meanwhile(draft) or await _show(
            applying, {"declared": late.sentence}, status=409
        )
    return go(f"/cases/{draft.case_no}?done=submit")


async def _submitted_meanwhile(draft: Case) -> Redirect | None:
    """The way to the case where a second click, on another page, was faster."""
    await draft.reread()
    return go(f"/cases/{draft.case_no}?done=submit") if draft.case_no else None


async def _must_be_ready(applying: Applying) -> None:
    missing = (await applying.progress()).missing
    twins = await applying.twins()
    demand(
        *((f"to-{stage}", False, sentence) for stage, sentence in missing.items()),
        ("aware", not twins or ticked(applying.form, "aware"), NOT_AWARE),
        ("declared", ticked(applying.form, "declared"), NOT_DECLARED),
    )


async def _show(applying: Applying, errors: dict | None = None, status: int = 422) -> Response:
    draft = applying.draft
    materials, guide = await draft.materials(), await draft.guide()
    made = await promise_in_force(draft, guide, materials)
    sheets = await sheets_of(materials)
    promised = frozenset(made.stands_for if made else ())
    wish = await Delivery.objects().where(Delivery.case == draft.id).first()
    return await applying.show(
        CHECK,
        status=status if errors else 200,
        errors=errors,
        agent=await Agent.objects().where(Agent.case == draft.id).first(),
        materials=[(row, *sent_words(row, sheets[row.id], promised)) for row in materials],
        later=[row for row in materials if row.promised_on and not sheets[row.id]],
        promise=made,
        wish=wish,
        place=await collection_place(wish, guide) if wish else None,
        stages=BY_NAME,
    )
