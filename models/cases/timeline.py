"""What happened to a case, what happens now, what is still to come: for the person it is about."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from models.cases.clock import KINDS
from models.cases.dossier import Dossier
from models.cases.event import CaseEvent
from models.cases.plain_words import DONE_TITLES, day_words, here
from models.cases.words import DELIVERY_WAY_NAMES, DeliveryWay, LegKind, Status
from models.documents.document import Document


class Mark(StrEnum):
    """How a step is drawn."""

    DONE = "done"
    NOW = "now"
    TODO = "todo"
    WARN = "warn"


@dataclass(frozen=True)
class Step:
    """One line of the timeline."""

    mark: Mark
    title: str
    at: datetime | None = None
    where: str = ""
    text: str = ""
    papers: list[Document] = field(default_factory=list)


def timeline(dossier: Dossier) -> list[Step]:
    """Every step of a case, first to last."""
    return [*_done(dossier), *_now(dossier), *_to_come(dossier)]


def _done(dossier: Dossier) -> list[Step]:
    papers: dict[int, list[Document]] = {}
    for document in dossier.documents:
        papers.setdefault(document.event, []).append(document)
    return [
        _step(event, [paper for paper in papers.get(event.id, []) if paper.for_applicant])
        for event in dossier.events
        if event.act in DONE_TITLES
    ]


def _step(event: CaseEvent, papers: list[Document]) -> Step:
    staff = f"{event.office_name} {event.actor_name}" if event.office_name else ""
    asks = event.act == "ask_correction"
    return Step(
        Mark.WARN if asks else Mark.DONE,
        DONE_TITLES[event.act],
        event.at,
        staff,
        "",
        papers,
    )


def _now(dossier: Dossier) -> list[Step]:
    if dossier.leg is None or dossier.case.status == Status.CORRECTION:
        return []
    due = next((row for row in dossier.clocks if row.runs and row.kind == "K8"), None)
    text = f"最晚 {day_words(due.due_on)}办结" if due else _answer_due(dossier)
    return [
        Step(
            Mark.NOW,
            here(dossier.case.status, dossier.leg.kind),
            max([dossier.leg.claimed_at or dossier.leg.opened_at, *_supplied_at(dossier)]),
            "",
            text,
        )
    ]


def _supplied_at(dossier: Dossier) -> list[datetime]:
    """A leg that waited for papers goes on when they came."""
    return [event.at for event in dossier.events if event.act == "supply"]


def _answer_due(dossier: Dossier) -> str:
    first = next((row for row in dossier.clocks if row.runs and row.kind == "K1"), None)
    return f"最晚 {day_words(first.due_on)}答复您（{KINDS['K1'].title}）" if first else ""


def _to_come(dossier: Dossier) -> list[Step]:
    status = Status(dossier.case.status)
    steps = []
    if status in (Status.RECEIVED, Status.CORRECTION):
        steps.append(Step(Mark.TODO, "受理，开始计时"))
    if status in (Status.RECEIVED, Status.CORRECTION, Status.ACCEPTED):
        makes = dossier.guide.certificate is not None
        steps.append(Step(Mark.TODO, "作出决定，制证" if makes else "作出决定"))
    undelivered = status in (Status.GRANTED, Status.DENIED) and not dossier.case.delivered_at
    if steps or (undelivered and dossier.leg.kind == LegKind.MAKE):
        steps.append(Step(Mark.TODO, "领取结果", text=_way(dossier)))
    return steps


def _way(dossier: Dossier) -> str:
    if dossier.delivery is None:
        return ""
    if dossier.delivery.way == DeliveryWay.MAIL:
        return "办结后 1 个工作日内寄出，寄出后显示运单号"
    return DELIVERY_WAY_NAMES[DeliveryWay(dossier.delivery.way)]
