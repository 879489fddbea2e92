"""选事项与情形: what it is about, and the list that follows."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from litestar import Response, get, post

from models.calendar.hours import local_date
from models.catalog.changes import unseen
from models.catalog.checking.checklist import answers_of, checklist
from models.catalog.entitlement import Offer, offers_at, offers_called
from models.catalog.search.finding import LONGEST
from web.forms import cut, ticked
from web.station.draft import Counter, TheCounter

FEW = 8  # so many cards are seen at a glance; above, there is a field to find one


@dataclass
class Asked:
    """What the counter has, what of it was looked for, and what was chosen and answered."""

    offers: list[Offer]
    found: list[Offer]
    find: str = ""
    offer: Offer | None = None
    answers: Mapping = field(default_factory=dict)


@get("/intakes/{draft:int}/situation", may="take_in")
async def show(counter: TheCounter) -> Response:
    """The items of this counter, the questions of the chosen one, the list so far."""
    query = counter.request.query_params
    return await _show(counter, await (_asked(counter, query) if query else _kept(counter)))


@post("/intakes/{draft:int}/situation", may="take_in")
async def save(counter: TheCounter) -> Response:
    """Keep the situation and lay out the list of materials."""
    asked = await _asked(counter, counter.form)
    if ticked(counter.form, "look") or ticked(counter.form, "again"):  # without scripts
        return await _show(counter, asked)
    if asked.offer is None:
        return await _show(counter, asked, {"item": "请选择要办的事项。"})
    offer, listed = asked.offer, checklist(asked.offer.guide, asked.answers)
    if listed.stop:
        return await _show(counter, asked, {"item": listed.stop})
    if not listed.complete:
        errors = {question.key: f"请选择：{question.text}" for question in listed.unanswered}
        return await _show(counter, asked, errors)
    await counter.draft.choose(offer.item, offer.version, offer.mode, asked.answers)
    return counter.on_to("materials")


async def _offers(counter: Counter) -> list[Offer]:
    draft = counter.draft
    return await offers_at(draft.intake_window, draft.intake_station, local_date(counter.now))


async def _kept(counter: Counter) -> Asked:
    """The situation already kept; where there is but one item, that one."""
    offers = await _offers(counter)
    kept = next((offer for offer in offers if offer.item == counter.draft.item), None)
    if kept is None:
        return Asked(offers, offers, offer=offers[0] if len(offers) == 1 else None)
    return Asked(offers, offers, offer=kept, answers=counter.draft.answers)


async def _asked(counter: Counter, source: Mapping) -> Asked:
    """The situation named in the address or the form."""
    offers = await _offers(counter)
    find = cut(source, "find", LONGEST) if len(offers) > FEW else ""
    found = await offers_called(find, offers, local_date(counter.now))
    if ticked(source, "again"):
        return Asked(offers, found, find, None, _carried(source, offers))
    offer = next((offer for offer in offers if str(offer.item) == source.get("item")), None)
    if offer is None and find and ticked(source, "look") and len(found) == 1:
        [offer] = found  # typed, Enter: there is no doubt what is meant
    if offer is None:
        return Asked(offers, found, find, None, _carried(source, offers))
    shown = found if offer in found else [offer, *found]
    return Asked(offers, shown, find, offer, answers_of(offer.guide, source))


def _carried(source: Mapping, offers: list[Offer]) -> dict[str, tuple[str, ...]]:
    """Answers that wait, unseen, for an item to be chosen: only what some question here offers."""
    known: dict[str, set[str]] = {}
    for question in (question for offer in offers for question in offer.guide.questions):
        known.setdefault(question.key, set()).update(one.label for one in question.options)
    return {
        key: tuple(label for label in source.getall(key, []) if label in labels)
        for key, labels in known.items()
    }


async def _show(counter: Counter, asked: Asked, errors: dict | None = None) -> Response:
    offer = asked.offer
    return await counter.show(
        "situation",
        status=422 if errors else 200,
        errors=errors,
        asked=asked,
        changes=await unseen(counter.request.user, counter.now),
        few=FEW,
        offer=offer,
        listed=checklist(offer.guide, asked.answers) if offer else None,
    )
