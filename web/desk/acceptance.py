"""受理, after the last look at what is still unchecked."""

import re
from datetime import date

from litestar import Response, post

from models.cases.filling.checking import Finding
from models.cases.words import MaterialState
from web.desk.visit import TheVisit, Visit
from web.forms import cut, ticked

_DAYS = re.compile(r"^day_[0-9]{1,18}$", re.MULTILINE)


@post("/cases/{number:str}/acceptance", may="accept")
async def accept(visit: TheVisit) -> Response:
    """Accept the application."""
    knows = ticked(visit.form, "identity")
    # What was promised anew first: a tick that it has come counts for more.
    found = _promised_anew(visit) | _looked_at(visit)
    named = {f"material_{row}": f"day_{row}" for row in found}
    return await visit.act("accept", named=named, looked_at=found, knows=knows)


# What a tick in each group of boxes says about a material.
BOXES = {
    "checked": MaterialState.COMPLETE,
    "arrived": MaterialState.COMPLETE,  # 容缺 that has come before acceptance
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


def _promised_anew(visit: Visit) -> dict[int, Finding]:
    """容缺 whose day has passed: the new day the applicant names. A day that cannot be read is
    told when the act begins."""
    found = {}
    for name in _DAYS.findall("\n".join(visit.form)):
        typed = cut(visit.form, name, 10)
        if not typed:
            continue
        try:
            day = date.fromisoformat(typed)
        except ValueError:
            visit.too_long[name] = "请写成 2026-12-01 这样的日期。"
            continue
        found[int(name.removeprefix("day_"))] = Finding(MaterialState.TOLERATED, promised_on=day)
    return found
