"""领取方式: how the result comes, and how papers reach the office (mock-up 05)."""

from litestar import Response, get, post

from models.cases.filling.wishes import open_stations, payer_of, ways_from_home
from models.cases.words import DeliveryWay
from models.errors import Invalid
from models.people.account.address import Address, Place
from models.people.account.consent import Consent, Purpose
from models.people.account.profile import Profile
from web.citizen.apply.draft import Applying, TheDraft
from web.citizen.apply.stages import DELIVERY
from web.citizen.apply.words import way_choices
from web.citizen.wish_form import NEW, agreed, known_wish, wish_in
from web.forms import cut, ticked


@get("/applications/{application:int}/delivery", may="apply")
async def show(applying: TheDraft) -> Response:
    """The ways this item has, the chosen one first."""
    return await applying.must_first(DELIVERY) or await _show(applying)


@post("/applications/{application:int}/delivery", may="apply")
async def save(applying: TheDraft) -> Response:
    """Keep the wish; a new address and the consent go to the account."""
    missing = await applying.must_first(DELIVERY)
    if missing:
        return missing
    try:
        await _keep(applying)
    except Invalid as wrong:
        if applying.goes_back:  # what is half written stays in the browser
            return await applying.on(DELIVERY)
        return await _show(applying, wrong.errors)
    return await applying.on(DELIVERY)


async def _keep(applying: Applying) -> None:
    form, citizen = applying.form, applying.citizen
    wish = await wish_in(form, citizen)
    await applying.draft.wish_for(wish, at=applying.now)
    if ticked(form, "electronic_agreed"):
        await Consent.give(citizen, Purpose.ELECTRONIC_SERVICE, at=applying.now)
    if wish.way is DeliveryWay.MAIL and ticked(form, "keep") and cut(form, "to", 20) == NEW:
        await _remember(applying, Place(wish.recipient, wish.mobile, wish.address))


async def _remember(applying: Applying, place: Place) -> None:
    try:
        await Address.add(applying.citizen, place, usual=False, at=applying.now)
    except Invalid as full:
        raise Invalid({"keep": full.sentence}) from full


async def _show(applying: Applying, errors: dict | None = None) -> Response:
    guide = await applying.draft.guide()
    stations, addresses = await open_stations(guide), await Address.of(applying.citizen)
    ways = ways_from_home(guide, stations)
    profile = await Profile.of(applying.citizen)
    name = profile.name if profile else ""
    known = await known_wish(applying.draft, applying.citizen, addresses, recipient=name)
    context = {} if errors else {"values": known}
    return await applying.show(
        DELIVERY,
        status=422 if errors else 200,
        errors=errors,
        ways=way_choices(guide, ways, await payer_of(applying.draft.id)),
        addresses=addresses,
        stations=stations,
        agreed=await agreed(applying.citizen),
        originals=[row for row in await applying.draft.materials() if _must_come(row)],
        **context,
    )


def _must_come(row: object) -> bool:
    return row.asked_for and row.keeps_original and row.originals > 0 and row.form == "original"
