"""确认与签名: the form, the wish for delivery, and then the receipt."""

from litestar import Response, get, post

from models.cases.filling.signing import LONGEST_NAME, Signing, keep_signature
from models.cases.filling.wishes import DeliveryWish
from models.cases.words import DeliveryWay
from models.database import atomic
from models.delivery.delivery import Delivery, Payer
from models.errors import Invalid, NotNow
from models.people.account.strokes import LONGEST
from web.desk.choices import pick
from web.desk.frames import frame_of
from web.forms import cut, form_key, text, ticked
from web.pages import go
from web.station.draft import Counter, TheCounter


@get("/intakes/{draft:int}/confirmation", may="take_in")
async def show(counter: TheCounter) -> Response:
    """The last page before the receipt; without a list of materials there is nothing to sign."""
    missing = counter.must_first("person", "situation")
    return missing or await _show(counter, values=await _known(counter))


@post("/intakes/{draft:int}/confirmation", may="take_in")
async def receive(counter: TheCounter) -> Response:
    """收件: keep the rest and take the application in, in one go."""
    draft, form = counter.draft, counter.form
    missing = counter.must_first("person", "situation")
    if missing:
        return missing
    try:
        signing = _signing(counter)
        async with atomic():
            await draft.settle(
                form=await _form(counter),
                wish=_wish(counter),
                phone_confirmed=ticked(form, "phone_confirmed"),
                signed=signing.done,
                at=counter.now,
            )
            await keep_signature(draft.id, signing, by=counter.request.user, at=counter.now)
            await draft.receive(by=counter.request.user, at=counter.now, key=form_key(form))
    except Invalid as wrong:
        return await _show(counter, status=422, errors=wrong.errors)
    except NotNow as late:
        return await _show(counter, status=409, errors={"signed": late.sentence})
    return go(f"{frame_of(counter.request).base}/cases/{draft.case_no}?done=receive")


async def _show(counter: Counter, **context) -> Response:
    return await counter.show("confirmation", twins=await counter.draft.open_twins(), **context)


async def _form(counter: Counter) -> dict[str, str]:
    fields = (await counter.draft.guide()).fields
    return {field.key: text(counter.form, f"form_{field.key}", field.longest) for field in fields}


def _signing(counter: Counter) -> Signing:
    """Drawn on the screen, done on paper, or seen by a witness: one of them will do."""
    form = counter.form
    witness = text(form, "witness", LONGEST_NAME)
    return Signing(cut(form, "signature_strokes", LONGEST), witness, ticked(form, "signed"))


def _wish(counter: Counter) -> DeliveryWish | None:
    form = counter.form
    way = pick(DeliveryWay, text(form, "way"))
    if way is None:
        return None
    return DeliveryWish(
        way,
        text(form, "recipient", 100),
        text(form, "recipient_mobile", 30),
        text(form, "address", 200),
        pick(Payer, text(form, "payer")) or Payer.OFFICE,
        ticked(form, "electronic_agreed"),
    )


async def _known(counter: Counter) -> dict[str, str]:
    draft = counter.draft
    known = {f"form_{key}": value for key, value in draft.form.items()}
    wish = await Delivery.objects().where(Delivery.case == draft.id).first()
    if wish is None:
        return known | {"recipient": draft.contact_name, "recipient_mobile": draft.contact_mobile}
    return known | {
        "way": wish.way,
        "recipient": wish.recipient,
        "recipient_mobile": wish.mobile,
        "address": wish.address,
    }
