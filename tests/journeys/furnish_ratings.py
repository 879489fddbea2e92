"""Ratings in every stage, for the pages about them."""

from datetime import datetime

from models.cases.case import Case
from models.people.citizen import Citizen
from models.ratings.giving import Said, rate
from models.ratings.rating import Rating, Service
from models.ratings.rectification import Rectification
from models.ratings.rectifying import Contact, Revisit
from models.sample.cast import SHOPS, officer

HOTEL, _, _, CINEMA = SHOPS
LONG_WORDS = "从递交到拿到决定书，前后问了三个窗口，每个窗口说的都不一样，" * 12


async def rate_some(cases: dict[str, Case], now: datetime) -> dict[str, str]:
    """Ids of ratings by the stage they are in."""
    yang = await officer("L01", now)
    waiting = await _bad(cases["on_the_road"], HOTEL.mobile, now)
    revisit = await _rectified(await _bad(cases["out_by_mail"], HOTEL.mobile, now), now)
    closed = await _bad(cases["making"], CINEMA.mobile, now)
    row = await _rectified(closed, now)
    await row.revisit(by=yang, at=now, result=Revisit.SATISFIED)
    await row.close(by=yang, at=now, told="向您道歉，以后一次说清，三个工作日内办结。")
    appealed = await _bad(cases["out_electronic"], CINEMA.mobile, now)
    row = await _way_of(appealed)
    await row.appeal(by=yang, at=now, reason="评价人说的是另一家单位的窗口。")
    return {
        "waiting_rating": str(waiting.id),
        "revisit_rating": str(revisit.rating),
        "closed_rating": str(closed.id),
        "appealed_rating": str(appealed.id),
    }


async def _bad(case: Case, mobile: str, now: datetime) -> Rating:
    citizen = await Citizen.with_mobile(mobile, at=now)
    said = {Service.DECISION: Said(1, ("speed", "skill"), LONG_WORDS)}
    [rating] = await rate(case, said, anonymous=False, by=citizen, at=now)
    return rating


async def _way_of(rating: Rating) -> Rectification:
    return await Rectification.objects().get(Rectification.rating == rating.id)


async def _rectified(rating: Rating, now: datetime) -> Rectification:
    row, yang = await _way_of(rating), await officer("L01", now)
    await row.check(
        by=yang,
        at=now,
        contact=Contact.REACHED,
        founded=True,
        finding="三个窗口的说法确实不一致。",
        responsibility="没有统一口径。",
    )
    await row.rectify(by=yang, at=now, measures="统一了口径，做成一页纸放在每个窗口。")
    return row
