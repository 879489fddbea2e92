"""Citizens at their own accounts."""

from models.people.account.profile import Profile
from models.people.citizen import Citizen
from models.people.identity import IdKind
from tests.web.browser import Browser

DAUGHTER, FATHER, STRANGER = "13900000021", "13900000022", "13900000023"
NUMBER = "999901195406200025"
UNTIL = {"valid_to-year": "2027", "valid_to-month": "3", "valid_to-day": "1"}


async def holder(mobile: str, now) -> Citizen:
    return await Citizen.with_mobile(mobile, at=now)


async def say_who(mobile: str, name: str, number: str, now) -> Citizen:
    citizen = await holder(mobile, now)
    await Profile.keep(citizen, name=name, kind=IdKind.RESIDENT, number=number, at=now)
    return citizen


async def told(browser: Browser, answer) -> str:
    """Where a form led, as the person reads it."""
    assert answer.status_code == 303, answer.text[:2000]
    return (await browser.open(answer.headers["location"])).text
