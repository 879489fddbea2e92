"""Announcing an act: in-app notices and queued reminders, in the act's own transaction."""

from typing import TYPE_CHECKING, Any

from models.calendar.hours import SHANGHAI
from models.cases.leg import Desk
from models.database import fetch
from models.delivery.delivery import Delivery
from models.documents.context import collection_place
from models.documents.document import Document
from models.notices.matrix import MATRIX, Told
from models.notices.message import Channel, queue_message
from models.notices.notice import Notice
from models.notices.templates import TEMPLATES
from models.people.staff import Staff

if TYPE_CHECKING:
    from models.cases.turn import Turn

LONGEST_VARIABLE = 20  # characters, the operators' rule


async def announce(turn: "Turn", documents: list[Document]) -> None:
    """Tell everybody whom the matrix names."""
    told = MATRIX.get(turn.name)
    if told is None:
        return
    words = await _words(turn)
    await _tell_citizen(turn, told, words)
    if told.intake:
        await _tell_desk(turn, _intake(turn.case), told.intake.format(**words))
    if told.desk and turn.leg is not None:
        await _tell_desk(turn, await _here(turn), told.desk.format(**words))
        if told.staff_sms:
            await _remind_staff(turn, told.staff_sms, words)


async def _words(turn: "Turn") -> dict[str, str]:
    due = _due(turn)
    return {
        "case_no": turn.case.case_no or "",
        "tail": turn.case.tail,
        "query": turn.case.query_code,
        "due": f"{due.month}月{due.day}日" if due else "",
        "date": f"{due.year}年{due.month}月{due.day}日" if due else "",
        "linked": str(turn.data.get("linked", "")),
        "material": str(turn.data.get("material", "")),
        "carrier": str(turn.data.get("carrier", "")),
        "waybill": str(turn.data.get("waybill", "")),
        "n": str(turn.data.get("days", "")),
        **await _ways(turn),
    }


def _due(turn: "Turn") -> Any:
    clock = turn.clocks.running("K16") or turn.clocks.running("K8")
    return clock.due_on if clock else None


async def _ways(turn: "Turn") -> dict[str, str]:
    delivery = await Delivery.objects().where(Delivery.case == turn.case.id).first()
    if delivery is None:
        return {"way": "到窗口领取", "place": "服务窗口"}
    place = (await collection_place(turn.case, delivery)).split("（")[0]
    return {"way": delivery.way_name, "place": place[:LONGEST_VARIABLE] or "服务窗口"}


async def _tell_citizen(turn: "Turn", told: Told, words: dict[str, str]) -> None:
    case = turn.case
    if not told.citizen:
        return
    if case.contact_mobile_index:
        await Notice(
            case=case.id,
            event=turn.event.id,
            mobile_index=case.contact_mobile_index,
            text=told.citizen.format(**words),
            created_at=turn.at,
        ).save()
    if told.sms and case.contact_mobile:
        await _remind(turn, Channel.SMS, case.contact_mobile, told.sms, words)
    if told.sms and case.contact_email:
        await _remind(turn, Channel.MAIL, case.contact_email, told.sms, words)


async def _remind(
    turn: "Turn", channel: Channel, address: str, code: str, words: dict[str, str]
) -> None:
    template = TEMPLATES[code]
    await queue_message(
        channel,
        address,
        code,
        template.fill(**{name: words[name] for name in template.variables}),
        key=f"{channel}:{turn.event.id}:{code}:{address[-4:]}",
        at=turn.at,
        case=turn.case.id,
    )


def _intake(case: Any) -> Desk:
    return Desk(case.intake_office, case.intake_window, case.intake_station)


async def _here(turn: "Turn") -> Desk:
    if turn.name == "ask_assist":
        return Desk(await turn.case.asked_office())
    return turn.leg.desk


async def _tell_desk(turn: "Turn", desk: Desk, text: str) -> None:
    await Notice(
        case=turn.case.id,
        event=turn.event.id,
        office=desk.office,
        window=desk.window,
        station=desk.station,
        text=text,
        created_at=turn.at,
    ).save()


async def _remind_staff(turn: "Turn", code: str, words: dict[str, str]) -> None:
    due = turn.leg.due_at.astimezone(SHANGHAI)
    rows = await fetch(
        "SELECT DISTINCT p.staff FROM posting p JOIN staff s ON s.id = p.staff AND s.active"
        " WHERE p.office = $1 AND p.role = 'reviewer' AND p.valid_from <= $2"
        " AND (p.valid_to IS NULL OR p.valid_to >= $2)",
        turn.leg.office,
        due.date(),
    )
    words = words | {"due": f"{due.month}月{due.day}日{due:%H:%M}"}
    for row in rows:
        staff = await Staff.objects().get(Staff.id == row["staff"])
        if staff.mobile:
            await _remind(turn, Channel.SMS, staff.mobile, code, words)
