"""Where the last result was sent: an address to take over."""

from datetime import date

from models.cases.theirs import THEIRS, keys_of
from models.database import fetch_one
from models.delivery.delivery import Delivery
from models.people.account.address import Place
from models.people.citizen import Citizen


async def last_place(citizen: Citizen, on: date) -> Place | None:
    """The address of the latest case by mail that the citizen finds on a day; None when nothing
    was ever sent.

    It is theirs only if it names their own phone as the recipient's: the address of somebody they
    act for is not proposed as their own.
    """
    row = await fetch_one(_LAST, *keys_of(citizen, on))
    if row is None:
        return None
    delivery = await Delivery.objects().get(Delivery.id == row["id"])
    if delivery.mobile != citizen.mobile:
        return None
    return Place(delivery.recipient, delivery.mobile, delivery.address)


_LAST = f"""
SELECT d.id FROM delivery d JOIN cases c ON c.id = d."case"
WHERE {THEIRS} AND d.way = 'mail'
ORDER BY c.received_at DESC LIMIT 1
"""  # noqa: S608 – put together from constants
