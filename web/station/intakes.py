"""收件: the drafts on the counter, and a new one."""

import secrets

from litestar import Request, Response, get, post

from models.cases.case import Case
from models.cases.words import Status
from models.catalog.changes import unseen
from models.errors import NotAllowed, NotNow
from models.people.role import Role
from web.desk.frames import frame_of
from web.forms import form_key
from web.pages import go, page
from web.scopes import Form, Now


@get("/intakes", may="take_in")
async def index(request: Request, now: Now) -> Response:
    """The drafts that lie here, newest first."""
    drafts = (
        await Case.visible_to(request.user)
        .where(Case.status == Status.DRAFT)
        .order_by(Case.id, ascending=False)
        .limit(50)
    )
    shown = [(draft, await draft.draft_title()) for draft in drafts]
    return page(
        request,
        "station/drafts.html",
        drafts=shown,
        changes=await unseen(request.user, now),
        frame=frame_of(request),
        now=now,
    )


@post("/intakes", may="take_in")
async def create(request: Request, now: Now, form: Form) -> Response:
    """Begin: an empty draft on the person's window or station."""
    posts = request.user.posts_as(Role.CLERK, Role.STATION)
    here = [post for post in posts if post.window or post.station]
    if not here:
        raise NotAllowed("您没有被安排在收件的窗口或站点，请联系管理人员。")
    key = form_key(form) or secrets.token_hex(16)
    draft = await Case.start(by=request.user, post=here[0], at=now, key=key)
    if draft is None:
        raise NotNow("这张表单别人已经提交过，请刷新页面后再收件。")
    return go(f"{frame_of(request).base}/intakes/{draft.id}/person")
