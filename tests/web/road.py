"""Cases along the road from the counter to the applicant, each brought there by its acts."""

from datetime import datetime, timedelta

from models.calendar.hours import local_date
from models.cases.acts.opinion import Advice
from models.cases.case import Case
from models.cases.filling.on_site import PersonOnSite
from models.cases.records.correction import Defect
from models.cases.words import DeliveryWay, IdentityMethod, RefusalGround
from models.catalog.entitlement import offers_at
from models.delivery.hand_out import Collector
from models.documents.document import Document
from models.sample.cast import LIU, MA, SUN, Person, officer
from models.sample.story import ALLOWANCE, HARDSHIP, HYGIENE, take_in
from models.tokens import readable_code

IN_PERSON, BY_MAIL = DeliveryWay.DECIDING_COUNTER, DeliveryWay.MAIL


async def drafted(now: datetime, clerk: str = "F01") -> Case:
    """An empty draft on somebody's counter."""
    by = await officer(clerk, now)
    return await Case.start(by=by, post=by.posts[0], at=now, key=readable_code(16))


async def identified(now: datetime, clerk: str = "F01", person: Person = SUN) -> Case:
    """A draft that knows who it is for."""
    draft, by = await drafted(now, clerk), await officer(clerk, now)
    told = PersonOnSite(
        person.name,
        person.id_kind,
        person.id_number,
        person.mobile,
        person.address,
        person.legal_name,
    )
    await draft.identify(
        told,
        audience=person.audience,
        method=IdentityMethod.BY_EYE,
        agent=None,
        by=by,
        at=now,
    )
    return draft


async def listed(now: datetime) -> Case:
    """何琳's draft for the barber's shop, its list of materials laid out."""
    draft = await identified(now)
    offers = await offers_at(draft.intake_window, None, local_date(now))
    offer = next(one for one in offers if "公共场所" in one.guide.name)
    await draft.choose(offer.item, offer.version, offer.mode, HYGIENE.answers)
    return draft


async def received(now: datetime, **more: object) -> Case:
    """孙建国's barber's shop at 何琳's window in the neighbour county."""
    return await take_in(HYGIENE, SUN, now, **{"way": IN_PERSON} | more)


async def allowance(now: datetime) -> Case:
    """刘德福's old-age allowance at 林小芳's station."""
    return await take_in(ALLOWANCE, LIU, now)


async def hardship(now: datetime) -> Case:
    """马丽's hardship case, which the station only registers."""
    return await take_in(HARDSHIP, MA, now)


async def accepted(now: datetime, **more: object) -> Case:
    case = await received(now, **more)
    await case.accept(by=await officer("F01", now), at=now)
    return case


async def pushed(now: datetime, **more: object) -> Case:
    case = await accepted(now, **more)
    await case.push(by=await officer("F01", now), at=now)
    return case


async def rechecking(now: datetime, **more: object) -> Case:
    """张强 has taken it on at the deciding place."""
    case = await pushed(now, **more)
    await case.claim(by=await officer("S01", now), at=now)
    return case


async def at_department(now: datetime, **more: object) -> Case:
    case = await rechecking(now, **more)
    await case.pass_on(by=await officer("S01", now), at=now)
    return case


async def under_review(now: datetime, **more: object) -> Case:
    """王磊 has taken it on."""
    case = await at_department(now, **more)
    await case.claim(by=await officer("W01", now), at=now)
    return case


async def sent_back(now: datetime) -> Case:
    """王磊 has asked for another floor plan."""
    case = await under_review(now)
    plan = next(row for row in await case.materials() if "平面图" in row.name)
    await case.ask_correction(
        by=await officer("W01", now),
        at=now,
        defects=[Defect(plan.name, "没有标注消毒间。", "重新绘制并签章。", plan.id)],
    )
    return case


async def suspended(now: datetime) -> Case:
    case = await under_review(now)
    special = (await case.guide()).specials[0]
    by = await officer("W01", now)
    await case.suspend(by=by, at=now, code=special.code, days=3, reason="现场检测")
    return case


async def reviewed(now: datetime, **more: object) -> Case:
    case = await under_review(now, **more)
    await case.opine(
        by=await officer("W01", now),
        at=now,
        advice=Advice.GRANT,
        text="符合规定的条件，建议准予。",
        points=dict.fromkeys((await case.guide()).review_points, True),
    )
    return case


async def being_decided(now: datetime, **more: object) -> Case:
    """陈静 has taken it on."""
    case = await reviewed(now, **more)
    await case.claim(by=await officer("W02", now), at=now)
    return case


async def granted(now: datetime, **more: object) -> Case:
    case = await being_decided(now, **more)
    await case.grant(by=await officer("W02", now), at=now, content="准予从事公共场所经营活动。")
    return case


async def certified(now: datetime, **more: object) -> Case:
    """王磊 has made the certificate; 赵敏 may hand it out."""
    case = await granted(now, **more)
    number = f"示卫公证字〔2026〕第{case.id:06d}号"
    await case.issue(by=await officer("W01", now), at=now, number=number, fields=[])
    return case


async def posted(now: datetime) -> Case:
    case = await certified(now, way=BY_MAIL)
    await case.dispatch(
        by=await officer("S02", now),
        at=now,
        carrier="中国邮政 EMS",
        waybill="1234567890123",
        address_confirmed=True,
    )
    return case


async def returned(now: datetime) -> Case:
    """The post could not find him and brought it back."""
    case = await posted(now - timedelta(minutes=1))
    await case.parcel_returned(by=await officer("S02", now), at=now, reason="地址不详")
    return case


async def handed_out(now: datetime) -> Case:
    case = await certified(now)
    await case.hand_out(
        by=await officer("S02", now),
        at=now,
        collector=Collector.APPLICANT,
        name=SUN.legal_name,
        id_number="999901198802290054",
        checked=True,
    )
    return case


async def asked(now: datetime) -> Case:
    """何琳 has asked the health office a question."""
    case = await received(now)
    by = await officer("F01", now)
    await case.ask_assist(by=by, at=now, office=case.office, question="平面图要标比例吗？")
    return case


async def to_be_refused(now: datetime) -> Case:
    """何琳 has proposed not to accept."""
    case = await received(now)
    by = await officer("F01", now)
    ground = RefusalGround.CONDITIONS_UNMET
    await case.refuse(by=by, at=now, ground=ground, reason="经营场所在住宅楼内。")
    return case


async def paper(case: Case, kind: str) -> Document:
    """A paper of a case."""
    return await Document.objects().get((Document.case == case.id) & (Document.kind == kind))
