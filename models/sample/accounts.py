"""What the sample citizens keep in their accounts."""

from datetime import datetime, timedelta

from models.calendar.hours import local_date
from models.people.account.address import Address, Place
from models.people.account.company import Company, Firm
from models.people.account.granting import Grant, name_agent
from models.people.account.profile import Profile
from models.people.citizen import Citizen, mobile_index
from models.people.identity import IdKind
from models.sample.cast import CITIZENS, LIU, MA, SUN, Person
from models.sample.catalogue import sample_item
from models.sample.story import ALLOWANCE

HALF_A_YEAR = timedelta(days=180)


async def fill_accounts(now: datetime) -> None:
    """Identity and address for each; 孙建国's shop; 刘德福 lets 马丽 see to his allowance.

    Who has no identity gets everything again: the demonstration is topped up at every start.
    """
    for person in CITIZENS:
        citizen = await Citizen.behind(mobile_index(person.mobile))
        if citizen is None or await Profile.of(citizen) is None:
            await _open(person, now)


async def _open(person: Person, now: datetime) -> None:
    citizen = await Citizen.with_mobile(person.mobile, at=now)
    name = person.legal_name or person.name
    number = person.legal_id or person.id_number
    await Profile.keep(citizen, name=name, kind=IdKind.RESIDENT, number=number, at=now)
    await Address.add(citizen, Place(name, person.mobile, person.address), usual=True, at=now)
    if person is SUN:
        firm = Firm(SUN.audience, SUN.name, SUN.id_number, SUN.legal_name, "经营者本人")
        await Company.add(citizen, firm, at=now)
    if person is LIU:
        await _let_ma_see_to_it(citizen, now)


async def _let_ma_see_to_it(liu: Citizen, now: datetime) -> None:
    today = local_date(now)
    grant = Grant(
        agent_name=MA.name,
        agent_mobile=MA.mobile,
        relation="邻居",
        item=(await sample_item(ALLOWANCE.item)).id,
        valid_from=today,
        valid_to=today + HALF_A_YEAR,
        typed_name=LIU.name,
        agreed=True,
    )
    await name_agent(liu, grant, at=now)
