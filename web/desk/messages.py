"""审批留言: staff answer the applicant."""

from litestar import Response, post

from models.cases.messages.writing import LONGEST, write_message
from models.errors import Invalid, NotNow
from web.desk.visit import TheVisit
from web.forms import form_key
from web.pages import go


@post("/cases/{number:str}/messages", may="answer_message")
async def answer(visit: TheVisit) -> Response:
    """Write to the applicant; the case itself stays as it is."""
    words = visit.text("words", LONGEST)
    try:
        if visit.too_long:
            raise Invalid(visit.too_long)
        await write_message(
            visit.case,
            by=visit.request.user,
            at=visit.now,
            words=words,
            material=visit.number("material") or None,
            key=form_key(visit.form),
        )
    except Invalid as wrong:
        return await visit.show(status=422, errors=wrong.errors)
    except NotNow as late:
        return await visit.show(status=409, late=late.sentence)
    return go(f"{visit.address}?tab=messages#newest")
