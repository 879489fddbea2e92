"""选事项与情形: what it is about, and the list that follows."""

from litestar import Response, get, post
from litestar.datastructures import FormMultiDict

from models.calendar.hours import local_date
from models.catalog.checking.checklist import checklist
from models.catalog.entitlement import Offer, offers_at
from web.forms import ticked
from web.station.draft import Counter, TheCounter


@get("/intakes/{draft:int}/situation", may="take_in")
async def show(counter: TheCounter) -> Response:
    """The items of this counter, the questions of the chosen one, the list so far."""
    return await _show(counter, await _asked(counter))


@post("/intakes/{draft:int}/situation", may="take_in")
async def save(counter: TheCounter) -> Response:
    """Keep the situation and lay out the list of materials."""
    offer, answers = _chosen(counter.form, await _offers(counter))
    if ticked(counter.form, "look"):  # without scripts: show what the answers lead to
        return await _show(counter, (offer, answers))
    if offer is None:
        return await _show(counter, (None, {}), {"item": "请选择要办的事项。"})
    listed = checklist(offer.guide, answers)
    if listed.stop:
        return await _show(counter, (offer, answers), {"item": listed.stop})
    if not listed.complete:
        errors = {question.key: f"请选择：{question.text}" for question in listed.unanswered}
        return await _show(counter, (offer, answers), errors)
    await counter.draft.choose(offer.item, offer.version, offer.mode, answers)
    return counter.on_to("materials")


async def _offers(counter: Counter) -> list[Offer]:
    draft = counter.draft
    return await offers_at(draft.intake_window, draft.intake_station, local_date(counter.now))


async def _asked(counter: Counter) -> tuple[Offer | None, dict]:
    """The situation named in the address, else the one already kept."""
    offers, query = await _offers(counter), counter.request.query_params
    if query:
        return _chosen(query, offers)
    kept = next((offer for offer in offers if offer.item == counter.draft.item), None)
    if kept is None:
        return (offers[0] if len(offers) == 1 else None), {}
    return kept, counter.draft.answers


def _chosen(source: FormMultiDict, offers: list[Offer]) -> tuple[Offer | None, dict]:
    offer = next((offer for offer in offers if str(offer.item) == source.get("item")), None)
    if offer is None:
        return None, {}
    return offer, {
        question.key: tuple(source.getall(question.key, [])) for question in offer.guide.questions
    }


async def _show(counter: Counter, asked: tuple[Offer | None, dict], errors=None) -> Response:
    offer, answers = asked
    return await counter.show(
        "situation",
        status=422 if errors else 200,
        errors=errors,
        offers=await _offers(counter),
        offer=offer,
        listed=checklist(offer.guide, answers) if offer else None,
    )
