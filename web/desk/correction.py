"""告知补正 and 补交."""

from litestar import Response, post

from models.cases.correction_record import Defect, lines_of, open_correction
from web.desk.visit import TheVisit, Visit

OTHER = "other"  # a defect that is not about a material


@post("/cases/{number:str}/correction", may="ask_correction")
async def ask_correction(visit: TheVisit) -> Response:
    """Send the one list of everything that is to be corrected."""
    return await visit.act(
        "ask_correction",
        defects=await _defects(visit),
        supervisor_reason=visit.text("supervisor_reason"),
    )


async def _defects(visit: Visit) -> list[Defect]:
    materials = {str(row.id): row for row in await visit.case.materials()}
    chosen = visit.form.getall("defect", [])
    defects = [
        Defect(
            materials[key].name,
            visit.text(f"problem_{key}"),
            visit.text(f"requirement_{key}"),
            materials[key].id,
        )
        for key in chosen
        if key in materials
    ]
    if OTHER in chosen:
        name = visit.text("other_item") or "其他"
        defects.append(
            Defect(name, visit.text(f"problem_{OTHER}"), visit.text(f"requirement_{OTHER}"))
        )
    return defects


@post("/cases/{number:str}/supply", may="supply")
async def supply(visit: TheVisit) -> Response:
    """Take what the applicant brought, line by line."""
    correction = await open_correction(visit.case.id)
    lines = await lines_of(correction) if correction else []
    return await visit.act(
        "supply", answers={line.id: visit.text(f"line_{line.id}") for line in lines}
    )
