"""受理, after the last look at what is still unchecked."""

from litestar import Response, post

from models.cases.checking import Finding
from models.cases.words import MaterialState
from web.desk.visit import TheVisit, Visit


@post("/cases/{number:str}/acceptance", may="accept")
async def accept(visit: TheVisit) -> Response:
    """Accept the application."""
    return await visit.act("accept", looked_at=_looked_at(visit))


def _looked_at(visit: Visit) -> dict[int, Finding]:
    """The materials this person ticks as looked at and in order."""
    ticked = visit.form.getall("checked", [])
    rows = [row for row in ticked if isinstance(row, str) and row.isdecimal() and len(row) < 19]
    return {int(row): Finding(MaterialState.COMPLETE) for row in rows}
