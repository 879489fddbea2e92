"""Announcing an act: in-app notices and queued reminders, in the act's own transaction."""

from typing import TYPE_CHECKING, Any

from models.calendar.hours import SHANGHAI, local_date
from models.cases.desks import hall_office, intake_desk
from models.cases.leg import Desk
from models.cases.words import DeliveryWay, LegKind, Status
from models.database import fetch
from models.delivery.delivery import Delivery
from models.documents.context import collection_place
from models.notices.addressees import Addressee
from models.notices.inside import tell_desk, tell_people
from models.notices.matrix import MATRIX, Told
from models.notices.message import Channel, queue_message
from models.notices.templates import TEMPLATES
from models.people.citizen import Citizen, mobile_index
from models.people.role import Role
from models.people.staff import Staff

if TYPE_CHECKING:
    from models.cases.turn import Turn

LONGEST_VARIABLE = 20  # characters, the operators' rule
AT_COUNTERS = (DeliveryWay.DECIDING_COUNTER, DeliveryWay.INTAKE_COUNTER, DeliveryWay.STATION)


async def announce(turn: "Turn") -> None:
    """Tell everybody whom the matrix names."""
    delivery = await Delivery.objects().where(Delivery.case == turn.case.id).first()
    told = MATRIX.get(_occasion(turn, delivery))
    if told is None:
        return
    words = _words(turn) | await _ways(turn, told, delivery)
    await _tell_citizen(turn, told, words)
    for desk, text in await _desks(turn, told):
        said = text.format(**words)
        await tell_desk(turn.case, desk, said, at=turn.at, event=turn.event.id)
    if told.staff_sms and turn.leg is not None:
        await _remind_staff(turn, told.staff_sms, words)


def _occasion(turn: "Turn", delivery: Delivery | None) -> str:
    """The key in the matrix: the act, and what makes a difference to those who are told."""
    variants = {
        "push": {LegKind.RECHECK: "", LegKind.DECIDE: "/here"}.get(_leg(turn), "/office"),
        "grant": "" if _leg(turn) is LegKind.MAKE else "/out",
        "issue": "" if delivery is None or delivery.way in AT_COUNTERS else "/sent",
        "suspend": "/counting" if turn.data.get("counting") else "",
        "resume": "/counting" if turn.data.get("counting") else "",
        "change_delivery": "/by_staff" if turn.actor.is_staff else "",
        "withdraw": "/draft" if turn.position.status is Status.DRAFT else "",
    }
    return turn.name + variants.get(turn.name, "")


def _leg(turn: "Turn") -> LegKind | None:
    return LegKind(turn.leg.kind) if turn.leg else None


def _words(turn: "Turn") -> dict[str, str]:
    due = _due(turn)
    said = ("linked", "material", "carrier", "waybill", "special", "choice")
    return {
        "case_no": turn.case.case_no or "",
        "tail": turn.case.tail,
        "query": turn.case.query_code,
        "due": f"{due.month}月{due.day}日" if due else "",
        "date": f"{due.year}年{due.month}月{due.day}日" if due else "",
        "n": str(turn.data.get("days", "")),
        **{name: str(turn.data.get(name, "")) for name in said},
    }


def _due(turn: "Turn") -> Any:
    clock = turn.clocks.running("K16") or turn.clocks.running("K8")
    return clock.due_on if clock else None


async def _ways(turn: "Turn", told: Told, delivery: Delivery | None) -> dict[str, str]:
    wanted = TEMPLATES[told.sms].variables if told.sms else ()
    if delivery is None or not {"way", "place"} & set(wanted):
        return {"way": "到窗口领取", "place": "服务窗口"}
    place = (await collection_place(turn.case, delivery)).split("（")[0]
    return {"way": delivery.way_name, "place": place or "服务窗口"}


async def _tell_citizen(turn: "Turn", told: Told, words: dict[str, str]) -> None:
    if not told.citizen:
        return
    text = told.citizen.format(**words)
    people = await tell_people(turn.case, text, at=turn.at, event=turn.event.id)
    if told.sms:
        for channel, address in addresses(turn.case, people, told.sms):
            await _remind(turn, channel, address, told.sms, words)


def addresses(case: Any, people: list[Addressee], sms: str) -> list[tuple[Channel, str]]:
    """Where the reminders go, each once; a case without a phone may still have an e-mail."""
    contact = [] if case.contact_mobile_index else reminded(case, None, sms)
    found = [way for one in people for way in reminded(one, one.account, sms)]
    return list(dict.fromkeys([*contact, *found]))


def reminded(case: Any, account: Citizen | None, sms: str) -> list[tuple[Channel, str]]:
    """Where the reminders go: as the case (or an addressee of it) says, unless the account behind
    its phone says else."""
    ways = [(Channel.SMS, case.contact_mobile)] if case.contact_mobile else []
    mails = {case.contact_email} - {""}
    if account is None:
        return [*ways, *((Channel.MAIL, mail) for mail in mails)]
    own = {account.email} - {""} if account.by_email else set()
    mailed = sorted({mail for mail in mails if account.is_mailed(mail)} | own)
    texted = ways if account.is_texted(sms) else []
    return [*texted, *((Channel.MAIL, mail) for mail in mailed)]


async def _remind(
    turn: "Turn", channel: Channel, address: str, code: str, words: dict[str, str], key: str = ""
) -> None:
    template = TEMPLATES[code]
    await queue_message(
        channel,
        address,
        code,
        template.fill(**{name: words[name][:LONGEST_VARIABLE] for name in template.variables}),
        key=key or f"{channel}:{turn.event.id}:{code}:{mobile_index(address)[:16]}",
        at=turn.at,
        case=turn.case.id,
    )


async def _desks(turn: "Turn", told: Told) -> list[tuple[Desk, str]]:
    desks = []
    if told.intake:
        desks.append((intake_desk(turn.case), told.intake))
    if told.desk and turn.leg is not None:
        desks.append((await _here(turn), told.desk))
    if told.left and turn.came_from not in (None, turn.leg.desk):
        desks.append((turn.came_from, told.left))
    if told.office:
        desks.append((Desk(turn.case.office), told.office))
    if told.admin:
        desks.append((Desk(await hall_office(turn.case.office)), told.admin))
    return desks


async def _here(turn: "Turn") -> Desk:
    if turn.name == "ask_assist":
        return Desk(await turn.case.asked_office())
    return turn.leg.desk


async def _remind_staff(turn: "Turn", code: str, words: dict[str, str]) -> None:
    """A department's reviewers at once; the clerks of a hall with the first case of an hour."""
    at_the_hall = _leg(turn) is LegKind.RECHECK
    role = Role.CLERK if at_the_hall else Role.REVIEWER
    rows = await fetch(_PEOPLE, turn.leg.office, role.value, local_date(turn.at))
    due, hour = turn.leg.due_at.astimezone(SHANGHAI), turn.at.astimezone(SHANGHAI)
    words = words | {"due": f"{due.month}月{due.day}日{due:%H:%M}"}
    for staff in await Staff.objects().where(Staff.id.is_in([row["staff"] for row in rows] or [0])):
        if staff.mobile:
            key = f"{code}:{staff.id}:{hour:%Y%m%d%H}" if at_the_hall else ""
            await _remind(turn, Channel.SMS, staff.mobile, code, words, key)


_PEOPLE = """
SELECT DISTINCT p.staff FROM posting p JOIN staff s ON s.id = p.staff AND s.active
WHERE p.office = $1 AND p.role = $2 AND p.valid_from <= $3
  AND (p.valid_to IS NULL OR p.valid_to >= $3)
"""
