"""告知补正 and 补交."""

from litestar import Response, post

from models.cases.records.correction import Defect, lines_of, open_correction
from web.desk.visit import TheVisit, Visit

OTHER = "other"  # a defect that is not about a material


@post("/cases/{number:str}/correction", may="ask_correction")
async def ask_correction(visit: TheVisit) -> Response:
    """Send the one list of everything that is to be corrected."""
    defects = await _defects(visit)
    return await visit.act(
        "ask_correction",
        named=_names(defects),
        defects=list(defects.values()),
        supervisor_reason=visit.text("supervisor_reason"),
    )


async def _defects(visit: Visit) -> dict[str, Defect]:
    """What is wrong, by the value the form has for it."""
    names = {str(row.id): row.name for row in await visit.case.materials()}
    names[OTHER] = visit.text("other_item", 200) or "其他"
    chosen = [key for key in names if key in visit.form.getall("defect", [])]
    return {
        key: Defect(
            names[key],
            visit.text(f"problem_{key}"),
            visit.text(f"requirement_{key}"),
            int(key) if key != OTHER else None,
        )
        for key in chosen
    }


def _names(defects: dict[str, Defect]) -> dict[str, str]:
    """The list counts its lines; the form names them by what they are about."""
    return {"defects": "defect"} | {
        f"{part}_{number}": f"{part}_{key}"
        for number, key in enumerate(defects)
        for part in ("problem", "requirement")
    }


@post("/cases/{number:str}/supply", may="supply")
async def supply(visit: TheVisit) -> Response:
    """Take what the applicant brought, line by line."""
    correction = await open_correction(visit.case.id)
    lines = await lines_of(correction) if correction else []
    return await visit.act(
        "supply", answers={line.id: visit.text(f"line_{line.id}") for line in lines}
    )
