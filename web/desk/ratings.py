"""评价 on the desk: what was said of us, and the next step with what was bad."""

from litestar import Request, Response, get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath

from models.audit.access import Access, remember
from models.cases.actor import actor
from models.errors import Invalid, NotAllowed, NotNow
from models.ratings.history import RectificationEvent
from models.ratings.listing import Seen, mobile_of, rating_seen_by, ratings_seen_by
from web.desk.frames import frame_of
from web.desk.rating_steps import CHOICES, FIELDS, next_steps
from web.forms import cut, form_key, values
from web.limits import client_address
from web.pages import go, page
from web.scopes import Form, Now


@get("/ratings", may="read_ratings")
async def index(request: Request, now: Now) -> Response:
    """Open bad ones first, then the newest."""
    lines = await ratings_seen_by(request.user, now)
    return page(request, "desk/ratings.html", lines=lines, frame=frame_of(request))


@get("/ratings/{rating:int}", may="read_ratings")
async def show(request: Request, now: Now, rating: FromPath[int]) -> Response:
    """One of them, with its history and its next step."""
    return await _show(request, now, await _seen(request, now, rating))


@post("/ratings/{rating:int}/phone", may="put_right")
async def phone(request: Request, now: Now, rating: FromPath[int]) -> Response:
    """显示: the rater's telephone, to whoever calls them; it is written down."""
    seen = await _seen(request, now, rating)
    if not seen.may_call:
        raise NotAllowed("只有处理这条差评的人在办结前可以看电话，匿名评价没有电话。")
    who, stage = actor(request.user), seen.row.stage
    address = client_address(request)
    await remember(Access.REVEAL, seen.rating.case, who, address=address, at=now, reason="差评回访")
    await RectificationEvent(
        rectification=seen.row.id,
        step="reveal",
        at=now,
        staff=who.id,
        name=who.name,
        office_name=who.office_name,
        before=stage,
        after=stage,
    ).save()
    answer = await _show(request, now, seen, mobile=await mobile_of(seen.rating))
    answer.headers["cache-control"] = "no-store"
    return answer


@post("/ratings/{rating:int}/check", may="put_right")
async def check(request: Request, now: Now, form: Form, rating: FromPath[int]) -> Response:
    """核实."""
    return await _step(request, now, form, rating, "check")


@post("/ratings/{rating:int}/rectify", may="put_right")
async def rectify(request: Request, now: Now, form: Form, rating: FromPath[int]) -> Response:
    """整改."""
    return await _step(request, now, form, rating, "rectify")


@post("/ratings/{rating:int}/revisit", may="put_right")
async def revisit(request: Request, now: Now, form: Form, rating: FromPath[int]) -> Response:
    """回访."""
    return await _step(request, now, form, rating, "revisit")


@post("/ratings/{rating:int}/close", may="put_right")
async def close(request: Request, now: Now, form: Form, rating: FromPath[int]) -> Response:
    """办结."""
    return await _step(request, now, form, rating, "close")


@post("/ratings/{rating:int}/appeal", may="put_right")
async def appeal(request: Request, now: Now, form: Form, rating: FromPath[int]) -> Response:
    """申诉."""
    return await _step(request, now, form, rating, "appeal")


@post("/ratings/{rating:int}/judgement", may="judge_appeal")
async def judge_appeal(request: Request, now: Now, form: Form, rating: FromPath[int]) -> Response:
    """申诉复核."""
    return await _step(request, now, form, rating, "judge_appeal")


async def _step(request: Request, now: Now, form: Form, rating: int, name: str) -> Response:
    """Take it one step on; then see it, or the same form with what was wrong."""
    seen = await _seen(request, now, rating)
    if seen.row is None:
        raise NotNow("这条评价不是差评，没有要处理的。")
    edition = cut(form, "_edition", 9)
    try:
        await getattr(seen.row, name)(
            by=request.user,
            at=now,
            key=form_key(form),
            edition=int(edition) if edition.isdecimal() and edition.isascii() else None,
            **FIELDS[name](form),
        )
    except Invalid as wrong:
        known, errors = values(form), wrong.errors
        return await _show(request, now, seen, step=name, known=known, errors=errors)
    except NotNow as late:
        seen = await _seen(request, now, rating)
        return await _show(request, now, seen, step=name, known=values(form), late=late.sentence)
    return go(f"{frame_of(request).base}/ratings/{rating}?done={name}")


async def _seen(request: Request, now: Now, rating: int) -> Seen:
    seen = await rating_seen_by(request.user, rating, now)
    if seen is None:
        raise NotFoundException
    return seen


async def _show(
    request: Request,
    now: Now,
    seen: Seen,
    *,
    step: str = "",
    known: dict | None = None,
    errors: dict[str, str] | None = None,
    late: str = "",
    mobile: str = "",
) -> Response:
    frame = frame_of(request)
    return page(
        request,
        "desk/rating.html",
        status=422 if errors else 409 if late else 200,
        seen=seen,
        address=f"{frame.base}/ratings/{seen.rating.id}",
        steps=next_steps(seen, request.user.id),
        chosen=step,
        choices=CHOICES,
        mobile=mobile,
        done=request.query_params.get("done", ""),
        values=known or {},
        errors=errors or {},
        late=late,
        frame=frame,
    )
