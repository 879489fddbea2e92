"""注销账号: what stands in the way, what goes, what stays."""

import pytest

from models.cases.case import Case
from models.cases.words import Status
from models.errors import NotNow
from models.people.account.address import Address, Place
from models.people.account.authorisation import Authorisation
from models.people.account.closing import close, what_stands
from models.people.account.granting import name_agent
from models.people.account.profile import Profile
from models.people.citizen import Citizen
from tests.models import play
from tests.models.behalf import on_behalf, proves
from tests.models.days import FRIDAY, HOUR
from tests.models.people.account.people import DAUGHTER, FATHER, known
from tests.models.people.account.test_authorisation import GRANT

PLACE = Place("刘德福", FATHER, "示例县青山镇柳树村12号")


async def father() -> Citizen:
    citizen = await known(FATHER, "刘德福", "999901194103150011")
    await Address.add(citizen, PLACE, usual=True, at=FRIDAY)
    return citizen


async def test_an_open_case_and_a_draft_stand_in_the_way(sun):
    await play.with_department()
    await Case(status=Status.DRAFT, filed_by=sun.id, created_at=FRIDAY, start_key="h").save()
    assert len(await what_stands(sun, FRIDAY.date())) == 2
    with pytest.raises(NotNow, match="正在办理"):
        await close(sun, at=FRIDAY)


async def test_a_delivered_case_does_not_and_stays(sun):
    case = await play.delivered()
    assert await what_stands(sun, FRIDAY.date()) == []
    await close(sun, at=FRIDAY + HOUR)
    assert await Case.exists().where(Case.id == case.id)


async def test_what_somebody_does_for_them_stands_in_the_way_while_it_is_allowed():
    behalf = await on_behalf()
    (reason,) = await what_stands(behalf.liu, FRIDAY.date())
    assert "授权的人还在替您办1件" in reason
    with pytest.raises(NotNow, match="才能注销"):
        await close(behalf.liu, at=FRIDAY + HOUR)
    await proves(behalf.liu)
    (reason,) = await what_stands(behalf.liu, FRIDAY.date())
    assert "1件正在办理" in reason, "his own by now, and named once"


async def test_what_was_taken_back_does_not():
    behalf = await on_behalf()
    await behalf.paper.revoke(at=FRIDAY + HOUR)
    assert await what_stands(behalf.liu, FRIDAY.date()) == []


async def test_everything_personal_goes():
    citizen = await father()
    await name_agent(citizen, GRANT, at=FRIDAY)
    await close(citizen, at=FRIDAY + HOUR)
    assert await Profile.of(citizen) is None
    assert await Address.of(citizen) == []
    assert await Authorisation.granted_by_citizen(citizen) == []
    row = await Citizen.objects().get(Citizen.id == citizen.id)
    assert (row.mobile, row.email, row.is_closed) == ("", "", True)
    assert await Citizen.behind(citizen.mobile_index) is None


async def test_an_authorisation_that_a_case_rests_on_stays_and_is_taken_back(sun):
    citizen = await father()
    row = await name_agent(citizen, GRANT, at=FRIDAY)
    case = await play.delivered()
    await Case.update({Case.authorisation: row.id}).where(Case.id == case.id)
    await close(citizen, at=FRIDAY + HOUR)
    (kept,) = await Authorisation.granted_by_citizen(citizen)
    assert kept.revoked_at == FRIDAY + HOUR


async def test_the_same_phone_opens_a_new_account():
    citizen = await father()
    await close(citizen, at=FRIDAY + HOUR)
    again = await Citizen.with_mobile(FATHER, at=FRIDAY + 2 * HOUR)
    assert again.id != citizen.id
    assert await Profile.of(again) is None
    await close(again, at=FRIDAY + 3 * HOUR)


async def test_who_was_only_named_as_an_agent_loses_nothing_of_the_principal():
    row = await name_agent(await father(), GRANT, at=FRIDAY)
    daughter = await known(DAUGHTER)
    await close(daughter, at=FRIDAY + HOUR)
    assert (await Authorisation.objects().get(Authorisation.id == row.id)).revoked_at is None
