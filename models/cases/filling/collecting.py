"""Where a result will lie ready, as the applicant is told before anything is sent."""

from dataclasses import dataclass

from models.cases.words import DeliveryWay
from models.catalog.guide import Guide
from models.database import fetch_one
from models.delivery.delivery import Delivery
from models.offices.place import Station


@dataclass(frozen=True)
class CollectionPlace:
    """A hall or a station: what it is called, where it is, when it is open."""

    name: str
    address: str
    hours: str


async def collection_place(wish: Delivery, guide: Guide) -> CollectionPlace | None:
    """The station chosen, or the hall of the county that decides; None where nobody has to go."""
    if wish.station is not None:
        chosen = await Station.objects().get(Station.id == wish.station)
        return CollectionPlace(chosen.name, chosen.address, chosen.hours)
    if wish.way != DeliveryWay.DECIDING_COUNTER:
        return None
    hall = await fetch_one(_HALL, guide.office.region_code)
    if hall is not None:
        return CollectionPlace(*hall.values())
    return CollectionPlace(guide.office.name, guide.address or guide.office.address, guide.hours)


_HALL = """
SELECT h.name, h.address, h.hours FROM hall h
JOIN office o ON o.id = h.office JOIN region r ON r.id = o.region
WHERE r.code = $1 ORDER BY h.id LIMIT 1
"""
