"""My drafts, a new one, and giving one up."""

import secrets

from litestar import Request, Response, get, post
from litestar.exceptions import NotFoundException

from models.calendar.hours import local_date
from models.cases.case import Case
from models.cases.filling.clearing import KEPT
from models.catalog.checking.checklist import answers_of, checklist
from models.catalog.standing import Position, Standing, standing_of
from models.errors import NotNow
from web.citizen.apply.draft import Applying, TheDraft
from web.citizen.apply.stages import first_unfinished
from web.forms import cut, form_key
from web.limits import limit
from web.pages import go, page
from web.scopes import Form, Now

LONGEST_CODE = 60
ALL = "/services"  # where the items are
DONE = {"discard": "已删除，填的内容和照片都没有了。", "gone": "这份申请已经撤回，不能再填。"}


@get("/applications", may="apply")
async def index(request: Request, now: Now) -> Response:
    """What I have not submitted yet."""
    drafts = await Case.drafts_of(request.user)
    return page(
        request,
        "citizen/apply/drafts.html",
        drafts=[await _line(Applying(request, one, now, {})) for one in drafts],
        toast=DONE.get(request.query_params.get("done", ""), ""),
    )


async def _line(applying: Applying) -> dict:
    progress = await applying.progress()
    return {
        "draft": applying.draft,
        "name": (await applying.draft.guide()).short_name,
        "stage": first_unfinished(progress),
        "until": local_date(applying.draft.created_at + KEPT),
    }


@get("/applications/new", may="apply")
async def ask(request: Request, now: Now) -> Response:
    """Before it begins: what is needed, how long it takes, and drafts that are there already."""
    if "item" not in request.query_params:
        return go(ALL)
    return await _start_page(request, now, request.query_params)


@post("/applications", may="apply")
async def begin(request: Request, now: Now, form: Form) -> Response:
    """Begin; what the checker was told goes along."""
    if "item" not in form:
        return go(ALL)
    await limit(request, "begin-application", 20, 600, whose=f"citizen-{request.user.id}")
    code, key = cut(form, "item", LONGEST_CODE), form_key(form) or secrets.token_hex(16)
    standing = await _standing(code, now)
    try:
        answers = answers_of(standing.guide, form)
        draft = await Case.begin(code, answers, by=request.user, at=now, key=key)
    except NotNow as late:
        return await _start_page(request, now, form, late.sentence)
    return go(f"/applications/{draft.id}")


async def _start_page(request: Request, now: Now, source: Form, late: str = "") -> Response:
    code = cut(source, "item", LONGEST_CODE)
    standing = await _standing(code, now)
    guide = standing.guide
    listed = checklist(guide, answers_of(guide, source))
    begun = Case.drafts_of(request.user).where(Case.item.code == code)
    return page(
        request,
        "citizen/apply/start.html",
        status=409 if late else 200,
        guide=guide,
        in_force=standing.position is Position.IN_FORCE,
        listed=listed,
        begun=[await _line(Applying(request, one, now, {})) for one in await begun],
        late=late,
    )


async def _standing(code: str, now: Now) -> Standing:
    standing = await standing_of(code, local_date(now))
    if standing is None:
        raise NotFoundException
    return standing


@get("/applications/{application:int}", may="apply")
async def show(applying: TheDraft) -> Response:
    """On to the first stage that is not finished."""
    return applying.to(first_unfinished(await applying.progress()))


@get("/applications/{application:int}/discard", may="apply")
async def ask_discard(applying: TheDraft) -> Response:
    """What giving up means, before it is done."""
    guide = await applying.draft.guide()
    return page(
        applying.request,
        "citizen/apply/discard.html",
        draft=applying.draft,
        guide=guide,
        address=applying.address,
    )


@post("/applications/{application:int}/discard", may="apply")
async def discard(applying: TheDraft) -> Response:
    """Delete it, with its pictures."""
    if not await applying.draft.discard():
        raise NotNow("这份申请刚刚已经提交，不能删除；不想办了，请到办件里撤回。")
    return go("/applications?done=discard")
