"""补正告知书 and 退回单."""

from typing import TYPE_CHECKING, Any

from models.cases.records.correction import CorrectionLine
from models.cases.words import LEG_NAMES, LegKind
from models.documents.composing.acceptance import accepting_basis, ways_to_supply
from models.documents.context import iso, iso_date

if TYPE_CHECKING:
    from models.cases.turn import Turn

LICENCE_BASIS = "《中华人民共和国行政许可法》第三十二条第一款第四项"


async def correction_notice(
    case: Any, turn: "Turn", lines: list[CorrectionLine], voided: str
) -> dict[str, Any]:
    """一次性告知: everything to be corrected, until when, how, and what happens otherwise."""
    return {
        "applied_on": iso_date(case.received_at),
        "basis": accepting_basis(await case.guide(), LICENCE_BASIS),
        "lines": [
            {
                "item": line.item,
                "problem": line.problem,
                "requirement": line.requirement,
                "sample": "",
            }
            for line in lines
        ],
        "due_on": iso_date(turn.clocks.running("K16").due_on),
        "ways": await ways_to_supply(case),
        "consequence": "逾期未补正的，可以终止办理并退还材料；您仍可以重新提出申请。",
        "voided": voided,
    }


def return_slip(turn: "Turn", lines: list[CorrectionLine]) -> dict[str, Any]:
    """退回单 to the place of intake: every reason, everything to supply (S0-6d)."""
    return {
        "stage": LEG_NAMES[LegKind(turn.leg.kind)],
        "returned_at": iso(turn.at),
        "reason_kind": "不符合法定形式",
        "reasons": [
            {"item": line.item, "reason": line.problem, "supply": line.requirement}
            for line in lines
        ],
        "correction_number": "",
    }
