"""Ratings by people of the demonstration: good ones, a bad one that waits, one put right."""

from datetime import datetime, time, timedelta

from models.calendar.workday import calendar_of
from models.cases.case import Case
from models.offices.occupancy import Occupancy, report
from models.people.citizen import Citizen
from models.ratings.giving import Said, rate
from models.ratings.rating import Rating, Service
from models.ratings.rectification import Rectification
from models.sample.cast import SHOPS, officer
from models.sample.story import Days

FRESH = timedelta(days=10)  # older ones no longer show what is going on
_, CHILDREN, _, _ = SHOPS
LOOKS = (("S01", 12, 3), ("F01", 4, 2))  # who tells how many wait, at how many windows


async def fill_ratings(now: datetime) -> None:
    """白露 of the children's barber rates her licence, unless somebody has done so lately."""
    lately = await Rating.exists().where(Rating.at > now - FRESH)
    case = await _delivered(now)
    if lately or case is None:
        return
    days = Days(now, await calendar_of())
    citizen = await Citizen.with_mobile(CHILDREN.mobile, at=days.ago(1, time(14)))
    good = {Service.INTAKE: Said(5, ("speed", "attitude"), "一次就办好了，谢谢。")}
    await rate(case, good, anonymous=False, by=citizen, at=days.ago(1, time(14)))
    slow = {Service.DECISION: Said(2, ("speed",), "审查问了两遍同样的事，多等了一天。")}
    await rate(case, slow, anonymous=False, by=citizen, at=days.ago(1, time(14, 5)))
    rude = {Service.DELIVERY: Said(1, ("attitude",), "叫了三次才有人理，还说我来早了。")}
    [rating] = await rate(case, rude, anonymous=True, by=citizen, at=days.ago(1, time(14, 10)))
    await _put_right(rating, days)


async def _delivered(now: datetime) -> Case | None:
    index = (await Citizen.with_mobile(CHILDREN.mobile, at=now)).mobile_index
    return (
        await Case.objects()
        .where((Case.contact_mobile_index == index) & (Case.delivered_at > now - FRESH))
        .order_by(Case.id, ascending=False)
        .first()
    )


async def _put_right(rating: Rating, days: Days) -> None:
    row = await Rectification.objects().get(Rectification.rating == rating.id)
    zhou = await officer("G01", rating.at)
    await row.check(
        by=zhou,
        at=days.ago(1, time(15)),
        contact=None,
        founded=True,
        finding="调看监控：窗口当时无人值守约十分钟。",
        responsibility="出件窗口午间没有安排替班。",
    )
    await row.rectify(
        by=zhou, at=days.ago(1, time(16)), measures="即日起出件窗口午间两人轮班，不再空岗。"
    )
    await row.close(
        by=zhou,
        at=days.ago(1, time(16, 30)),
        told="向您道歉。午间窗口没有安排替班，是我们的疏忽，现在已改为两人轮班。",
    )


async def fill_looks(now: datetime) -> None:
    """Both halls were looked around, if nobody has told lately."""
    if not await Occupancy.exists().where(Occupancy.at > now - timedelta(minutes=60)):
        for job_no, waiting, windows in LOOKS:
            await report(waiting, windows, by=await officer(job_no, now), at=now)
