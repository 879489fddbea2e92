"""Who is told of a bad rating, and who is reminded of it (notices.md 7.1).

The texts name neither case nor rater: the rated person may read the office's notices.
"""

from datetime import datetime

from models.calendar.hours import SHANGHAI, local_date
from models.calendar.workday import WorkCalendar
from models.cases.light import workdays_between
from models.database import atomic, fetch, fetch_one
from models.notices.message import Channel, queue_message
from models.notices.notice import Notice
from models.notices.templates import TEMPLATES
from models.offices.office import calendar_at
from models.people.role import Role
from models.people.staff import Staff
from models.ratings.deadlines import NEAR
from models.ratings.history import note_once
from models.ratings.rating import Rating
from models.ratings.reach import COUNTERS, PUT_RIGHT_AT_HOME
from models.ratings.rectification import Rectification
from models.ratings.stages import Stage
from models.ratings.words import SERVICE_NAMES

SMS = "S04"


async def announce_bad(rating: Rating, row: Rectification, at: datetime) -> None:
    """站 to the office, 短 to the people who put it right, 站 to who runs the halls."""
    word = SERVICE_NAMES[rating.service]
    due = _day(row.contact_due_at)
    await _tell_office(rating, f"“{word}”收到一条差评，请在{due}前联系核实。", at)
    await _tell_hall(rating, f"“{word}”收到一条差评，被评价部门{due}前联系核实。", at)
    for staff in await _who_puts_right(rating, at):
        if staff.mobile:
            text = TEMPLATES[SMS].fill(due=f"{due}")
            key = f"{SMS}:{rating.id}:{staff.id}"
            await queue_message(Channel.SMS, staff.mobile, SMS, text, key=key, at=at)


async def remind_of_bad_ratings(now: datetime) -> int:
    """Once each: the call is late, the end is near, the end has passed. Returns how many."""
    rows = await Rectification.objects().where(
        (Rectification.stage != Stage.CLOSED) & (Rectification.contact_due_at <= now)
    )
    reminded = 0
    for row in rows:
        reminded += await _remind(row, now)
    return reminded


async def _remind(row: Rectification, now: datetime) -> bool:
    rating = await Rating.objects().get(Rating.id == row.rating)
    what = _what_is_due(row, await calendar_at(rating.office), now)
    if not what:
        return False
    async with atomic():
        stage = Stage(row.stage)
        said = {"rectification": row.id, "step": what, "at": now, "before": stage, "after": stage}
        if not await note_once(f"{what}:{row.id}", **said):
            return False
        text = _REMINDERS[what].format(
            word=SERVICE_NAMES[rating.service], due=_day(row.next_due_at)
        )
        await _tell_office(rating, text, now)
        if what != "due_soon":
            await _tell_hall(rating, text, now)
    return True


_REMINDERS = {
    "contact_late": "“{word}”的差评应在{due}前联系核实，已经超期，请马上处理。",
    "due_soon": "“{word}”的差评请在{due}前整改、回访、办结。",
    "late": "“{word}”的差评应在{due}前办结，已经超期，请马上处理。",
}


def _what_is_due(row: Rectification, calendar: WorkCalendar, now: datetime) -> str:
    if now >= row.due_at:
        return "late"
    if row.stage == Stage.TO_CHECK:
        return "contact_late" if now >= row.contact_due_at else ""
    left = workdays_between(local_date(now), local_date(row.due_at), calendar)
    return "due_soon" if left <= NEAR else ""


def _day(moment: datetime) -> str:
    local = moment.astimezone(SHANGHAI)
    return f"{local.month}月{local.day}日"


async def _tell_office(rating: Rating, text: str, at: datetime) -> None:
    await Notice(case=rating.case, office=rating.office, text=text, created_at=at).save()


async def _tell_hall(rating: Rating, text: str, at: datetime) -> None:
    hall = await fetch_one(_HALL, rating.office)
    if hall and hall["id"] != rating.office:
        await Notice(case=rating.case, office=hall["id"], text=text, created_at=at).save()


async def _who_puts_right(rating: Rating, at: datetime) -> list[Staff]:
    at_home = [role.value for role in PUT_RIGHT_AT_HOME]
    counters = [kind.value for kind in COUNTERS]
    rows = await fetch(
        _PEOPLE, rating.office, at_home, counters, Role.ADMIN.value, local_date(at), rating.staff
    )
    return await Staff.objects().where(Staff.id.is_in([row["id"] for row in rows] or [0]))


_HALL = """
SELECT h.id FROM office rated
JOIN region place ON place.id = rated.region
JOIN region around ON left(around.code, 6) = left(place.code, 6)
JOIN office h ON h.region = around.id AND h.kind = 'managing'
WHERE rated.id = $1 ORDER BY around.level, h.id LIMIT 1
"""
_PEOPLE = """
SELECT DISTINCT s.id FROM posting p
JOIN staff s ON s.id = p.staff AND s.active
JOIN office rated ON rated.id = $1
JOIN region place ON place.id = rated.region
JOIN office own ON own.id = s.office
JOIN region around ON around.id = own.region
WHERE p.valid_from <= $5 AND (p.valid_to IS NULL OR p.valid_to >= $5)
  AND s.id IS DISTINCT FROM $6
  AND ((p.office = $1 AND p.role = ANY($2))
    OR (rated.kind = ANY($3) AND p.role = $4 AND own.kind = 'managing'
        AND left(around.code, 6) = left(place.code, 6)))
"""
