"""The couriers of the demonstration: each run takes every parcel one step further."""

from datetime import datetime

from models.cases.actor import SYSTEM
from models.cases.case import Case
from models.delivery.delivery import Delivery
from models.delivery.hand_out import Collector
from models.delivery.parcel import ON_THE_ROAD, Parcel, ParcelState
from models.errors import Refused

NEXT = {
    ParcelState.SENT: (ParcelState.MOVING, "已离开示例县分拣中心，发往收件地"),
    ParcelState.MOVING: (ParcelState.AT_DOOR, "到达收件地，正在派送"),
}


async def run_couriers(now: datetime) -> int:
    """Move every parcel on the road; at the door the recipient signs. Returns how many moved."""
    parcels = await Parcel.objects().where(Parcel.state.is_in(list(ON_THE_ROAD)))
    for parcel in parcels:
        step = NEXT.get(ParcelState(parcel.state))
        if step:
            await parcel.note(*step, at=now)
        else:
            await _deliver(parcel, now)
    return len(parcels)


async def _deliver(parcel: Parcel, now: datetime) -> None:
    case = await Case.objects().get(Case.id == parcel.case)
    delivery = await Delivery.objects().get(Delivery.case == parcel.case)
    try:
        await case.confirm_delivery(
            by=SYSTEM,
            at=now,
            key=f"parcel:{parcel.id}",
            collector=Collector.APPLICANT,
            name=delivery.recipient,
            text="本人签收",
        )
    except Refused:  # somebody confirmed it by hand in the meantime
        return
