"""请您评价: asked once, within a day after the result was delivered (notices.md 7.1).

Inside the product; by SMS only to people who have no account here.
"""

from datetime import datetime, timedelta

from models.calendar.hours import local_date
from models.cases.case import Case
from models.database import atomic, fetch
from models.notices.addressees import addressees
from models.notices.message import Channel, queue_message
from models.notices.notice import Notice
from models.notices.reminder import give_once
from models.notices.templates import TEMPLATES
from models.ratings.rating import Service

SMS = "T15"
LATEST = timedelta(days=3)  # a machine that was off over a weekend still asks
TEXT = "办理结果已送达。这次服务怎么样？愿意的话，请在办件页评价。"


async def invite_to_rate(now: datetime) -> int:
    """Ask everybody whose result was delivered and who has not been asked; returns how many."""
    invited = 0
    for row in await fetch(_DELIVERED, now - LATEST, now, TEXT, Service.DELIVERY.value):
        invited += await _invite(row["id"], now)
    return invited


async def _invite(case_id: int, now: datetime) -> bool:
    async with atomic():
        # Noted of a case that nobody hears of as well, or it would be taken up again every time.
        if not await give_once(f"rate:{case_id}", now):
            return False
        case = await Case.objects().get(Case.id == case_id)
        people = await addressees(case, local_date(now))
        for one in people:
            index = one.mobile_index
            await Notice(case=case_id, mobile_index=index, text=TEXT, created_at=now).save()
            if one.account is None:
                text, key = TEMPLATES[SMS].fill(tail=case.tail), f"{SMS}:{case_id}"
                await queue_message(
                    Channel.SMS, one.contact_mobile, SMS, text, key=key, at=now, case=case_id
                )
    return bool(people)


# Those asked before reminders were noted have the message only.
_DELIVERED = """
SELECT c.id FROM cases c
WHERE c.delivered_at > $1 AND c.delivered_at <= $2 AND c.contact_mobile_index <> ''
  AND NOT EXISTS (SELECT 1 FROM reminder m WHERE m.key = 'rate:' || c.id)
  AND NOT EXISTS (SELECT 1 FROM notice n WHERE n."case" = c.id AND n.text = $3)
  AND NOT EXISTS (SELECT 1 FROM rating r WHERE r."case" = c.id AND r.service = $4)
ORDER BY c.id LIMIT 500
"""
