"""`python -m tests.journeys.furnish`: a case in every position; prints name → case number.

It is nine o'clock on a working day. Every case is played through its acts, so that each page
shows what people would have left behind.
"""

import asyncio
import json
import sys
from collections.abc import Awaitable, Callable
from datetime import datetime, time

from models.calendar.business_clock import advance, business_now, next_opening
from models.calendar.workday import calendar_of
from models.cases.acts.opinion import Advice
from models.cases.case import Case
from models.cases.material import CaseMaterial
from models.cases.records.correction import Defect, lines_of, open_correction
from models.cases.words import DeliveryWay, RefusalGround
from models.database import connected, fetch
from models.documents.document import Document
from models.people.applicant import Audience
from models.people.identity import IdKind
from models.sample.cast import SHOPS, Person, officer
from models.sample.queues import fill_queues
from models.sample.story import HYGIENE, Days, take_in
from tests.journeys.furnish_applying import apply_some
from tests.journeys.furnish_following import follow_some
from tests.journeys.furnish_ratings import rate_some
from tests.journeys.people import LONG_NAME, LONG_STREET

HOTEL, CHILDREN, BATH, CINEMA = SHOPS
MALL = Person(
    Audience.COMPANY,
    LONG_NAME,
    IdKind.CREDIT,
    "91999901MA0X000743",
    "19900000008",
    LONG_STREET,
    "阿依古丽·买买提明·吐尔逊",
)
MAIL, THERE = DeliveryWay.MAIL, DeliveryWay.DECIDING_COUNTER
ROAD = ("accept", "push", "claim", "pass_on", "claim", "opine", "claim", "grant", "issue")
DOERS = ("F01", "F01", "S01", "S01", "W01", "W01", "W02", "W02", "W01")
TWENTY = 20


async def main() -> None:
    async with connected():
        now = await business_now()
        now = await advance(next_opening(now, await calendar_of()) - now)
        await fill_queues(now)
        days = Days(now, await calendar_of())
        cases = {name: await play(days, now) for name, play in PLAYS.items()}
        for _ in range(TWENTY):
            cases["crowd"] = await along(BATH, 4, days.ago(2))
        told = {name: case.case_no for name, case in cases.items()} | await _stock()
        told |= await _codes(cases)
        told |= await rate_some(cases, now)
        told |= await follow_some(along, days, now)
        told |= await apply_some(MALL, now)
        # Nobody needs the papers of the past: the pdf worker is there for the journeys.
        await fetch("UPDATE outbox SET done_at = now()")
    sys.stdout.write(json.dumps(told))


async def _stock() -> dict[str, str]:
    """What every demonstration has: a case that waits for its applicant, and one at the station."""
    rows = await fetch(
        "SELECT c.case_no, c.status, c.mode FROM cases c WHERE c.status = 'correction'"
        " OR (c.mode = 'collect_accept' AND c.status = 'accepted')"
    )
    return {
        "asked_of_him" if row["status"] == "correction" else "allowance": row["case_no"]
        for row in rows
    }


async def _codes(cases: dict[str, Case]) -> dict[str, str]:
    """What is printed on receipts and papers for those who have no account."""
    told = {f"{name}_code": cases[name].query_code for name in ("out", "suspended")}
    paper = await Document.objects().where(Document.case == cases["out"].id).first()
    return told | {"paper_code": paper.verify_code}


async def along(person: Person, steps: int, moment: datetime, **more: object) -> Case:
    """A case that has gone so many steps of the road."""
    case = await take_in(HYGIENE, person, moment, **more)
    for act, who in list(zip(ROAD, DOERS, strict=True))[:steps]:
        form = await _form(case, act)
        await getattr(case, act)(by=await officer(who, moment), at=moment, **form)
    return case


async def _form(case: Case, act: str) -> dict[str, object]:
    if act == "opine":
        points = dict.fromkeys((await case.guide()).review_points, True)
        return {"advice": Advice.GRANT, "text": "材料齐全，建议准予。", "points": points}
    if act == "grant":
        return {"content": "准予从事公共场所经营活动。", "message": "请把许可证挂在醒目的地方。"}
    if act == "issue":
        return {"number": f"示卫公证字〔2026〕第{900000 + case.id}号", "fields": []}
    return {}


async def _long(days: Days, now: datetime) -> Case:
    """Long names and twenty materials."""
    case = await along(MALL, 5, days.ago(1), pictures=True)
    rows = await case.materials()
    columns = [
        column._meta.name for column in CaseMaterial.all_columns() if column._meta.name != "id"
    ]
    model = {name: getattr(rows[0], name) for name in columns}
    for number in range(len(rows), TWENTY):
        name = f"第{number + 1}份：与设备租赁、消防验收和从业人员培训有关的说明材料"
        more = {"key": f"X{number}", "position": number, "name": name}
        await CaseMaterial(**(model | more)).save()
    return case


async def _defects(case: Case) -> list[Defect]:
    plan = next(row for row in await case.materials() if "平面图" in row.name)
    return [Defect(plan.name, "布局图没有标注消毒间。", "标注后重新提交。", plan.id)]


async def _corrected(days: Days, now: datetime) -> Case:
    """Asked, supplied, accepted again: papers that became void."""
    case = await along(CINEMA, 5, days.ago(3))
    wang, he = await officer("W01", now), await officer("F01", now)
    await case.ask_correction(by=wang, at=days.ago(2), defects=await _defects(case))
    lines = await lines_of(await open_correction(case.id))
    await case.supply(by=he, at=days.ago(1), answers={line.id: "重新画的" for line in lines})
    await case.accept(by=wang, at=now)
    return case


async def _suspended(days: Days, now: datetime) -> Case:
    case = await along(HOTEL, 5, days.ago(1))
    [special] = (await case.guide()).specials
    wang = await officer("W01", now)
    await case.suspend(by=wang, at=now, code=special.code, days=5, reason="需要现场检测空气质量。")
    return case


async def _asked(days: Days, now: datetime) -> Case:
    case = await along(BATH, 0, now)
    he, question = await officer("F01", now), "浴室和美发合并经营，是否按一个场所许可？"
    await case.ask_assist(by=he, at=now, office=case.office, question=question)
    return case


async def _refusing(days: Days, now: datetime) -> Case:
    case = await along(CHILDREN, 0, now)
    he, reason = await officer("F01", now), "经营场所在住宅楼内，没有独立出入口。"
    await case.refuse(by=he, at=now, ground=RefusalGround.CONDITIONS_UNMET, reason=reason)
    return case


async def _refused(days: Days, now: datetime) -> Case:
    case = await _refusing(days, now)
    await case.confirm_refusal(by=await officer("L01", now), at=now)
    return case


async def _denied(days: Days, now: datetime) -> Case:
    case = await along(CINEMA, 7, days.ago(1))
    await case.deny(
        by=await officer("W02", now),
        at=now,
        facts="现场没有消毒间。",
        reasons="不符合卫生标准。",
        law="《公共场所卫生管理条例》第四条",
        message="改好后可以再申请。",
    )
    return case


async def _on_the_road(days: Days, now: datetime) -> Case:
    return await _sent(HOTEL, days, now)


async def _came_back(days: Days, now: datetime) -> Case:
    case = await _sent(BATH, days, days.ago(1))
    await case.parcel_returned(by=await officer("S02", now), at=now, reason="地址不详")
    return case


async def _sent(person: Person, days: Days, at: datetime) -> Case:
    case = await along(person, 9, days.ago(1), way=MAIL)
    await case.dispatch(
        by=await officer("S02", at),
        at=at,
        carrier="中国邮政 EMS",
        waybill="1098220455713",
        address_confirmed=True,
    )
    return case


async def _withdrawn(days: Days, now: datetime) -> Case:
    case = await along(BATH, 1, days.ago(1))
    await case.withdraw(by=await officer("F01", now), at=now, reason="搬家", signed=True)
    return case


async def _overdue_gap(days: Days, now: datetime) -> Case:
    """Promised papers that never came: it may be ended."""
    return await along(CHILDREN, 5, days.ago(9, time(10)), gap=True)


def _stands(
    person: Person, steps: int, **more: object
) -> Callable[[Days, datetime], Awaitable[Case]]:
    async def play(days: Days, now: datetime) -> Case:
        return await along(person, steps, days.ago(1), **more)

    return play


PLAYS: dict[str, Callable[[Days, datetime], Awaitable[Case]]] = {
    "received": _stands(CHILDREN, 0, gap=True),
    "accepted": _stands(CHILDREN, 1, gap=True, pictures=True),
    "rechecking": _stands(HOTEL, 3),
    "reviewing": _stands(HOTEL, 5, pictures=True),
    "deciding": _stands(BATH, 7),
    "making": _stands(CINEMA, 8),
    "out": _stands(BATH, 9, way=THERE),
    "out_by_mail": _stands(HOTEL, 9, way=MAIL),
    "out_electronic": _stands(CINEMA, 9, way=DeliveryWay.ELECTRONIC),
    "long": _long,
    "corrected": _corrected,
    "suspended": _suspended,
    "asked": _asked,
    "refusing": _refusing,
    "refused": _refused,
    "denied": _denied,
    "on_the_road": _on_the_road,
    "came_back": _came_back,
    "withdrawn": _withdrawn,
    "overdue_gap": _overdue_gap,
}


if __name__ == "__main__":
    asyncio.run(main())
