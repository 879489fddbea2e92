"""Drafts written at home: 孙建国 applies for his barber's shop."""

from datetime import datetime

import httpx

from jobs.stand_ins.register import register
from models.calendar.hours import local_date
from models.cases.case import Case
from models.cases.filling.whom import everyone_for
from models.cases.filling.wishes import DeliveryWish
from models.cases.material import CaseMaterial
from models.cases.words import DeliveryWay
from models.people.account.company import Company, Firm
from models.people.account.profile import Profile
from models.people.account.proving import prove_company, prove_person
from models.people.citizen import Citizen
from models.people.identity import IdKind
from models.sample.cast import MA, SUN
from models.sample.catalogue import sample_item
from models.sample.story import HYGIENE
from models.tokens import readable_code
from tests.models.days import FRIDAY

UNEMPLOYED = "002099005000"  # 失业登记
BY_PROMISE = HYGIENE.answers | {"way": ("告知承诺",)}


async def shop_at_home(
    citizen: Citizen, answers: dict = HYGIENE.answers, at: datetime = FRIDAY
) -> Case:
    """The draft as far as its list of materials; form and delivery are filled in."""
    await Profile.keep(
        citizen, name=SUN.legal_name, kind=IdKind.RESIDENT, number=SUN.legal_id, at=at
    )
    if not await Company.of(citizen):
        firm = Firm(SUN.audience, SUN.name, SUN.id_number, SUN.legal_name, "经营者")
        await Company.add(citizen, firm, at=at)
    item = await sample_item(HYGIENE.item)
    draft = await Case.begin(item.code, answers, by=citizen, at=at, key=readable_code(16))
    people = await everyone_for(citizen, item.id, await draft.guide(), local_date(at))
    shop = next(one for one in people if one.name == SUN.name)
    await draft.apply_for(shop, by=citizen, at=at)
    await draft.situate(answers, at=at)
    await draft.write_form({"place_name": "青丝美发店", "place_address": SUN.address, "area": "60"})
    await draft.wish_for(DeliveryWish(DeliveryWay.DECIDING_COUNTER), at=at)
    return draft


async def prove_shop(citizen: Citizen, at: datetime = FRIDAY) -> None:
    """The registers confirm that the account is 孙建国's, and the shop his."""
    transport = httpx.ASGITransport(register())
    await prove_person(citizen, at=at, transport=transport)
    for shop in await Company.of(citizen):
        await prove_company(citizen, shop, at=at, transport=transport)


async def unemployed_at_home(citizen: Citizen, at: datetime = FRIDAY) -> Case:
    """马丽 registers as unemployed; her employer gives her no paper."""
    await Profile.keep(citizen, name=MA.name, kind=IdKind.RESIDENT, number=MA.id_number, at=at)
    answers = {"from": ("与单位终止劳动关系",), "agent": ("本人办理",)}
    item = await sample_item(UNEMPLOYED)
    draft = await Case.begin(item.code, answers, by=citizen, at=at, key=readable_code(16))
    (me,) = await everyone_for(citizen, item.id, await draft.guide(), local_date(at))
    await draft.apply_for(me, by=citizen, at=at)
    await draft.write_form({"last_unit": "示例纺织厂", "since": "2026年3月", "wish": "收银员"})
    await draft.wish_for(DeliveryWish(DeliveryWay.DECIDING_COUNTER), at=at)
    return draft


async def line(draft: Case, name: str) -> CaseMaterial:
    """The line of the list whose name contains this."""
    return next(row for row in await draft.materials() if name in row.name)


async def send_all(draft: Case, picture: bytes, *besides: str, at: datetime = FRIDAY) -> None:
    """A picture for every line but these."""
    for row in await draft.materials():
        if not any(name in row.name for name in besides):
            await row.attach(picture, f"{row.name}.jpg", by="申请人", at=at)
