"""How the applicant wants the result (S0-7d): which ways there are, and what each needs."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from models.cases.words import DeliveryWay
from models.catalog.guide import Guide
from models.database import fetch
from models.delivery.delivery import Delivery, Payer
from models.errors import demand, fine
from models.people.identity import normalise_mobile, wrong_with_mobile

MAIL, STATION, ELECTRONIC = DeliveryWay.MAIL, DeliveryWay.STATION, DeliveryWay.ELECTRONIC


@dataclass(frozen=True)
class DeliveryWish:
    """Way, address and who pays, as said at the counter or chosen at home.

    Who pays is agreed at a counter; who chooses another way at home leaves it as it was.
    """

    way: DeliveryWay
    recipient: str = ""
    mobile: str = ""
    address: str = ""
    payer: Payer | None = None
    electronic_agreed: bool = False
    station: int | None = None


@dataclass(frozen=True)
class OpenStation:
    """A station that hands results out."""

    id: int
    name: str
    address: str
    hours: str


def wrong_with_wish(wish: DeliveryWish | None) -> list[tuple[str, object, str]]:
    """What every wish must have, as rows for `demand`, whoever takes it down."""
    mails = wish is not None and wish.way is MAIL
    mobile = normalise_mobile(wish.mobile) if mails else ""
    return [
        ("recipient", not mails or wish.recipient.strip(), "请填写收件人。"),
        ("recipient_mobile", *fine(wrong_with_mobile(mobile) if mails else None)),
        ("address", not mails or len(wish.address.strip()) >= 6, "请写完整的收件地址。"),
    ]


def ways_from_home(guide: Guide, stations: list[OpenStation]) -> list[DeliveryWay]:
    """The ways an item has for somebody who applied at home: there is no place of intake.

    What is printed on a numbered blank cannot be had electronically alone.
    """
    on_blanks = any(one.needs_blank for one in guide.results)
    possible = {
        MAIL: guide.courier,
        DeliveryWay.DECIDING_COUNTER: True,
        STATION: bool(stations),
        ELECTRONIC: not on_blanks,
    }
    return [way for way, there in possible.items() if there]


def ways_for(case: Any, guide: Guide, stations: list[OpenStation]) -> list[DeliveryWay]:
    """The ways a case has: those from home, and the counter where it was taken in."""
    at_counter = case.intake_window or case.intake_station
    taken_in = [DeliveryWay.INTAKE_COUNTER] if at_counter else []
    return [*ways_from_home(guide, stations), *taken_in]


async def must_be_possible(case: Any, wish: DeliveryWish | None) -> None:
    """Raises Invalid unless this wish can be met for a case."""
    guide = await case.guide()
    stations = await open_stations(guide)
    ways = ways_for(case, guide, stations)
    at_station = wish is not None and wish.way is STATION
    known = at_station and wish.station in {one.id for one in stations}
    agreed = wish is None or wish.way is not ELECTRONIC or wish.electronic_agreed
    demand(
        ("way", wish and wish.way in ways, "请选择领取方式。"),
        *wrong_with_wish(wish),
        ("station", not at_station or known, "请选择到哪个站点领取。"),
        ("electronic_agreed", agreed, "只要电子文书的，请先同意电子送达。"),
    )


async def open_stations(guide: Guide) -> list[OpenStation]:
    """The open stations of the county that decides, by name."""
    rows = await fetch(_STATIONS, f"{guide.office.region_code[:6]}%")
    return [OpenStation(*row.values()) for row in rows]


_STATIONS = """
SELECT s.id, s.name, s.address, s.hours FROM station s JOIN region r ON r.id = s.region
WHERE s.open AND r.code LIKE $1 ORDER BY s.name, s.id
"""


async def payer_of(case: int) -> Payer:
    """Who pays the courier as it stands; the office until something else is agreed (S3-24c)."""
    wish = await Delivery.objects().where(Delivery.case == case).first()
    return Payer(wish.payer) if wish else Payer.OFFICE


async def choose_delivery(case: int, wish: DeliveryWish, *, at: datetime) -> None:
    """Write the wish down; a later one replaces it, but for who pays where it does not say so."""
    payer = wish.payer or await payer_of(case)
    await Delivery.delete().where(Delivery.case == case)
    row = Delivery(
        case=case,
        way=wish.way,
        recipient=wish.recipient.strip(),
        payer=payer,
        station=wish.station if wish.way is STATION else None,
        electronic_agreed=wish.electronic_agreed or wish.way is ELECTRONIC,
        chosen_at=at,
    )
    row.mobile, row.address = normalise_mobile(wish.mobile), wish.address.strip()
    await row.save()
