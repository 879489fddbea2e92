"""Writing a 审批留言: kept for good, told to the other side; no event of the case."""

from datetime import datetime, timedelta
from typing import Any

from models.cases.actor import Actor, ActorKind, actor
from models.cases.desks import intake_desk
from models.cases.event import SENT_ALREADY
from models.cases.leg import Desk
from models.cases.messages.message import CaseMessage
from models.database import atomic, fetch_one
from models.errors import Invalid, NotNow, demand
from models.notices.announcing import LONGEST_VARIABLE, addresses
from models.notices.inside import tell_desk, tell_people
from models.notices.message import queue_message
from models.notices.templates import TEMPLATES
from models.people.citizen import mobile_index

LONGEST = 1000  # characters
MOST = 10  # of one citizen about one case, an hour
REMINDER = "T20"  # 有新的进展，请登录查看
TOO_MANY = "一小时最多写10条留言，写的内容还在，请过一会儿再发，或打电话联系。"


async def write_message(
    case: Any,
    *,
    by: Any,
    at: datetime,
    words: str,
    material: int | None = None,
    key: str | None = None,
) -> CaseMessage:
    """Write about a case, or about one of its materials; the case was found through the writer.

    With the same key a second time the first message is given back. Raises Invalid (fields
    `words`, `material`), NotNow when the form was sent for another case.
    """
    who, words = actor(by), words.strip()
    async with atomic():
        await case.lock()  # so that two of the same form, or the eleventh, meet here
        first = await _first_time(case, who, key)
        if first is not None:
            return first
        await _must_be_fine(case, who, words, material, at)
        message = CaseMessage(
            case=case.id,
            material=material,
            actor_kind=who.kind,
            actor_id=who.id,
            actor_name=who.name,
            office_name=who.office_name,
            text=words,
            at=at,
            key=key,
        )
        await message.save()
        await _tell(case, who, message)
        return message


async def _first_time(case: Any, who: Actor, key: str | None) -> CaseMessage | None:
    if key is None:
        return None
    message = await CaseMessage.objects().where(CaseMessage.key == key).first()
    if message is not None and (message.case, message.actor_id) != (case.id, who.id):
        raise NotNow(SENT_ALREADY)
    return message


async def _must_be_fine(
    case: Any, who: Actor, words: str, material: int | None, at: datetime
) -> None:
    known = material is None or material in {row.id for row in await case.materials()}
    demand(
        ("words", words, "请写下要说的话。"),
        ("words", len(words) <= LONGEST, f"最多写{LONGEST}个字，现在有{len(words)}个，请删减。"),
        ("material", known, "请选择这件的一份材料，或不选。"),
    )
    if who.kind is ActorKind.CITIZEN and await _written_since(case, who, at) >= MOST:
        raise Invalid({"words": TOO_MANY})


async def _written_since(case: Any, who: Actor, at: datetime) -> int:
    row = await fetch_one(
        'SELECT count(*) AS n FROM case_message WHERE "case" = $1 AND actor_kind = $2'
        " AND actor_id = $3 AND at > $4",
        case.id,
        who.kind.value,
        who.id,
        at - timedelta(hours=1),
    )
    return row["n"]


async def _tell(case: Any, who: Actor, message: CaseMessage) -> None:
    """The other side: the desk that holds it, or the applicant and the place of intake."""
    if who.kind is ActorKind.CITIZEN:
        desk = await case.desk() or Desk(case.office)
        await tell_desk(case, desk, f"{case.case_no}有申请人的留言，请回复。", at=message.at)
        return
    await _tell_applicant(case, message)
    intake = intake_desk(case)
    if intake.office != who.office:
        text = f"{case.case_no}的申请人收到留言（{who.office_name}）。"
        await tell_desk(case, intake, text, at=message.at)


async def _tell_applicant(case: Any, message: CaseMessage) -> None:
    text = TEMPLATES[REMINDER].fill(tail=case.tail[:LONGEST_VARIABLE])
    people = await tell_people(case, "办理部门给您留言了，请登录查看。", at=message.at)
    for channel, address in addresses(case, people, REMINDER):
        key = f"{channel}:message:{message.id}:{mobile_index(address)[:16]}"
        await queue_message(channel, address, REMINDER, text, key=key, at=message.at, case=case.id)
