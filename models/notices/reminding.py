"""Reminding people of days that come near (lifecycle.md K15, K16; notices.md 7.1, 7.2).

By day only, so that nobody is reminded of what they did in the night. Each reminder and what says
that it was given are one transaction: killed in the middle, or run twice, it is given once.
"""

from datetime import date, datetime

from models.calendar.hours import local_date
from models.cases.case import Case
from models.cases.desks import intake_desk, out_desk
from models.database import atomic
from models.delivery.delivery import Delivery
from models.documents.context import collection_place
from models.errors import Refused
from models.notices.addressees import addressees
from models.notices.announcing import LONGEST_VARIABLE, addresses
from models.notices.inside import tell_desk, tell_people
from models.notices.message import after_quiet_hours, queue_message
from models.notices.nearing import Nearing, nearing
from models.notices.occasions import OCCASIONS, Occasion
from models.notices.reminder import give_once, not_given
from models.notices.templates import TEMPLATES
from models.people.citizen import mobile_index


async def remind_of_days(now: datetime) -> int:
    """Give every reminder that is due; returns how many. What fails does not keep the others."""
    if after_quiet_hours(now) != now:
        return 0
    found = await nearing(now)
    open_keys = await not_given([one.key for one in found])
    given, failed = 0, []
    for one in found:
        try:
            given += one.key in open_keys and await _give(one, now)
        except Refused:  # deleted while it was waited for
            continue
        except Exception as error:
            failed.append(error)
    if failed:
        raise ExceptionGroup("reminders that could not be given", failed)
    return given


async def _give(one: Nearing, now: datetime) -> bool:
    async with atomic():
        case = await Case.objects().get(Case.id == one.case)
        if case is None:  # a draft that has just been deleted
            return False
        await case.lock()
        if not await one.still_holds() or not await give_once(one.key, now):
            return False
        occasion = OCCASIONS[one.what]
        words = await _words(case, one)
        await _tell_citizen(case, one, occasion, words, now)
        if occasion.intake:
            await tell_desk(case, intake_desk(case), occasion.intake.format(**words), at=now)
        if occasion.out and one.is_last:
            await tell_desk(case, await out_desk(case), occasion.out.format(**words), at=now)
    return True


async def _words(case: Case, one: Nearing) -> dict[str, str]:
    place = ""
    if one.what == "collect":
        delivery = await Delivery.objects().get(Delivery.case == case.id)
        place = (await collection_place(case, delivery)).split("（")[0]
    return {
        "case_no": case.case_no or "",
        "tail": case.tail if case.case_no else "",
        "date": _day(one.day),
        "place": place or "服务窗口",
    }


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


async def _tell_citizen(
    case: Case, one: Nearing, occasion: Occasion, words: dict[str, str], now: datetime
) -> None:
    if occasion.citizen:
        people = await tell_people(case, occasion.citizen.format(**words), at=now)
    else:
        people = await addressees(case, local_date(now))
    template = TEMPLATES[occasion.sms]
    text = template.fill(**{name: words[name][:LONGEST_VARIABLE] for name in template.variables})
    for channel, address in addresses(case, people, occasion.sms):
        await queue_message(
            channel,
            address,
            occasion.sms,
            text,
            key=f"{channel}:{_about(case, one)}:{mobile_index(address)[:16]}",
            at=now,
            case=case.id if case.case_no else None,
        )


def _about(case: Case, one: Nearing) -> str:
    """Of several drafts that go on the same day one message is enough: it names no other thing."""
    return one.key if case.case_no else f"{one.what}:{one.day}"
