"""Cases that their applicant follows: two lines to answer, a thread, a parcel on its way.

One of each for the journeys with scripts, on plain pages, and with the keyboard alone.
"""

from collections.abc import Awaitable, Callable
from datetime import datetime

from models.cases.case import Case
from models.cases.messages.writing import write_message
from models.cases.records.correction import Defect
from models.cases.words import DeliveryWay
from models.people.citizen import Citizen
from models.sample.cast import SUN, officer
from models.sample.story import Days

Along = Callable[..., Awaitable[Case]]


async def follow_some(along: Along, days: Days, now: datetime) -> dict[str, str]:
    """Name → case number."""
    told = {}
    for how in ("", "_plain", "_keys"):
        told[f"lines{how}"] = (await _two_lines(along, days, now)).case_no
        told[f"followed{how}"] = (await _followed(along, days, now)).case_no
        told[f"parcel{how}"] = (await _parcel(along, days, now, how)).case_no
    told["lines_old"] = (await _two_lines(along, days, now)).case_no
    return told


async def _two_lines(along: Along, days: Days, now: datetime) -> Case:
    case = await along(SUN, 5, days.ago(1))
    plan = next(row for row in await case.materials() if "平面图" in row.name)
    defects = [
        Defect(plan.name, "布局图没有标注消毒间。", "标注后重新提交。", plan.id),
        Defect("经营电话", "打不通。", "写能打通的号码。"),
    ]
    await case.ask_correction(by=await officer("W01", now), at=now, defects=defects)
    return case


async def _followed(along: Along, days: Days, now: datetime) -> Case:
    case = await along(SUN, 5, days.ago(1))
    sun = await Citizen.with_mobile(SUN.mobile, at=now)
    await write_message(case, by=sun, at=now, words="许可证上写店名还是写公司名？")
    words = "写营业执照上的名称。"
    await write_message(case, by=await officer("W01", now), at=now, words=words)
    return case


async def _parcel(along: Along, days: Days, now: datetime, how: str) -> Case:
    case = await along(SUN, 9, days.ago(1), way=DeliveryWay.MAIL)
    await case.dispatch(
        by=await officer("S02", now),
        at=now,
        carrier="中国邮政 EMS",
        waybill=f"10982204557{len(how):02}",
        address_confirmed=True,
    )
    return case
