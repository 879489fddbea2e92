"""Reminders go as the account behind the phone wants them (notices.md 7.2)."""

import pytest

from models.notices.message import Message
from models.people.citizen import Citizen
from models.sample.cast import SUN
from tests.models import play
from tests.models.days import FRIDAY, HOUR

OWN, OF_THE_CASE = "sun@example.cn", "shop@example.cn"


async def reminded() -> list[tuple[str, str]]:
    rows = await Message.objects().order_by(Message.id)
    known = (SUN.mobile, OWN, OF_THE_CASE)
    return [(row.address, row.template) for row in rows if row.address in known]


async def told_of_acceptance(he, email: str = "") -> list[tuple[str, str]]:
    case = await play.received()
    if email:
        case.contact_email = email
        await case.save()
    before = len(await reminded())
    await case.accept(by=he, at=FRIDAY + HOUR)
    return (await reminded())[before:]


async def test_without_an_account_the_phone_of_the_case_is_texted(he):
    assert await told_of_acceptance(he) == [(SUN.mobile, "T06")]


async def test_whoever_wants_to_read_here_only_is_not_texted(he, sun):
    await sun.choose_reminders(by_sms=False, by_email=False, email="")
    assert await told_of_acceptance(he) == []


async def test_but_for_the_day_that_must_not_pass(he, sun):
    await sun.choose_reminders(by_sms=False, by_email=False, email="")
    case = await play.received()
    await case.ask_correction(by=he, at=FRIDAY + HOUR, defects=[await play.defect(case)])
    assert await reminded() == [(SUN.mobile, "T05")]


async def test_the_accounts_own_address_is_written_to_when_it_wants(he, sun):
    await sun.choose_reminders(by_sms=True, by_email=True, email=OWN)
    assert await told_of_acceptance(he) == [(SUN.mobile, "T06"), (OWN, "T06")]


@pytest.mark.parametrize(
    ("email", "of_the_case", "written_to"),
    [("", OF_THE_CASE, [OF_THE_CASE]), (OWN, OWN, []), (OWN, OF_THE_CASE, [OF_THE_CASE])],
)
async def test_an_address_switched_off_is_left_alone(he, sun, email, of_the_case, written_to):
    await sun.choose_reminders(by_sms=False, by_email=False, email=email)
    told = await told_of_acceptance(he, of_the_case)
    assert [address for address, _ in told] == written_to


async def test_an_account_without_a_phone_is_nobodys():
    assert await Citizen.behind("") is None
