"""Whoever guesses passwords is slowed down; nobody can shut an office out (8.3)."""

from datetime import datetime, timedelta

import pytest

from models.errors import Invalid, TooMany
from models.notices.message import Message
from models.people.sign_in import (
    FAILURES_PER_ACCOUNT,
    FAILURES_PER_ADDRESS,
    SignInFailure,
    sign_in_staff,
)
from models.people.staff import Staff
from models.sample.cast import PASSWORD
from tests.models.days import FRIDAY, MINUTE


async def failed(times: int, *, account: str = "W01", at: datetime = FRIDAY) -> None:
    """Somebody has failed, each time from another address."""
    for number in range(times):
        await SignInFailure(account=account, address=f"10.0.0.{number}", at=at).save()


async def test_passwords_are_kept_as_argon2id():
    staff = await Staff.objects().get(Staff.job_no == "W01")
    assert staff.password_hash.startswith("$argon2id$")
    assert PASSWORD not in staff.password_hash


async def test_an_account_attacked_from_everywhere_is_slowed_down_but_never_shut():
    await failed(FAILURES_PER_ACCOUNT)
    with pytest.raises(TooMany):
        await sign_in_staff("W01", PASSWORD, "192.0.2.1", at=FRIDAY + timedelta(seconds=59))
    owner = await sign_in_staff("W01", PASSWORD, "192.0.2.1", at=FRIDAY + MINUTE)
    assert owner.name == "王磊"


async def test_an_address_that_tries_many_accounts_is_shut_out_alone():
    for number in range(FAILURES_PER_ADDRESS):
        await SignInFailure(account=f"Z{number}", address="10.9.9.9", at=FRIDAY).save()
    with pytest.raises(TooMany):
        await sign_in_staff("W01", PASSWORD, "10.9.9.9", at=FRIDAY + MINUTE)
    assert await sign_in_staff("W01", PASSWORD, "192.0.2.1", at=FRIDAY + MINUTE)


async def test_the_owner_is_told_once_a_day():
    for number in range(7):
        with pytest.raises(Invalid):
            await sign_in_staff("W01", "wrong", f"10.0.0.{number}", at=FRIDAY)
    told = await Message.objects().where(Message.template == "S03")
    assert [message.address for message in told] == ["19900000103"]


async def test_who_no_longer_works_here_does_not_come_in():
    await Staff.update({Staff.active: False}).where(Staff.job_no == "W01")
    with pytest.raises(Invalid):
        await sign_in_staff("W01", PASSWORD, "192.0.2.1", at=FRIDAY)
