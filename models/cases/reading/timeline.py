"""What happened to a case, what happens now, what is still to come: for the person it is about."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from models.cases.actor import ActorKind
from models.cases.reading.latest import due, explained
from models.cases.reading.own import Reading
from models.cases.reading.own_parts import OwnEvent, OwnPaper, OwnParcel
from models.cases.reading.plain_words import DONE_TITLES, THEM, day_words, here, which_of_them
from models.cases.reading.prospects import to_come
from models.cases.reading.steps import Mark, Step
from models.cases.words import Status

__all__ = ["Mark", "Step", "timeline"]


By = Callable[[OwnEvent], str]


def timeline(
    reading: Reading, now: datetime, *, reader: int | None = None, named: bool = True
) -> list[Step]:
    """Every step of a case, first to last, for the account that reads it (None: nobody's).

    `named`: with the names of those in charge.
    """
    by = partial(_by, reading, reader, named)
    return [*_done(reading, by), *_now(reading, now, named), *to_come(reading)]


def _done(reading: Reading, by: By) -> list[Step]:
    papers: dict[int | None, list[OwnPaper]] = {}
    for paper in reading.facts.papers:
        if paper.for_applicant:
            papers.setdefault(paper.event, []).append(paper)
    return [
        _step(reading, event, papers.get(event.id, []), by)
        for event in reading.facts.events
        if event.act in DONE_TITLES
    ]


def _step(reading: Reading, event: OwnEvent, papers: list[OwnPaper], by: By) -> Step:
    return Step(
        Mark.WARN if event.act == "ask_correction" else Mark.DONE,
        DONE_TITLES[event.act],
        event.at,
        by(event),
        _about(reading, event),
        papers,
        _parcels(reading, event),
    )


def _by(reading: Reading, reader: int | None, named: bool, event: OwnEvent) -> str:
    if event.actor_kind is ActorKind.CITIZEN:
        return f"{_citizen(reading, reader, event)}在网上办的"
    if not event.office_name:
        return ""
    return f"{event.office_name} {event.actor_name}" if named else event.office_name


def _citizen(reading: Reading, reader: int | None, event: OwnEvent) -> str:
    if reader is None:
        return THEM
    return "您" if event.actor_id == reader else which_of_them(reading.case, event.actor_id)


def _about(reading: Reading, event: OwnEvent) -> str:
    """What the act was about, where that is worth a line."""
    if event.act == "ask_correction":
        asked = next((one for one in reading.facts.asked if one.asked_at == event.at), None)
        return "、".join(line.item for line in asked.lines) if asked else ""
    if event.act in ("suspend", "resume"):
        return _special(reading, event)
    return str(event.data.get(_NAMED_BY.get(event.act, ""), ""))


_NAMED_BY = {"change_delivery": "choice", "fill_gap": "material", "transfer": "linked"}


def _special(reading: Reading, event: OwnEvent) -> str:
    begun = event.act == "suspend"
    for one in reading.facts.specials:
        if (one.started_at if begun else one.ended_at) == event.at:
            planned = f"，计划到 {day_words(one.planned_end)}" if begun else ""
            return f"{one.name}{planned}"
    return ""


def _parcels(reading: Reading, event: OwnEvent) -> list[OwnParcel]:
    sent = event.data.get("waybill") if event.act == "dispatch" else None
    return [one for one in reading.facts.parcels if one.waybill == sent]


def _now(reading: Reading, now: datetime, named: bool) -> list[Step]:
    leg = reading.leg
    if leg is None or reading.status is Status.CORRECTION:
        return []
    taken_on = f"{leg.staff}承办" if leg.staff and named else ""
    return [
        Step(
            Mark.NOW,
            here(reading.case.status, leg.kind),
            max([leg.claimed_at or leg.opened_at, *_supplied_at(reading)]),
            " · ".join(word for word in (leg.place or leg.office, taken_on) if word),
            due(reading),
            why=explained(reading),
        )
    ]


def _supplied_at(reading: Reading) -> list[datetime]:
    """A leg that waited for papers goes on when they came."""
    return [event.at for event in reading.facts.events if event.act == "supply"]
