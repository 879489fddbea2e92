"""Applications that are written at home: one whose last page only is left, and one just begun.

The tour looks at all six stages of the full one: long names, every state a material can have.
"""

from datetime import datetime

from models.calendar.hours import local_date
from models.cases.case import Case
from models.cases.filling.whom import everyone_for
from models.cases.filling.wishes import DeliveryWish
from models.cases.words import DeliveryWay
from models.people.account.address import Address, Place
from models.people.account.company import Company, Firm
from models.people.account.profile import Profile
from models.people.applicant import number_index
from models.people.citizen import Citizen
from models.people.identity import IdKind
from models.sample.cast import Person
from models.sample.catalogue import sample_item
from models.sample.sheets import drawn_sheet
from models.sample.story import HYGIENE

ID_NUMBER = "999901195406200025"
NEWCOMER = "19900000058"  # has begun, and has not said who they are
ALL_TOLD = {"place_name": "", "place_address": "", "area": "8600"}


async def apply_some(person: Person, now: datetime) -> dict[str, str]:
    """Name → id of the draft; the full one is of a company with long names."""
    owner = await _account(person, now)
    full = await _begun(owner, HYGIENE.answers, now)
    people = await everyone_for(owner, full.item, await full.guide(), local_date(now))
    await full.apply_for(people[0], by=owner, at=now)
    await full.write_form(ALL_TOLD | {"place_name": person.name, "place_address": person.address})
    await _settle(full, now)
    await full.wish_for(_wish(person), at=now)
    bare = await _begun(await Citizen.with_mobile(NEWCOMER, at=now), {}, now)
    promising = await _promising(owner, person, now)
    return {
        "draft": str(full.id),
        "bare_draft": str(bare.id),
        "promising_draft": str(promising.id),
    }


async def _promising(owner: Citizen, person: Person, now: datetime) -> Case:
    """Another one: 告知承诺 is chosen, and what it binds to has not been read yet."""
    draft = await _begun(owner, HYGIENE.answers | {"way": ("告知承诺",)}, now, "promising")
    people = await everyone_for(owner, draft.item, await draft.guide(), local_date(now))
    await draft.apply_for(people[0], by=owner, at=now)
    told = {"place_name": person.name, "place_address": person.address}
    await draft.write_form(ALL_TOLD | told)
    return draft


async def _account(person: Person, now: datetime) -> Citizen:
    """Who signs for the company: their name, the company, where mail goes."""
    owner = await Citizen.with_mobile(person.mobile, at=now)
    name = person.legal_name
    await Profile.keep(owner, name=name, kind=IdKind.RESIDENT, number=ID_NUMBER, at=now)
    firm = Firm(person.audience, person.name, person.id_number, name, "法定代表人")
    await Company.add(owner, firm, at=now)
    # As the registers would say; they know nobody with such long names.
    await Profile.update({Profile.checked_at: now}).where(Profile.citizen == owner.id)
    proved = {Company.checked_at: now, Company.proved_index: number_index(person.id_number)}
    await Company.update(proved).where(Company.citizen == owner.id)
    await Address.add(owner, Place(name, person.mobile, person.address), usual=True, at=now)
    return owner


async def _begun(citizen: Citizen, answers: dict, now: datetime, which: str = "") -> Case:
    code = (await sample_item(HYGIENE.item)).code
    key = f"furnish:{citizen.id}{which}"
    return await Case.begin(code, answers, by=citizen, at=now, key=key)


async def _settle(draft: Case, now: datetime) -> None:
    """Two photographs of the first paper; what may come later does, one is still missing."""
    rows = await draft.materials()
    for number, row in enumerate(row for row in rows if row.asked_for):
        if row.tolerable:
            day = await draft.latest_promise(row, now)
            await draft.promise_later(row.id, day, agreed=True, at=now)
        elif number == 0:
            for page in ("一", "二"):
                content = drawn_sheet(f"{row.name}第{page}页", {})
                await row.attach(content, f"第{page}页.jpg", by="applicant", at=now)


def _wish(person: Person) -> DeliveryWish:
    return DeliveryWish(DeliveryWay.MAIL, person.legal_name, person.mobile, person.address)
