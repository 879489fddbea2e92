"""Accounts of the cast as they are when nobody has written anything into them yet."""

from models.people.account.profile import Profile
from models.people.citizen import Citizen
from models.people.identity import IdKind
from tests.models.days import FRIDAY

DAUGHTER = "13900000021"
FATHER = "13900000022"


async def account(mobile: str = DAUGHTER) -> Citizen:
    """A new one: 刘德福's daughter, unless another phone is named."""
    return await Citizen.with_mobile(mobile, at=FRIDAY)


async def known(mobile: str = DAUGHTER, name: str = "刘秀英", number: str = "999901195406200025"):
    """The same with an identity."""
    citizen = await account(mobile)
    await Profile.keep(citizen, name=name, kind=IdKind.RESIDENT, number=number, at=FRIDAY)
    return citizen
