"""Telling inside the product (站内) what came of a case: its people, or else its desk."""

from datetime import datetime
from typing import Any

from models.calendar.hours import local_date
from models.cases.leg import Desk
from models.notices.addressees import Addressee, addressees
from models.notices.notice import Notice

NOBODY = "{case_no}的代办授权已结束，这次的进度没有人收到通知，请联系申请人本人。"


async def tell_people(
    case: Any, text: str, *, at: datetime, event: int | None = None
) -> list[Addressee]:
    """Tell everybody whom news of the case reaches; returns who that is.

    Where the agent may hear nothing more and the principal has no account, the desk reads that it
    has to call them itself.
    """
    people = await addressees(case, local_date(at))
    for one in people:
        await Notice(
            case=case.id, event=event, mobile_index=one.mobile_index, text=text, created_at=at
        ).save()
    if not people and case.contact_mobile_index:
        desk = await case.desk() or Desk(case.office)
        await tell_desk(case, desk, NOBODY.format(case_no=case.case_no), at=at, event=event)
    return people


async def tell_desk(
    case: Any, desk: Desk, text: str, *, at: datetime, event: int | None = None
) -> None:
    """Tell whoever works at a desk."""
    await Notice(
        case=case.id,
        event=event,
        office=desk.office,
        window=desk.window,
        station=desk.station,
        text=text,
        created_at=at,
    ).save()
