"""收件凭证, 代收登记回执, 补正收件凭证 and 首接转交单."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from models.cases.material import CaseMaterial
from models.cases.records.correction import Correction, CorrectionLine
from models.catalog.words import IntakeMode
from models.documents.composing.materials import material_rows, originals_sentence
from models.documents.context import iso
from models.documents.document import Document
from models.offices.office import Office
from models.offices.place import Hall, Station, Window

if TYPE_CHECKING:
    from models.cases.turn import Turn


async def receipt(case: Any, at: datetime) -> dict[str, Any]:
    """What lay on the counter."""
    registers_only = case.mode == IntakeMode.COLLECT_FORWARD
    materials = await case.materials()
    return await _receipt(case, at, "registration" if registers_only else "receipt", "", materials)


async def supply_receipt(
    case: Any, turn: "Turn", correction: Correction, lines: list[CorrectionLine]
) -> dict[str, Any]:
    """What was supplied, and which notice it answers."""
    number = await _notice_number(correction)
    supplied = {line.material for line in lines if line.material}
    materials = [row for row in await case.materials() if row.id in supplied]
    answers = f"补正告知书（{number}）所列补正内容" if number else "补正内容"
    return await _receipt(case, turn.at, "supply", answers, materials)


async def _receipt(
    case: Any, at: datetime, form: str, supplies: str, materials: list[CaseMaterial]
) -> dict[str, Any]:
    channel, place = await place_of_intake(case)
    return {
        "form": form,
        "received_at": iso(at),
        "channel": channel,
        "place": place,
        "supplies": supplies,
        "materials": await material_rows(materials),
        "originals": originals_sentence(materials),
    }


async def place_of_intake(case: Any) -> tuple[str, str]:
    """How and where the application came in: (窗口, 示例县政务服务大厅3号综合窗口)."""
    if case.intake_station:
        station = await Station.objects().get(Station.id == case.intake_station)
        return "站点", station.name
    if case.intake_window:
        window = await Window.objects().get(Window.id == case.intake_window)
        hall = await Hall.objects().get(Hall.id == window.hall)
        return "窗口", f"{hall.name}{window.number}号{window.name}"
    return "网上", ""


async def _notice_number(correction: Correction) -> str:
    document = (
        await Document.objects()
        .where((Document.case == correction.case) & (Document.kind == "correction"))
        .order_by(Document.id, ascending=False)
        .first()
    )
    return document.number if document else ""


async def transfer(case: Any, turn: "Turn", linked: Any, reason: str) -> dict[str, Any]:
    """首接转交单: to whom, why, with what."""
    office = await Office.objects().get(Office.id == linked.office)
    return {
        "to": {"name": office.name, "phone": office.phone, "address": office.address},
        "reason": reason.strip(),
        "transferred_at": iso(turn.at),
        "new_case_no": linked.case_no,
        "materials": await material_rows(await case.materials()),
        "leader_opinion": "同意转交",
    }
