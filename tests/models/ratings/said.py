"""What 孙建国 says of his barber's licence, and people of the cast who deal with it."""

from datetime import datetime
from typing import Any

from models.cases.case import Case
from models.people.citizen import Citizen
from models.ratings.giving import Said, rate
from models.ratings.rating import Rating, Service
from models.ratings.rectification import Rectification
from models.ratings.rectifying import Contact, Revisit
from models.sample.cast import SUN
from tests.models.days import HOUR, TUESDAY
from tests.models.play import staff

EVENING = TUESDAY + 8 * HOUR  # 17:30, after the licence was handed out


async def says(
    case: Case,
    service: Service = Service.DECISION,
    level: int = 1,
    at: datetime = EVENING,
    *,
    anonymous: bool = False,
    key: str | None = None,
    **said: Any,
) -> Rating:
    """孙建国 rates one service; very unhappy with the decision unless told otherwise."""
    sun = await Citizen.with_mobile(SUN.mobile, at=at)
    words = {service: Said(level, **said)}
    [rating] = await rate(case, words, anonymous=anonymous, by=sun, at=at, key=key)
    return rating


async def follow_up(rating: Rating) -> Rectification:
    return await Rectification.objects().get(Rectification.rating == rating.id)


async def checked(rating: Rating, at: datetime = EVENING, **form: Any) -> Rectification:
    """杨帆 called and found it true."""
    row = await follow_up(rating)
    form = {
        "contact": None if rating.anonymous else Contact.REACHED,
        "founded": True,
        "finding": "审批超过了承诺的天数。",
        "responsibility": "审查环节积压。",
    } | form
    await row.check(by=await staff("L01"), at=at, **form)
    return row


async def rectified(rating: Rating, at: datetime = EVENING) -> Rectification:
    row = await checked(rating, at)
    await row.rectify(by=await staff("L01"), at=at, measures="增加一名审查人员。")
    return row


async def revisited(
    rating: Rating, result: Revisit = Revisit.SATISFIED, at: datetime = EVENING
) -> Rectification:
    row = await rectified(rating, at)
    note = "" if result is Revisit.SATISFIED else "说还是太慢。"
    await row.revisit(by=await staff("L01"), at=at, result=result, note=note)
    return row


async def closed(rating: Rating, at: datetime = EVENING) -> Rectification:
    row = await revisited(rating, at=at)
    await row.close(by=await staff("L01"), at=at, told="以后三个工作日内办结。")
    return row
