"""辅助审核: asked and answered."""

from litestar import Response, post

from models.cases.records.assist_request import AssistOpinion
from web.desk.choices import pick
from web.desk.visit import TheVisit


@post("/cases/{number:str}/assist", may="ask_assist")
async def ask_assist(visit: TheVisit) -> Response:
    """Ask the department."""
    return await visit.act("ask_assist", office=visit.case.office, question=visit.text("question"))


@post("/cases/{number:str}/assist-answer", may="answer_assist")
async def answer_assist(visit: TheVisit) -> Response:
    """Answer the window."""
    return await visit.act(
        "answer_assist",
        opinion=pick(AssistOpinion, visit.text("opinion")),
        answer=visit.text("answer"),
    )
