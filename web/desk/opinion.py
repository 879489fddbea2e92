"""审查意见."""

from litestar import Response, post

from models.cases.acts.opinion import Advice
from web.desk.choices import pick
from web.desk.visit import TheVisit, Visit


@post("/cases/{number:str}/opinion", may="opine")
async def opine(visit: TheVisit) -> Response:
    """Write the opinion and send the case to the person who decides."""
    return await visit.act(
        "opine",
        advice=pick(Advice, visit.text("advice")),
        text=visit.text("text"),
        points=await _points(visit),
    )


async def _points(visit: Visit) -> dict[str, bool]:
    points = (await visit.case.guide()).review_points
    answers = {point: visit.text(f"point_{place}") for place, point in enumerate(points)}
    return {point: answer == "yes" for point, answer in answers.items() if answer}
