"""好差评: one page for all services of a visit, asked for once, needed for nothing."""

from litestar import Request, Response, get, post
from litestar.datastructures import FormMultiDict

from models.cases.case import Case
from models.errors import Invalid, NotAllowed, NotNow
from models.ratings.giving import Said, rate, rate_again
from models.ratings.rating import Service
from models.ratings.saying import ratings_of
from models.ratings.words import LEVEL_NAMES, LONGEST_TEXT
from web.forms import cut, form_key, text, ticked, values
from web.pages import go, page
from web.scopes import Form, Now, TheCase
from web.sessions import is_workplace

AT_WORK = (
    "这台设备今天登录过工作账号。评价只能由您本人作出，"
    "请用自己的手机登录后再评价，不评价也不影响办件。"
)


@get("/cases/{number:str}/rating", may="rate")
async def ask(request: Request, case: TheCase, now: Now) -> Response:
    """What can be rated, and what was said already."""
    return await _show(request, case, now)


@post("/cases/{number:str}/rating", may="rate")
async def give(request: Request, case: TheCase, now: Now, form: Form) -> Response:
    """Keep what was said; services left blank are not rated."""
    _must_be_at_home(request)
    try:
        said = _said(form)
        anonymous = ticked(form, "anonymous")
        key = form_key(form)
        await rate(case, said, anonymous=anonymous, by=request.user, at=now, key=key)
    except Invalid as wrong:
        return await _show(request, case, now, form, wrong.errors)
    except NotNow as late:
        return await _show(request, case, now, form, late=late.sentence)
    return go(f"/cases/{case.case_no}/rating?done=rated")


@post("/cases/{number:str}/rating/again", may="rate")
async def give_again(request: Request, case: TheCase, now: Now, form: Form) -> Response:
    """追评, after a bad rating was put right."""
    _must_be_at_home(request)
    try:
        service = _service(cut(form, "service", 20))
        words = text(form, f"{service}_again_text", LONGEST_TEXT)
        said = Said(_level(form, f"{service}_again_level"), (), words)
        await rate_again(case, service, said, by=request.user, at=now)
    except Invalid as wrong:
        return await _show(request, case, now, form, wrong.errors)
    except NotNow as late:
        return await _show(request, case, now, form, late=late.sentence)
    return go(f"/cases/{case.case_no}/rating?done=rated")


def _must_be_at_home(request: Request) -> None:
    if is_workplace(request):
        raise NotAllowed(AT_WORK)


def _service(word: str) -> Service:
    try:
        return Service(word)
    except ValueError as error:
        raise NotNow("没有这项服务的评价。") from error


def _said(form: FormMultiDict) -> dict[Service, Said]:
    """What was filled in; a service without a level was not rated."""
    said, errors = {}, {}
    for service in Service:
        level = _level(form, f"{service}_level")
        try:
            words = text(form, f"{service}_text", LONGEST_TEXT)
        except Invalid as wrong:
            errors |= wrong.errors
            continue
        if words and not level:
            errors[f"{service}_level"] = "您写了意见，请也选满意程度；不想评价这项，请把字删掉。"
        elif level:
            said[service] = Said(level, _reasons(form, f"{service}_reason{level}"), words)
    if errors:
        raise Invalid(errors)
    return said


def _level(form: FormMultiDict, name: str) -> int:
    typed = cut(form, name, 1)
    return int(typed) if typed in "12345" and typed else 0


def _reasons(form: FormMultiDict, name: str) -> tuple[str, ...]:
    return tuple(str(one)[:32] for one in form.getall(name, []))


async def _show(
    request: Request,
    case: Case,
    now: Now,
    form: FormMultiDict | None = None,
    errors: dict[str, str] | None = None,
    late: str = "",
) -> Response:
    return page(
        request,
        "citizen/rating.html",
        status=422 if errors else 409 if late else 200,
        case=case,
        guide=await case.guide(),
        ratings=await ratings_of(case, request.user, now),
        levels=[(str(level), name) for level, name in LEVEL_NAMES.items()],
        longest=LONGEST_TEXT,
        at_work=AT_WORK if is_workplace(request) else "",
        done=request.query_params.get("done", ""),
        values=values(form) if form else {},
        errors=errors or {},
        late=late,
    )
