"""发放, 寄出, 电子送达, 签收, 退件; 改领取方式 for a caller."""

from litestar import Response, post

from models.cases.filling.wishes import DeliveryWish
from models.cases.words import DeliveryWay
from models.delivery.delivery import Payer
from models.delivery.hand_out import Collector
from web.desk.choices import pick
from web.desk.visit import TheVisit


@post("/cases/{number:str}/hand-out", may="hand_out")
async def hand_out(visit: TheVisit) -> Response:
    """Hand the result over the counter."""
    return await visit.act(
        "hand_out",
        collector=pick(Collector, visit.text("collector")) or Collector.APPLICANT,
        name=visit.text("name", 100),
        id_number=visit.text("id_number", 40),
        relation=visit.text("relation", 60),
        authority=visit.text("authority", 200),
        witness=visit.text("witness", 50),
        checked=visit.ticked("checked"),
    )


@post("/cases/{number:str}/dispatch", may="dispatch")
async def dispatch(visit: TheVisit) -> Response:
    """Send it by courier."""
    return await visit.act(
        "dispatch",
        carrier=visit.text("carrier", 40),
        waybill=visit.text("waybill", 40),
        address_confirmed=visit.ticked("address_confirmed"),
    )


@post("/cases/{number:str}/service", may="serve")
async def serve(visit: TheVisit) -> Response:
    """Serve it electronically."""
    return await visit.act("serve")


@post("/cases/{number:str}/delivery", may="confirm_delivery")
async def confirm_delivery(visit: TheVisit) -> Response:
    """Note who received the parcel."""
    return await visit.act(
        "confirm_delivery",
        collector=pick(Collector, visit.text("collector")) or Collector.APPLICANT,
        name=visit.text("name", 100),
    )


@post("/cases/{number:str}/return", may="parcel_returned")
async def parcel_returned(visit: TheVisit) -> Response:
    """Note that the parcel came back."""
    return await visit.act("parcel_returned", reason=visit.text("reason"))


@post("/cases/{number:str}/delivery-choice", may="change_delivery")
async def change_delivery(visit: TheVisit) -> Response:
    """Write down another way to get the result, for somebody who called."""
    way = pick(DeliveryWay, visit.text("way", 30))
    wish = way and DeliveryWish(
        way,
        visit.text("recipient", 100),
        visit.text("recipient_mobile", 30),
        visit.text("address", 200),
        pick(Payer, visit.text("payer", 20)) or Payer.OFFICE,
        visit.ticked("electronic_agreed"),
        visit.number("station") or None,
    )
    return await visit.act("change_delivery", wish=wish, confirmed=visit.ticked("confirmed"))
