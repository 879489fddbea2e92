"""Cases taken along their road by the people of the cast, each act with a lawful form.

case = await with_department()      # 孙建国's barber shop, taken in by 何琳, claimed by 王磊
case = await received(ALLOWANCE, LIU)
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from models.cases.acts.opinion import Advice
from models.cases.case import Case
from models.cases.filling.checking import Finding
from models.cases.filling.on_site import PersonOnSite
from models.cases.filling.wishes import DeliveryWish
from models.cases.leg import Leg
from models.cases.records.correction import Defect, lines_of, open_correction
from models.cases.words import DeliveryWay, IdentityMethod, MaterialState
from models.catalog.item import Item
from models.catalog.words import IntakeMode
from models.delivery.hand_out import Collector
from models.people.staff import Officer
from models.sample.cast import LIU, MA, SUN, Person, officer
from models.sample.story import ALLOWANCE, HARDSHIP, HYGIENE, Counter, take_in
from tests.models.days import FRIDAY, HOUR, MINUTE, MONDAY, TUESDAY
from tests.models.items import version_in_force

_on_duty: dict[str, Officer] = {}


async def staff(job_no: str) -> Officer:
    """A member of the cast at work."""
    if job_no not in _on_duty:
        _on_duty[job_no] = await officer(job_no, FRIDAY)
    return _on_duty[job_no]


def forget_staff() -> None:
    """Look everybody up anew: the database is another."""
    _on_duty.clear()


@dataclass(frozen=True)
class Road:
    """Who does what on the way of an item."""

    person: Person
    clerk: str
    counter: str
    reviewer: str
    decider: str
    issuer: str


ROADS = {
    HYGIENE.item: Road(SUN, "F01", "S01", "W01", "W02", "F02"),
    ALLOWANCE.item: Road(LIU, "Q01", "S01", "M01", "M02", "Q01"),
    HARDSHIP.item: Road(MA, "Q01", "S01", "R01", "R02", "Q01"),
}


async def received(
    counter: Counter = HYGIENE, person: Person | None = None, at: datetime = FRIDAY, **more: Any
) -> Case:
    """Taken in and numbered, on the intake leg."""
    return await take_in(counter, person or ROADS[counter.item].person, at, **more)


async def accepted(counter: Counter = HYGIENE, at: datetime = FRIDAY, **more: Any) -> Case:
    """Accepted where it was taken in, five minutes after the receipt."""
    case = await received(counter, at=at, **more)
    await case.accept(by=await staff(ROADS[counter.item].clerk), at=at + 5 * MINUTE)
    return case


async def at_recheck(counter: Counter = HYGIENE, at: datetime = FRIDAY, **more: Any) -> Case:
    """Pushed to the deciding place; nobody has claimed it yet."""
    early = received if counter is HARDSHIP else accepted
    case = await early(counter, at=at, **more)
    await case.push(by=await staff(ROADS[counter.item].clerk), at=at + 10 * MINUTE)
    return case


async def being_rechecked(counter: Counter = HYGIENE, **more: Any) -> Case:
    """Claimed by 张强 on Monday morning."""
    case = await at_recheck(counter, **more)
    await case.claim(by=await staff(ROADS[counter.item].counter), at=MONDAY)
    return case


async def at_department(counter: Counter = HYGIENE, **more: Any) -> Case:
    """Passed on to the department, Monday 9:40; nobody has claimed it yet."""
    case = await being_rechecked(counter, **more)
    zhang = await staff("S01")
    if counter is HARDSHIP:
        await case.accept(by=zhang, at=MONDAY + 5 * MINUTE)
    await case.pass_on(by=zhang, at=MONDAY + 10 * MINUTE)
    return case


async def with_department(counter: Counter = HYGIENE, **more: Any) -> Case:
    """Claimed by the reviewer, Monday 10:00."""
    case = await at_department(counter, **more)
    reviewer = await staff(ROADS[counter.item].reviewer)
    await case.claim(by=reviewer, at=MONDAY + 30 * MINUTE)
    return case


async def reviewed(counter: Counter = HYGIENE, **more: Any) -> Case:
    """Advised on, Monday 10:30; waits for the decider."""
    case = await with_department(counter, **more)
    await opine(case, ROADS[counter.item].reviewer)
    return case


async def opine(case: Case, job_no: str, at: datetime = MONDAY + HOUR, **form: Any) -> None:
    """The reviewer ticks every point and advises to grant."""
    points = dict.fromkeys((await case.guide()).review_points, True)
    form = {"advice": Advice.GRANT, "text": "材料齐全，符合条件。", "points": points} | form
    await case.opine(by=await staff(job_no), at=at, **form)


async def to_be_decided(counter: Counter = HYGIENE, **more: Any) -> Case:
    """Claimed by the decider, Monday 14:30."""
    case = await reviewed(counter, **more)
    await case.claim(by=await staff(ROADS[counter.item].decider), at=MONDAY + 5 * HOUR)
    return case


async def granted(counter: Counter = HYGIENE, **more: Any) -> Case:
    """Granted, Monday 15:30."""
    case = await to_be_decided(counter, **more)
    decider = await staff(ROADS[counter.item].decider)
    await case.grant(by=decider, at=MONDAY + 6 * HOUR, content="准予。")
    return case


DENIAL = {
    "facts": "现场没有消毒间。",
    "reasons": "不符合卫生规范。",
    "law": "《公共场所卫生管理条例》第八条",
    "message": "整改后可以再申请。",
}


async def denied(counter: Counter = HYGIENE, **more: Any) -> Case:
    """Denied, Monday 15:30."""
    case = await to_be_decided(counter, **more)
    decider = await staff(ROADS[counter.item].decider)
    await case.deny(by=decider, at=MONDAY + 6 * HOUR, **DENIAL)
    return case


async def ready(number: str = "示卫公证字〔2026〕第000123号", **more: Any) -> Case:
    """The licence is made, Tuesday 9:30, and lies at the counter that hands it out."""
    case = await granted(**more)
    wang = await staff("W01")
    await case.issue(
        by=wang, at=TUESDAY, number=number, fields=[{"label": "单位名称", "value": "店"}]
    )
    return case


COLLECTED = {
    "collector": Collector.APPLICANT,
    "name": "孙建国",
    "id_number": "999901198802290054",
    "checked": True,
}


async def delivered(issuer: str = "F02", **more: Any) -> Case:
    """Handed out, Tuesday 10:30."""
    case = await ready(**more)
    await case.hand_out(by=await staff(issuer), at=TUESDAY + HOUR, **COLLECTED)
    return case


async def mailed(**more: Any) -> Case:
    """Sent by courier, Tuesday 10:30."""
    case = await ready(way=DeliveryWay.MAIL, **more)
    await dispatch(case)
    return case


async def dispatch(case: Case, at: datetime = TUESDAY + HOUR, **form: Any) -> None:
    """赵敏 gives it to the courier."""
    form = {"carrier": "中国邮政速递", "waybill": "1234567890123", "address_confirmed": True} | form
    await case.dispatch(by=await staff("S02"), at=at, **form)


async def defect(case: Case, part: str = "平面图") -> Defect:
    """One thing wrong with the material whose name has this part."""
    row = next(row for row in await case.materials() if part in row.name)
    return Defect(row.name, "没有标注消毒间。", "重新绘制并签章。", row.id)


async def corrected(case: Case, by: Any, at: datetime) -> None:
    """Every line of the open list is answered."""
    lines = await lines_of(await open_correction(case.id))
    await case.supply(by=by, at=at, answers={line.id: "已补交。" for line in lines})


async def leg_of(case: Case) -> Leg | None:
    """The open leg."""
    return await Leg.objects().where((Leg.case == case.id) & Leg.closed_at.is_null()).first()


async def draft_at(
    clerk: str,
    item: Item,
    mode: IntakeMode,
    *,
    person: Person = LIU,
    answers: dict[str, tuple[str, ...]] | None = None,
    found: MaterialState = MaterialState.COMPLETE,
    way: DeliveryWay = DeliveryWay.DECIDING_COUNTER,
    at: datetime = FRIDAY,
    key: str = "draft",
) -> Case:
    """A finished draft on a counter: everything but the receipt."""
    by = await staff(clerk)
    case = await Case.start(by=by, post=by.posts[0], at=at, key=f"{key}:{item.code}:{at}")
    await identify(case, clerk, person, at=at)
    version = await version_in_force(item, at.date())
    await case.choose(item.id, version.id, mode, answers or {})
    findings = {row.id: Finding(found) for row in await case.materials()}
    await case.check_materials(findings, by=by, at=at)
    form = {field.key: "填好了" for field in (await case.guide()).fields}
    wish = DeliveryWish(way, person.name, person.mobile, person.address)
    await case.settle(form=form, wish=wish, phone_confirmed=True, signed=True, at=at)
    return case


# 马丽 comes for 刘德福.
DAUGHTER = PersonOnSite(MA.name, MA.id_kind, MA.id_number, MA.mobile, relation="女儿")


async def identify(
    case: Case,
    clerk: str = "F01",
    person: Person = LIU,
    *,
    at: datetime = FRIDAY,
    **changes: Any,
) -> None:
    """The person stands at the counter with their card."""
    told = {
        "name": person.name,
        "id_kind": person.id_kind,
        "id_number": person.id_number,
        "mobile": person.mobile,
        "address": person.address,
        "legal_name": person.legal_name,
    }
    known = {name: changes.pop(name, value) for name, value in told.items()}
    form = {"method": IdentityMethod.BY_EYE, "agent": None, "audience": person.audience} | changes
    await case.identify(PersonOnSite(**known), by=await staff(clerk), at=at, **form)


async def taken_in(clerk: str, item: Item, mode: IntakeMode, **more: Any) -> Case:
    """The same, received."""
    case = await draft_at(clerk, item, mode, **more)
    await case.receive(by=await staff(clerk), at=more.get("at", FRIDAY))
    return case
