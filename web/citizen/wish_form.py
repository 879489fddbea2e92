"""Reading a wish for delivery out of a citizen's form: one of my addresses, or a new one."""

from litestar.datastructures import FormMultiDict

from models.cases.case import Case
from models.cases.filling.wishes import DeliveryWish
from models.cases.words import DeliveryWay
from models.delivery.delivery import Delivery
from models.errors import demand
from models.people.account.address import Address, Place
from models.people.account.consent import Consent, Purpose
from models.people.citizen import Citizen
from web.desk.choices import pick
from web.forms import cut, text, ticked

NEW = "new"  # an address that is not in the account


async def wish_in(form: FormMultiDict, citizen: Citizen) -> DeliveryWish:
    """The wish a form holds. Raises Invalid where nothing was chosen."""
    way = pick(DeliveryWay, text(form, "way", 30))
    demand(("way", way, "请选择领取方式。"))
    station = cut(form, "station", 18)
    place = await _place(form, citizen) if way is DeliveryWay.MAIL else Place("", "", "")
    return DeliveryWish(
        way,
        place.recipient,
        place.mobile,
        place.place,
        electronic_agreed=ticked(form, "electronic_agreed") or await agreed(citizen),
        station=int(station) if station.isdecimal() else None,
    )


async def agreed(citizen: Citizen) -> bool:
    """Whether the citizen has agreed to electronic service for good."""
    return await Consent.given(citizen, Purpose.ELECTRONIC_SERVICE)


async def _place(form: FormMultiDict, citizen: Citizen) -> Place:
    chosen = cut(form, "to", 18)
    row = await Address.for_citizen(citizen, int(chosen)) if chosen.isdecimal() else None
    if row is not None:
        return row.as_typed
    demand(("to", chosen == NEW, "请选择寄到哪个地址。"))
    typed = [text(form, "recipient", 100), text(form, "recipient_mobile", 30)]
    return Place(*typed, text(form, "address", 200)).tidy()


async def known_wish(
    case: Case, citizen: Citizen, addresses: list[Address], **fresh: str
) -> dict[str, str]:
    """What is chosen now, by the names of the form; before that, the usual address."""
    fresh |= {"to": str(addresses[0].id) if addresses else NEW, "recipient_mobile": citizen.mobile}
    wish = await Delivery.objects().where(Delivery.case == case.id).first()
    if wish is None:
        return fresh
    known = fresh | {"way": wish.way, "station": str(wish.station or "")}
    if wish.way != DeliveryWay.MAIL:
        return known
    chosen = Place(wish.recipient, wish.mobile, wish.address)
    same = next((str(row.id) for row in addresses if row.as_typed == chosen), NEW)
    typed = {"recipient": chosen.recipient, "recipient_mobile": chosen.mobile}
    return known | {"to": same} | (typed | {"address": chosen.place} if same == NEW else {})
