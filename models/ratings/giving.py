"""评价: once per service, by the person it was for, and the way of a bad one begins with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from models.calendar.hours import local_date
from models.cases.theirs import is_theirs
from models.database import atomic
from models.errors import Invalid, NotAllowed, NotNow, demand
from models.people.citizen import Citizen
from models.ratings.announcing import announce_bad
from models.ratings.deadlines import deadlines
from models.ratings.happened import Happened, services_to_rate
from models.ratings.history import RectificationEvent
from models.ratings.rating import Rating, Service
from models.ratings.rectification import Rectification
from models.ratings.stages import Stage
from models.ratings.words import BAD, LEVEL_NAMES, LONGEST_TEXT, SERVICE_NAMES, reasons_for

AGAIN_WITHIN = timedelta(days=30)  # 追评, after the bad rating was closed
KEY_LENGTH = 50  # of a form's key; the service stands behind it


@dataclass(frozen=True)
class Said:
    """What somebody says of one service."""

    level: int
    reasons: tuple[str, ...] = ()
    text: str = ""


async def rate(
    case: Any,
    said: Mapping[Service, Said],
    *,
    anonymous: bool,
    by: Citizen,
    at: datetime,
    key: str | None = None,
) -> list[Rating]:
    """Rate services of a case that have happened; a level of 2 or 1 opens its follow-up.

    Sent again with the same key, the first ratings are returned. Raises Invalid with the fields
    `<service>_level` and `<service>_text`, NotNow for what cannot be rated (any more), NotAllowed
    for whoever the case is not about.
    """
    await must_be_theirs(case, by, at)
    async with atomic():
        await case.lock()
        first = await _sent_before(case, key)
        if first:
            return first
        open_now = {one.service: one for one in await services_to_rate(case, at)}
        _must_be_fine(said, open_now)
        return [
            await _keep(case, open_now[service], one, anonymous, by, at, key)
            for service, one in said.items()
        ]


async def must_be_theirs(case: Any, by: Any, at: datetime) -> None:
    """Nobody else may rate, whoever asks. Raises NotAllowed."""
    theirs = isinstance(by, Citizen) and await is_theirs(
        case.id, by.mobile_index, by.id, local_date(at)
    )
    if not theirs:
        raise NotAllowed("评价由申请人或者代办人本人作出，工作人员不能代评。")


async def _sent_before(case: Any, key: str | None) -> list[Rating]:
    if key is None:
        return []
    keys = [_key(key, service) for service in Service]
    return await Rating.objects().where((Rating.case == case.id) & Rating.key.is_in(keys))


def _key(key: str, service: Service) -> str:
    return f"{key[:KEY_LENGTH]}:{service.value}"


def _must_be_fine(said: Mapping[Service, Said], open_now: Mapping[Service, Happened]) -> None:
    gone = [service for service in said if service not in open_now]
    if gone or not open_now:
        words = "、".join(SERVICE_NAMES[service] for service in gone) or "这件的服务"
        raise NotNow(f"{words}已经评价过，或者过了 30 天的评价期，没有再记一次。")
    if not said:
        raise Invalid({f"{next(iter(open_now))}_level": "请至少给一项服务选满意程度。"})
    demand(
        *(
            (f"{service}_level", one.level in LEVEL_NAMES, "请选满意程度。")
            for service, one in said.items()
        ),
        *(
            (f"{service}_text", len(one.text) <= LONGEST_TEXT, f"最多写{LONGEST_TEXT}个字。")
            for service, one in said.items()
        ),
    )


async def _keep(
    case: Any,
    given: Happened,
    said: Said,
    anonymous: bool,
    by: Citizen,
    at: datetime,
    key: str | None,
) -> Rating:
    offered = reasons_for(said.level, given.online)
    rating = Rating(
        case=case.id,
        service=given.service,
        citizen=by.id,
        level=said.level,
        reasons=[code for code in said.reasons if code in offered],
        text=said.text,
        anonymous=anonymous,
        office=given.office,
        window=given.window,
        station=given.station,
        staff=given.staff,
        at=at,
        key=_key(key, given.service) if key else None,
    )
    await rating.save()
    if said.level <= BAD:
        await _follow_up(rating, at)
    return rating


async def _follow_up(rating: Rating, at: datetime) -> None:
    contact_due_at, due_at = await deadlines(rating.office, at)
    row = Rectification(
        rating=rating.id, stage=Stage.TO_CHECK, contact_due_at=contact_due_at, due_at=due_at
    )
    await row.save()
    await RectificationEvent(
        rectification=row.id, step="open", at=at, before=Stage.TO_CHECK, after=Stage.TO_CHECK
    ).save()
    await announce_bad(rating, row, at)


async def rate_again(
    case: Any, service: Service, said: Said, *, by: Citizen, at: datetime
) -> Rating:
    """追评: once, by the same person, when the bad rating was closed. The same words sent twice
    are kept once. Raises Invalid with `<service>_again_level` and `<service>_again_text`, NotNow,
    NotAllowed."""
    await must_be_theirs(case, by, at)
    async with atomic():
        await case.lock()
        rating = (
            await Rating.objects()
            .where(
                (Rating.case == case.id) & (Rating.service == service) & (Rating.citizen == by.id)
            )
            .first()
        )
        if rating is not None and (rating.again_level, rating.again_text) == (
            said.level,
            said.text,
        ):
            return rating
        if rating is None or not await may_rate_again(rating, at):
            raise NotNow("整改办结后 30 天内可以追评一次，现在不能追评。")
        demand(
            (f"{service}_again_level", said.level in LEVEL_NAMES, "请选满意程度。"),
            (
                f"{service}_again_text",
                len(said.text) <= LONGEST_TEXT,
                f"最多写{LONGEST_TEXT}个字。",
            ),
        )
        rating.again_level, rating.again_text, rating.again_at = said.level, said.text, at
        await rating.save([Rating.again_level, Rating.again_text, Rating.again_at])
    return rating


async def may_rate_again(rating: Rating, now: datetime) -> bool:
    """Whether a 追评 is still to be had."""
    row = await Rectification.objects().where(Rectification.rating == rating.id).first()
    closed = row is not None and row.closed_at is not None and not row.excluded
    return closed and rating.again_at is None and now <= row.closed_at + AGAIN_WITHIN
