"""特别程序告知书 and 延长办理期限告知书."""

from datetime import date
from typing import TYPE_CHECKING, Any

from models.cases.records.suspension import SpecialProcedure
from models.documents.context import iso_date

if TYPE_CHECKING:
    from models.cases.turn import Turn


async def special_notice(
    case: Any, turn: "Turn", procedure: SpecialProcedure, due_before: date
) -> dict[str, Any]:
    """Which procedure, on which law, how long, and the new day."""
    return {
        "accepted_on": iso_date(case.accepted_at),
        "name": procedure.name,
        "basis": procedure.basis or "办事指南列明的特别程序",
        "days": procedure.planned_days,
        "starts_on": iso_date(turn.at),
        "ends_on": iso_date(procedure.planned_end),
        "due_before": iso_date(due_before),
        "due_after": iso_date(turn.clocks.running("K8").due_on),
        "organisation": "",
        "note": procedure.reason,
    }


def extension_notice(
    case: Any, turn: "Turn", days: int, reason: str, due_before: date
) -> dict[str, Any]:
    """How much longer, why, who approved, and the new day (行政许可法 42)."""
    return {
        "accepted_on": iso_date(case.accepted_at),
        "reason": reason,
        "basis": "《中华人民共和国行政许可法》第四十二条第一款",
        "approver": "本机关负责人",
        "approved_on": iso_date(turn.at),
        "days": days,
        "due_before": iso_date(due_before),
        "due_after": iso_date(turn.clocks.running("K9").due_on),
    }
