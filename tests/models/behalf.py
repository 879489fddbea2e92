"""刘德福 lets 马丽 act for him; she applies for him from home."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

import httpx

from jobs.stand_ins.register import register
from models.calendar.hours import local_date
from models.cases.case import Case
from models.cases.filling.whom import everyone_for
from models.cases.filling.wishes import DeliveryWish
from models.cases.words import DeliveryWay
from models.people.account.authorisation import Authorisation
from models.people.account.granting import Grant, name_agent
from models.people.account.profile import Profile
from models.people.account.proving import prove_person
from models.people.citizen import Citizen
from models.people.identity import IdKind
from models.sample.cast import LIU, MA, Person
from tests.models.days import FRIDAY
from tests.models.items import published

LASTS = timedelta(days=30)


@dataclass(frozen=True)
class Behalf:
    """The principal, the agent, what was signed, and the case that rests on it."""

    liu: Citizen
    ma: Citizen
    paper: Authorisation
    case: Case

    @property
    def last_day(self) -> date:
        """The last day on which she may act."""
        return self.paper.valid_to


async def says_who(person: Person, at: datetime = FRIDAY) -> Citizen:
    """An account that has typed who it is."""
    citizen = await Citizen.with_mobile(person.mobile, at=at)
    await Profile.keep(
        citizen, name=person.name, kind=IdKind.RESIDENT, number=person.id_number, at=at
    )
    return citizen


async def proves(citizen: Citizen, at: datetime = FRIDAY) -> None:
    """The register confirms it."""
    await prove_person(citizen, at=at, transport=httpx.ASGITransport(register()))


async def signed(liu: Citizen, at: datetime = FRIDAY) -> Authorisation:
    """He signs for her telephone."""
    today = local_date(at)
    grant = Grant(MA.name, MA.mobile, "邻居", None, today, today + LASTS, "", LIU.name, True)
    return await name_agent(liu, grant, at=at)


async def applied(citizen: Citizen, choice: str, number: int = 950, at: datetime = FRIDAY) -> Case:
    """An application from home with nothing to write or hand in, sent."""
    item = await published(number, fields=(), materials=(), channels=["网上"])
    key = f"behalf-{citizen.id}-{choice}-{number}"
    draft = await Case.begin(item.code, {}, by=citizen, at=at, key=key)
    people = await everyone_for(citizen, item.id, await draft.guide(), local_date(at))
    whom = next(one for one in people if one.choice == choice)
    await draft.apply_for(whom, by=citizen, at=at)
    await draft.wish_for(DeliveryWish(DeliveryWay.DECIDING_COUNTER), at=at)
    await draft.submit(by=citizen, at=at)
    return draft


async def on_behalf(at: datetime = FRIDAY) -> Behalf:
    """All of it; nobody has proved anything yet."""
    liu, ma = await says_who(LIU, at), await says_who(MA, at)
    paper = await signed(liu, at)
    return Behalf(liu, ma, paper, await applied(ma, f"for-{paper.id}", at=at))
