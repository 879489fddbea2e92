"""事项变化: what the counter must know of the items it takes in, until somebody says “seen”."""

from litestar import Request, Response, get, post

from models.catalog.changes import have_seen, unseen
from web.desk.frames import frame_of
from web.forms import cut
from web.pages import go, page
from web.scopes import Form, Now


@get("/changes", may="take_in")
async def index(request: Request, now: Now) -> Response:
    """What has changed and was not seen yet."""
    frame = frame_of(request)
    return page(request, "desk/changes.html", changes=await unseen(request.user, now), frame=frame)


@post("/changes", may="take_in")
async def see(request: Request, now: Now, form: Form) -> Response:
    """Seen; it is not shown to this person again."""
    digits = cut(form, "change", 15)
    if digits.isdecimal():
        await have_seen(request.user, int(digits), now=now)
    return go(f"{frame_of(request).base}/changes")
