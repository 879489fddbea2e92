"""How the applicant wants the result (S0-7d)."""

from dataclasses import dataclass
from datetime import datetime

from models.cases.words import DeliveryWay
from models.delivery.delivery import Delivery, Payer
from models.people.identity import normalise_mobile


@dataclass(frozen=True)
class DeliveryWish:
    """Way, address and who pays, as said at the counter."""

    way: DeliveryWay
    recipient: str = ""
    mobile: str = ""
    address: str = ""
    payer: Payer = Payer.OFFICE
    electronic_agreed: bool = False
    station: int | None = None


async def choose_delivery(case: int, wish: DeliveryWish, *, at: datetime) -> None:
    """Write the wish down; a later one replaces it."""
    await Delivery.delete().where(Delivery.case == case)
    row = Delivery(
        case=case,
        way=wish.way,
        recipient=wish.recipient.strip(),
        payer=wish.payer,
        station=wish.station if wish.way is DeliveryWay.STATION else None,
        electronic_agreed=wish.electronic_agreed or wish.way is DeliveryWay.ELECTRONIC,
        chosen_at=at,
    )
    row.mobile, row.address = normalise_mobile(wish.mobile), wish.address.strip()
    await row.save()
