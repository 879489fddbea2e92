"""“全区通办”事项办理部门协作流转单 (S0-5d, S0-6c)."""

from typing import TYPE_CHECKING, Any

from models.cases.records.assist_request import ASSIST_OPINION_NAMES, AssistOpinion, AssistRequest
from models.cases.words import LegKind
from models.documents.composing.receipts import place_of_intake
from models.documents.context import hall_near, iso
from models.offices.office import Office
from models.people.staff import Staff

if TYPE_CHECKING:
    from models.cases.turn import Turn


async def assist_slip(case: Any, turn: "Turn", request: AssistRequest) -> dict[str, Any]:
    """The question, the answer, both times."""
    asker = await Staff.objects().get(Staff.id == request.asked_by)
    helper = await Office.objects().get(Office.id == request.office)
    deciding = await hall_near(case.office)
    at_intake = turn.leg.kind == LegKind.INTAKE
    return {
        "stage": "受理协作" if at_intake else "办理协作",
        "intake_place": (await place_of_intake(case))[1],
        "deciding_place": deciding.name if deciding else "",
        "question": request.question,
        "materials": request.materials,
        "asked_by": {"name": asker.name, "phone": ""},
        "asked_at": iso(request.asked_at),
        "helper": {"office": helper.name, "name": turn.actor.name, "phone": helper.phone},
        "answer": ASSIST_OPINION_NAMES[AssistOpinion(request.opinion)],
        "opinion": request.answer,
        "answered_by": turn.actor.name,
        "answered_at": iso(turn.at),
        "evidence": request.evidence,
        "outcome": "",
        "pushed_at": "",
        "received_at": "",
        "post": {
            "sender": "",
            "tracking_no": "",
            "sent_at": "",
            "receiver": "",
            "received_at": "",
            "department": "",
            "signed_by": "",
        },
    }
