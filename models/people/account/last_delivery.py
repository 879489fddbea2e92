"""Where the last result was sent: an address to take over."""

from models.database import fetch_one
from models.delivery.delivery import Delivery
from models.people.account.address import Place
from models.people.citizen import Citizen


async def last_place(citizen: Citizen) -> Place | None:
    """The address of the citizen's latest case by mail; None when nothing was ever sent.

    A case is theirs for this only if it names their own phone as the recipient's: the address
    of somebody they act for is not proposed as their own.
    """
    row = await fetch_one(_LAST, citizen.mobile_index, citizen.id)
    if row is None:
        return None
    delivery = await Delivery.objects().get(Delivery.id == row["id"])
    if delivery.mobile != citizen.mobile:
        return None
    return Place(delivery.recipient, delivery.mobile, delivery.address)


_LAST = """
SELECT d.id FROM delivery d JOIN cases c ON c.id = d."case"
WHERE (c.contact_mobile_index = $1 OR c.filed_by = $2) AND c.case_no IS NOT NULL
  AND d.way = 'mail'
ORDER BY c.received_at DESC LIMIT 1
"""
