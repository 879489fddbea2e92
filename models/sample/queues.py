"""How full each desk is at the start of a demonstration, and how to fill it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from models.calendar.workday import calendar_of
from models.cases.acts.opinion import Advice
from models.cases.case import Case
from models.cases.records.correction import Defect
from models.cases.words import DeliveryWay, LegKind, Status
from models.database import fetch_one
from models.delivery.hand_out import Collector
from models.sample.cast import CIVIL, HEALTH, LIU, MA, NEIGHBOUR, SERVICE, SHOPS, officer
from models.sample.story import ALLOWANCE, HARDSHIP, HYGIENE, Days, take_in

FRESH = timedelta(days=10)  # older cases no longer count as stock
HOTEL, CHILDREN, BATH, CINEMA = SHOPS

Play = Callable[[Days], Awaitable[Case]]


@dataclass(frozen=True)
class Stock:
    """At least one case in this position, or `play` makes it."""

    status: Status
    leg: LegKind | None  # None: closed
    office: str | None
    play: Play


async def fill_queues(now: datetime) -> None:
    """Play a case for every position that has run out."""
    days = Days(now, await calendar_of())
    for stock in STOCKS:
        if not await _in_stock(stock, now):
            await stock.play(days)


async def _in_stock(stock: Stock, now: datetime) -> bool:
    row = await fetch_one(
        "SELECT 1 AS yes FROM cases c LEFT JOIN leg l ON l.id = c.open_leg"
        " LEFT JOIN office o ON o.id = l.office"
        " WHERE c.status = $1 AND l.kind IS NOT DISTINCT FROM $2"
        " AND o.code IS NOT DISTINCT FROM $3 AND c.received_at > $4 LIMIT 1",
        stock.status.value,
        stock.leg.value if stock.leg else None,
        stock.office,
        now - FRESH,
    )
    return row is not None


async def _photographed(*told: object, **more: object) -> Case:
    return await take_in(*told, pictures=True, **more)


async def _received(days: Days) -> Case:
    return await _photographed(HYGIENE, CHILDREN, days.ago(1, time(16)), gap=True)


async def _pushed(days: Days) -> Case:
    moment = days.ago(1, time(15))
    case = await _photographed(HYGIENE, HOTEL, moment, way=DeliveryWay.MAIL)
    clerk = await officer("F01", moment)
    await case.accept(by=clerk, at=moment + timedelta(minutes=4))
    await case.push(by=clerk, at=moment + timedelta(minutes=6))
    return case


async def _with_health(days: Days) -> Case:
    moment = days.ago(2, time(10))
    case = await _photographed(HYGIENE, BATH, moment, gap=True)
    await _to_department(case, moment)
    return case


async def _to_department(case: Case, moment: datetime) -> None:
    clerk, counter = await officer("F01", moment), await officer("S01", moment)
    await case.accept(by=clerk, at=moment + timedelta(minutes=4))
    await case.push(by=clerk, at=moment + timedelta(minutes=6))
    await case.claim(by=counter, at=moment + timedelta(hours=1))
    await case.pass_on(by=counter, at=moment + timedelta(hours=1, minutes=20))


async def _waiting_for_correction(days: Days) -> Case:
    moment = days.ago(3, time(9, 30))
    case = await _photographed(HYGIENE, CINEMA, moment)
    await _to_department(case, moment)
    reviewer = await officer("W01", moment)
    await case.claim(by=reviewer, at=days.ago(2, time(9, 40)))
    plan = next(row for row in await case.materials() if "平面图" in row.name)
    await case.ask_correction(
        by=reviewer,
        at=days.ago(2, time(10, 10)),
        defects=[
            Defect(
                plan.name,
                "布局图没有标注消毒间的位置和面积。",
                "重新绘制布局图，标注各功能间的名称和尺寸，并签章。",
                plan.id,
            )
        ],
    )
    return case


async def _to_be_decided(days: Days) -> Case:
    moment = days.ago(4, time(10))
    case = await _photographed(HYGIENE, HOTEL, moment)
    await _to_department(case, moment)
    await _review(case, "W01", days.ago(2, time(15)))
    return case


async def _review(case: Case, job_no: str, moment: datetime) -> None:
    reviewer = await officer(job_no, moment)
    await case.claim(by=reviewer, at=moment)
    await case.opine(
        by=reviewer,
        at=moment + timedelta(minutes=30),
        advice=Advice.GRANT,
        text="材料齐全，符合规定的条件，建议准予。",
        points=dict.fromkeys((await case.guide()).review_points, True),
    )


async def _to_be_handed_out(days: Days) -> Case:
    return await _certified(days, BATH, DeliveryWay.DECIDING_COUNTER)


async def _certified(days: Days, shop: object, way: DeliveryWay) -> Case:
    moment = days.ago(5, time(9, 10))
    case = await _photographed(HYGIENE, shop, moment, way=way)
    await _to_department(case, moment)
    await _review(case, "W01", days.ago(4, time(9, 20)))
    decider, maker = await officer("W02", moment), await officer("W01", moment)
    await case.claim(by=decider, at=days.ago(3, time(9)))
    await case.grant(
        by=decider,
        at=days.ago(3, time(9, 30)),
        content="准予从事公共场所经营活动。\n许可项目：与申请一致。",
    )
    row = await fetch_one("SELECT count(*) AS n FROM certificate")
    await case.issue(
        by=maker,
        at=days.ago(2, time(10)),
        number=f"示卫公证字〔{moment.year}〕第{row['n'] + 1:06d}号",
        fields=[
            {"label": "单位名称", "value": shop.name},
            {"label": "统一社会信用代码", "value": shop.id_number},
            {"label": "负责人", "value": shop.legal_name},
            {"label": "经营地址", "value": shop.address},
        ],
    )
    return case


async def _closed(days: Days) -> Case:
    case = await _certified(days, CHILDREN, DeliveryWay.DECIDING_COUNTER)
    moment = days.ago(1, time(11))
    await case.hand_out(
        by=await officer("S02", moment),
        at=moment,
        collector=Collector.APPLICANT,
        name=CHILDREN.legal_name,
        id_number="999901198802290054",
        checked=True,
    )
    return case


async def _allowance_with_civil(days: Days) -> Case:
    moment = days.ago(1, time(9, 20))
    case = await _photographed(ALLOWANCE, LIU, moment)
    agent, counter = await officer("Q01", moment), await officer("S01", moment)
    await case.accept(by=agent, at=moment + timedelta(minutes=5))
    await case.push(by=agent, at=moment + timedelta(minutes=8))
    await case.claim(by=counter, at=moment + timedelta(hours=2))
    await case.pass_on(by=counter, at=moment + timedelta(hours=2, minutes=15))
    return case


async def _hardship_to_recheck(days: Days) -> Case:
    moment = days.ago(1, time(14, 40))
    case = await _photographed(HARDSHIP, MA, moment)
    await case.push(by=await officer("Q01", moment), at=moment + timedelta(minutes=6))
    return case


STOCKS = (
    Stock(Status.RECEIVED, LegKind.INTAKE, NEIGHBOUR, _received),
    Stock(Status.ACCEPTED, LegKind.RECHECK, SERVICE, _pushed),
    Stock(Status.RECEIVED, LegKind.RECHECK, SERVICE, _hardship_to_recheck),
    Stock(Status.ACCEPTED, LegKind.DEPT, HEALTH, _with_health),
    Stock(Status.CORRECTION, LegKind.DEPT, HEALTH, _waiting_for_correction),
    Stock(Status.ACCEPTED, LegKind.DECIDE, HEALTH, _to_be_decided),
    Stock(Status.ACCEPTED, LegKind.DEPT, CIVIL, _allowance_with_civil),
    Stock(Status.GRANTED, LegKind.OUT, SERVICE, _to_be_handed_out),
    Stock(Status.GRANTED, None, None, _closed),
)
