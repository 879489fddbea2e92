"""不予受理通知书, 撤回申请书 and 终止办理通知书, each with the list of papers to return."""

from typing import TYPE_CHECKING, Any

from models.cases.records.refusal import Refusal
from models.cases.words import REFUSAL_GROUND_NAMES, RefusalGround, Status
from models.catalog.guide import Guide
from models.documents.composing.decision import own_laws
from models.documents.composing.materials import material_rows
from models.documents.context import iso_date

if TYPE_CHECKING:
    from models.cases.turn import Turn

# Where the licence law names the ground; other grounds and other items rest on the item's own law.
LICENCE_LAW = {
    RefusalGround.NOT_NEEDED: "《中华人民共和国行政许可法》第三十二条第一款第一项",
    RefusalGround.NOT_COMPETENT: "《中华人民共和国行政许可法》第三十二条第一款第二项",
}
GIVEN_BACK = "到收件的窗口（站点）领取，或者邮寄退还"


async def refusal_notice(case: Any, turn: "Turn", proposal: Refusal) -> dict[str, Any]:
    """Why it is not accepted, and who is competent."""
    ground = RefusalGround(proposal.ground)
    return {
        "applied_on": iso_date(case.received_at),
        "reason_kind": REFUSAL_GROUND_NAMES[ground],
        "reason": proposal.reason,
        "basis": _refusing_basis(await case.guide(), ground),
        "competent": {
            "name": proposal.competent_office,
            "address": proposal.competent_address,
            "phone": proposal.competent_phone,
        }
        if proposal.competent_office
        else None,
        "returned": await material_rows(await case.materials()),
    }


def _refusing_basis(guide: Guide, ground: RefusalGround) -> str:
    if guide.is_licence and ground in LICENCE_LAW:
        return LICENCE_LAW[ground]
    return own_laws(guide)[0] if guide.bases else "本机关公布的办事指南"


async def withdrawal_form(case: Any, turn: "Turn", reason: str) -> dict[str, Any]:
    """The applicant's own paper."""
    return {
        "applied_on": iso_date(case.received_at),
        "reason": reason,
        "signed_on": iso_date(turn.at),
        "return_way": "当面退还" if turn.actor.is_staff else GIVEN_BACK,
        "returned": await material_rows(await case.materials()),
    }


async def lapse_notice(case: Any, turn: "Turn", facts: str) -> dict[str, Any]:
    """Why the case ends, and how the papers go back."""
    waited_for_reply = turn.position.status is Status.CORRECTION
    return {
        "applied_on": iso_date(case.received_at),
        "facts": facts,
        "basis": "补正告知书载明的期限" if waited_for_reply else "容缺受理通知书和申请人的承诺",
        "lapsed_on": iso_date(turn.at),
        "return_way": GIVEN_BACK,
        "returned": await material_rows(await case.materials()),
    }
