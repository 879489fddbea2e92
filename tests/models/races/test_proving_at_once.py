"""Two accounts and one number, an agent and a revocation: one wins, the other is told."""

import asyncio

import httpx

from jobs.stand_ins.register import register
from models.cases.case import Case
from models.cases.filling.whom import everyone_for
from models.cases.filling.wishes import DeliveryWish
from models.cases.words import DeliveryWay
from models.database import DB
from models.errors import NotNow
from models.people.account.authorisation import Authorisation
from models.people.account.closing import close
from models.people.account.profile import Profile
from models.people.account.proving import prove_person
from models.people.account.register import Verdict
from models.people.citizen import Citizen
from models.people.identity import IdKind
from models.sample.cast import LIU, MA
from models.sharing.lookup import Lookup
from tests.models.behalf import on_behalf, says_who, signed
from tests.models.days import FRIDAY, HOUR, MINUTE
from tests.models.items import published
from tests.models.looking import again
from tests.models.races.racing import at_once

SPARE = "13900000041"


def any_telephone() -> httpx.ASGITransport:
    """A register that knows both telephones as his."""
    inner = httpx.ASGITransport(register())

    class Both(httpx.AsyncBaseTransport):
        async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
            body = (await request.aread()).replace(SPARE.encode(), LIU.mobile.encode())
            headers = {"content-type": "application/json"}
            return await inner.handle_async_request(
                httpx.Request("POST", request.url, headers=headers, content=body)
            )

    return Both()


async def his(mobile: str) -> Citizen:
    citizen = await Citizen.with_mobile(mobile, at=FRIDAY)
    await Profile.keep(
        citizen, name=LIU.name, kind=IdKind.RESIDENT, number=LIU.id_number, at=FRIDAY
    )
    return citizen


async def test_of_two_accounts_that_prove_one_number_exactly_one_has_it():
    accounts = [await his(LIU.mobile), await his(SPARE)]
    won, stopped = await at_once(
        *[prove_person(one, at=FRIDAY, transport=any_telephone()) for one in accounts]
    )
    assert won == [Verdict.MATCH]
    assert [type(error) for error in stopped] == [NotNow]
    assert "刚刚由另一个账号核验" in stopped[0].sentence
    checked = [one for one in [await Profile.of(account) for account in accounts] if one]
    assert [one.checked_at for one in checked] == [FRIDAY]
    assert await Lookup.count() == 2, "both questions are in the log"


async def test_of_two_that_take_it_over_at_once_the_last_has_it():
    accounts = [await his(LIU.mobile), await his(SPARE)]
    await prove_person(accounts[0], at=FRIDAY, transport=any_telephone())
    await his(SPARE)
    _, stopped = await at_once(
        prove_person(accounts[1], at=FRIDAY, move=True, transport=any_telephone()),
        prove_person(accounts[0], at=FRIDAY, move=True, transport=any_telephone()),
    )
    assert not [error for error in stopped if not isinstance(error, NotNow)]
    checked = [one for one in [await Profile.of(account) for account in accounts] if one]
    assert [one.checked_at for one in checked] == [FRIDAY]


async def test_who_closes_while_an_agent_begins_a_case_leaves_what_it_rests_on():
    liu, ma = await says_who(LIU), await says_who(MA)
    paper = await signed(liu)
    item = await published(950, fields=(), materials=(), channels=["网上"])
    draft = await Case.begin(item.code, {}, by=ma, at=FRIDAY, key="while he closes")
    whom = (await everyone_for(ma, item.id, await draft.guide(), FRIDAY.date()))[-1]
    async with DB.pool.acquire() as other, other.transaction():
        await other.execute(
            'UPDATE cases SET "authorisation" = $1 WHERE id = $2', whom.authorisation.id, draft.id
        )
        closing = asyncio.create_task(close(liu, at=FRIDAY + HOUR))
        await asyncio.sleep(0.3)  # it waits for the row that the draft rests on
        assert not closing.done()
    await closing
    kept = await Authorisation.objects().get(Authorisation.id == paper.id)
    assert kept.revoked_at == FRIDAY + HOUR


async def test_revoking_while_the_agent_acts_leaves_nothing_half_done():
    behalf = await on_behalf()
    wish = DeliveryWish(DeliveryWay.MAIL, LIU.name, LIU.mobile, LIU.address)
    _, stopped = await at_once(
        (await again(behalf.case)).change_delivery(by=behalf.ma, at=FRIDAY + HOUR, wish=wish),
        behalf.paper.revoke(at=FRIDAY + MINUTE),
    )
    assert not [error for error in stopped if not isinstance(error, NotNow)]
    _, late = await at_once(
        (await again(behalf.case)).withdraw(by=behalf.ma, at=FRIDAY + HOUR, reason="", signed=True)
    )
    assert isinstance(late[0], NotNow)
