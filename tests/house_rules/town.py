"""Two cases, two drafts and two items with what hangs on them, and who may see which."""

from dataclasses import dataclass
from datetime import datetime

from models.calendar.hours import local_date
from models.cases.case import Case
from models.cases.filling.whom import everyone_for
from models.cases.material import CaseFile
from models.catalog.item import Item
from models.catalog.packages.content import create_package
from models.catalog.search.entry import SearchMiss
from models.catalog.search.miss import count_miss
from models.catalog.versioning import begin_draft
from models.documents.document import Document
from models.people.account.address import Address, Place
from models.people.account.company import Company, Firm
from models.people.account.granting import Grant, name_agent
from models.people.account.profile import Profile
from models.people.applicant import Audience
from models.people.citizen import Citizen
from models.people.identity import IdKind
from models.people.permissions import MAY
from models.people.role import Role
from models.ratings.giving import Said, rate
from models.ratings.rating import Service
from models.sample.cast import (
    CITIZENS,
    LIU,
    NEIGHBOUR,
    SERVICE,
    STAFF,
    SUN,
    Person,
    officer,
)
from models.sample.places import office_coded
from models.sample.sheets import drawn_sheet
from tests.web import road

ROLES: dict[str, Role] = {
    "": Role.VISITOR,
    **{member.job_no: member.role for member in STAFF},
    **{person.mobile: Role.CITIZEN for person in CITIZENS},
}

SHOP, ALLOWANCE = "shop", "allowance"
BY_OTHERS = {
    "key": "s1",
    "name": "刻章",
    "item": "",
    "external_office": "刻章店",
    "expected_days": 1,
    "after": [],
    "optional": False,
    "note": "",
}
SEES = {
    # 孙建国's case is with the health office: taken in by 何琳, re-checked by 张强.
    SHOP: {"F01", "S01", "W01", "W02", "L01", "G01", "19900000001"},
    # 刘德福's is with the civil office: taken in by 林小芳, re-checked by 张强.
    ALLOWANCE: {"Q01", "S01", "M01", "M02", "G01", "19900000002"},
}
SEES_DRAFT = {SHOP: {"F01"}, ALLOWANCE: {"Q01"}}
# The shop's permit is the health office's; both county windows take it in. The allowance is the
# civil office's; the window and the village take it in. 方敏 and 周宁 look after both.
SEES_ITEM = {
    SHOP: {"E01", "G01", "L01", "W01", "W02", "F01", "S01"},
    ALLOWANCE: {"E01", "G01", "M01", "M02", "Q01"},
}
# One package and one office are of the county, the others of its neighbour.
SEES_PACKAGE = {SHOP: {"E01", "G01", "S01"}, ALLOWANCE: {"F01"}}
SEES_OFFICE = {SHOP: {"E01"}, ALLOWANCE: set()}
# What 孙建国 and 刘德福 keep in their accounts.
SEES_ACCOUNT = {SHOP: {"19900000001"}, ALLOWANCE: {"19900000002"}}
# 孙建国 was unhappy with 何琳's window, 刘德福 with 林小芳's station, which 周宁 looks after.
SEES_RATING = {SHOP: {"F01"}, ALLOWANCE: {"Q01", "G01"}}
# By the parameter that says what an address is about; the first that it has counts.
SEES_BY = {
    "application": SEES_ACCOUNT,
    "draft": SEES_DRAFT,
    "number": SEES,
    "item": SEES_ITEM,
    "package": SEES_PACKAGE,
    "office": SEES_OFFICE,
    "company": SEES_ACCOUNT,
    "address": SEES_ACCOUNT,
    "authorisation": SEES_ACCOUNT,
    "rating": SEES_RATING,
}


@dataclass(frozen=True)
class Record:
    """A case, a draft beside it, an item, and what hangs on them: the parameters of addresses."""

    name: str
    case: dict[str, object]
    draft: dict[str, object]
    item: dict[str, object]
    account: dict[str, object]
    application: dict[str, object]

    def seen_by(self, who: str, parameters: tuple[str, ...]) -> bool:
        """Whether a person sees what an address with these parameters is about."""
        about = next((sees for name, sees in SEES_BY.items() if name in parameters), None)
        return about is None or who in about[self.name]

    def values(self, parameters: tuple[str, ...]) -> dict[str, object]:
        """What to put in their place."""
        if "application" in parameters:
            return self.application
        if "draft" in parameters:
            return self.draft
        if self.account.keys() & set(parameters):
            return self.account | {"sheet": 1}
        if "row" in parameters:
            return self.item | {"part": "materials"}
        return self.case if "number" in parameters else self.item


async def build(now: datetime) -> dict[str, Record]:
    """The shop's case lies with 王磊, the allowance with 孙浩's office."""
    shop = await road.under_review(now)
    allowance = await road.allowance(now)
    await allowance.accept(by=await officer("Q01", now), at=now)
    await allowance.push(by=await officer("Q01", now), at=now)
    await allowance.claim(by=await officer("S01", now), at=now)
    await allowance.pass_on(by=await officer("S01", now), at=now)
    drafts = {SHOP: await road.listed(now), ALLOWANCE: await road.identified(now, "Q01", road.LIU)}
    cases = {SHOP: shop, ALLOWANCE: allowance}
    return {
        name: Record(
            name,
            await _of_case(case, now),
            await _of_draft(drafts[name], now),
            await _of_item(name, case, now) | await _of_rating(name, case, now),
            await _of_account(SUN if name == SHOP else LIU, now),
            await _of_application(SUN if name == SHOP else LIU, case, now),
        )
        for name, case in cases.items()
    }


async def _of_case(case: Case, now: datetime) -> dict[str, object]:
    receipt = await Document.objects().get(
        (Document.case == case.id) & (Document.kind == "receipt")
    )
    sheet = await _picture(case, now)
    return {
        "number": case.case_no,
        "paper": f"{receipt.id}.pdf",
        "material": sheet.material,
        "file": sheet.id,
        "sheet": 1,
    }


async def _of_item(name: str, case: Case, now: datetime) -> dict[str, object]:
    lead = await office_coded(SERVICE if name == SHOP else NEIGHBOUR)
    content = {
        "name": "一件事",
        "summary": "",
        "aliases": [],
        "life_events": [],
        "lead_office": lead.id,
        "promised_length": 1,
        "promised_unit": "workday",
        "form_fields": [],
        "note": "",
        "steps": [BY_OTHERS],
        "materials": [],
    }
    package = await create_package(f"T-{name}", content, by=(await officer("E01", now)).id, at=now)
    await count_miss(name, at=now)
    miss = await SearchMiss.objects().get(SearchMiss.wanted == name)
    item = await Item.objects().get(Item.id == case.item)
    if name == SHOP:  # of the two items one is being edited
        await begin_draft(item, by=(await officer("E01", now)).id, at=now)
    return {
        "item": item.code,
        "part": "identity",
        "row": "m1",
        "release": 1,
        "file": 0,
        "package": package.code,
        "miss": miss.id,
        "office": lead.id,
    }


async def _of_rating(name: str, case: Case, now: datetime) -> dict[str, object]:
    person = SUN if name == SHOP else LIU
    citizen = await Citizen.with_mobile(person.mobile, at=now)
    said = {Service.INTAKE: Said(1)}
    [rating] = await rate(case, said, anonymous=False, by=citizen, at=now)
    return {"rating": rating.id}


async def _of_draft(draft: Case, now: datetime) -> dict[str, object]:
    rows = await draft.materials()
    if not rows:
        return {"draft": draft.id, "material": 0, "file": 0, "sheet": 1}
    sheet = await _picture(draft, now)
    return {"draft": draft.id, "material": rows[0].id, "file": sheet.id, "sheet": 1}


async def _of_account(person: Person, now: datetime) -> dict[str, object]:
    citizen = await Citizen.with_mobile(person.mobile, at=now)
    name, number = person.legal_name or person.name, person.legal_id or person.id_number
    await Profile.keep(citizen, name=name, kind=IdKind.RESIDENT, number=number, at=now)
    firm = Firm(Audience.COMPANY, "示例县公司", "92999901MA0X0004XA", name)
    place = Place(name, person.mobile, person.address)
    today = local_date(now)
    agent = Grant("方圆", "13900000099", "", None, today, today, typed_name=name, agreed=True)
    return {
        "company": (await Company.add(citizen, firm, at=now)).id,
        "address": (await Address.add(citizen, place, usual=True, at=now)).id,
        "authorisation": (await name_agent(citizen, agent, at=now)).id,
    }


async def _of_application(person: Person, case: Case, now: datetime) -> dict[str, object]:
    """The same item once more, begun at home by the holder of the account."""
    citizen, item = await Citizen.with_mobile(person.mobile, at=now), await _item_of(case)
    draft = await Case.begin(item.code, case.answers, by=citizen, at=now, key=f"home:{case.id}")
    people = await everyone_for(citizen, item.id, await draft.guide(), local_date(now))
    if people:
        await draft.apply_for(people[0], by=citizen, at=now)
    told = await _of_draft(draft, now)
    return {"application": draft.id} | {name: told[name] for name in told if name != "draft"}


async def _item_of(case: Case) -> Item:
    return await Item.objects().get(Item.id == case.item)


async def _picture(case: Case, now: datetime) -> CaseFile:
    row = (await case.materials())[0]
    return await row.attach(drawn_sheet(row.name, {}), "照片.jpg", by="何琳", at=now)


def is_allowed(who: str, may: str) -> bool:
    """What the permission table says."""
    return ROLES[who] in MAY[may]
