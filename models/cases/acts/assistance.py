"""请求和答复辅助审核 (S0-5d, S0-6c)."""

from models.cases.records.assist_request import AssistOpinion, AssistRequest
from models.cases.turn import Turn, act
from models.documents.composing.assist import assist_slip
from models.errors import demand
from models.offices.office import Office


class Assistance:
    """Asking the department while the applicant waits."""

    @act
    async def ask_assist(
        self, turn: Turn, *, office: int, question: str, materials: list[str] | None = None
    ) -> None:
        """Ask an office of one's own place; until it answers the case stays on this desk."""
        known = await Office.exists().where(Office.id == office)
        demand(
            ("office", known, "请选择要请教的部门。"),
            ("question", question.strip(), "请写清需要部门帮助判断的问题。"),
        )
        await AssistRequest(
            case=self.id,
            leg=turn.leg.id,
            office=office,
            question=question.strip(),
            materials=materials or [],
            asked_by=turn.actor.id,
            asked_at=turn.at,
        ).save()

    @act
    async def answer_assist(
        self,
        turn: Turn,
        *,
        opinion: AssistOpinion | None,
        answer: str,
        evidence: list[str] | None = None,
    ) -> None:
        """Answer; the question, the answer and both times go on the 协作流转单."""
        demand(
            ("opinion", opinion, "请选择符合、不符合或需补正。"),
            ("answer", answer.strip(), "请写明审核意见和依据。"),
        )
        request = await AssistRequest.objects().get(
            (AssistRequest.case == self.id) & AssistRequest.closed_at.is_null()
        )
        request.opinion, request.answer = opinion, answer.strip()
        request.evidence = evidence or []
        request.answered_by, request.closed_at = turn.actor.id, turn.at
        await request.save()
        turn.paper("assist", office=turn.leg.office, **await assist_slip(self, turn, request))
