"""受理, after the last look at what is still unchecked."""

from litestar import Response, post

from models.cases.filling.checking import Finding
from models.cases.words import MaterialState
from web.desk.visit import TheVisit, Visit
from web.forms import ticked


@post("/cases/{number:str}/acceptance", may="accept")
async def accept(visit: TheVisit) -> Response:
    """Accept the application."""
    knows = ticked(visit.form, "identity")
    return await visit.act("accept", looked_at=_looked_at(visit), knows=knows)


# What a tick in each group of boxes says about a material.
BOXES = {
    "checked": MaterialState.COMPLETE,
    "agreed_later": MaterialState.TOLERATED,  # 容缺, on the day the applicant has named
    "looked_up": MaterialState.WAIVED,
}


def _looked_at(visit: Visit) -> dict[int, Finding]:
    """The materials this person ticks as looked at, and what they found."""
    return {
        int(row): Finding(state)
        for box, state in BOXES.items()
        for row in visit.form.getall(box, [])
        if isinstance(row, str) and row.isdecimal() and len(row) < 19
    }
