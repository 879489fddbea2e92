"""审批留言: what I and the office have written about a case."""

from litestar import Request, Response, get, post

from models.cases.actor import ActorKind
from models.cases.case import Case
from models.cases.messages.thread import thread_for
from models.cases.messages.writing import LONGEST, write_message
from models.errors import Invalid, NotNow
from web.citizen.noting import own_page, refused
from web.forms import cut, form_key, text
from web.pages import go
from web.scopes import Form, Now, TheCase


@get("/cases/{number:str}/messages", may="write_message")
async def thread(request: Request, case: TheCase, now: Now) -> Response:
    """The thread; what the office wrote counts as read."""
    about = {"material": request.query_params.get("material", "")[:18]}
    return await _show(request, case, now, values=about)


@post("/cases/{number:str}/messages", may="write_message")
async def write(request: Request, case: TheCase, now: Now, form: Form) -> Response:
    """Write about the case, or about one of its papers."""
    material = cut(form, "material", 18)
    try:
        await write_message(
            case,
            by=request.user,
            at=now,
            words=text(form, "words", LONGEST),
            material=int(material) if material.isascii() and material.isdecimal() else None,
            key=form_key(form),
        )
    except (Invalid, NotNow) as wrong:
        return await _show(request, case, now, **refused(wrong, form, "words"))
    return go(f"/cases/{case.case_no}/messages?done=sent#newest")


async def _show(request: Request, case: Case, now: Now, **context: object) -> Response:
    return await own_page(
        request,
        "messages",
        case,
        thread=await thread_for(case, ActorKind.CITIZEN, now, me=request.user.id),
        materials=await case.materials(),
        toast="已发出，回复了会告诉您。" if request.query_params.get("done") == "sent" else "",
        **context,
    )
