"""Issuing: an act's papers get their numbers and their frozen words in the act's transaction."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from models.calendar.hours import local_date
from models.catalog.guide import Guide
from models.documents.context import (
    case_part,
    document_part,
    office_part,
    rights_part,
    title_of,
)
from models.documents.document import TEMPLATE_VERSION, Document, take_number
from models.documents.kinds import KINDS
from models.offices.office import Office
from models.outbox import Topic, put
from models.tokens import verify_code

if TYPE_CHECKING:
    from models.cases.turn import Turn

NAMES_REMEDIES = frozenset({"refusal", "denial", "revocation"})
TEMPLATES = {"supply_receipt": "receipt"}  # kinds that share another's template


@dataclass(frozen=True)
class Paper:
    """A paper an act wants issued: its kind, whose number it bears, what only it says."""

    kind: str
    office: int
    body: dict[str, Any]
    number: str = ""  # a certificate brings its own
    cites: dict[str, str] = field(default_factory=dict)  # body field → kind issued before it


async def issue(turn: "Turn") -> list[Document]:
    """Number, freeze and save the papers of an act, and ask for their PDFs.

    Counters are taken in one order by every act, so that two acts never wait for each other.
    """
    if not turn.papers:
        return []
    guide = await turn.case.guide()
    ordered = sorted(turn.papers, key=lambda paper: (paper.office, KINDS[paper.kind].word))
    issued: dict[str, Document] = {}
    for paper in ordered:
        for field_name, kind in paper.cites.items():
            paper.body[field_name] = issued[kind].number
        issued[paper.kind] = await _issue(turn, paper, guide)
    return list(issued.values())


async def _issue(turn: "Turn", paper: Paper, guide: Guide) -> Document:
    office = await Office.objects().get(Office.id == paper.office)
    year, seq, number = await _number(paper, office, turn.at)
    document = Document(
        case=turn.case.id,
        event=turn.event.id,
        kind=paper.kind,
        title=title_of(paper.kind, guide, turn.case.mode),
        office=office.id,
        year=year,
        seq=seq,
        number=number,
        issued_at=turn.at,
        verify_code=verify_code(),
    )
    document.context = await _context(turn, paper, guide, document)
    await document.save()
    await put(Topic.DOCUMENT, document.id, at=turn.at)
    return document


async def _context(turn: "Turn", paper: Paper, guide: Guide, document: Document) -> dict[str, Any]:
    full_id = KINDS[paper.kind].full_id
    return {
        "document": document_part(
            TEMPLATES.get(paper.kind, paper.kind),
            document.title,
            document.number,
            document.verify_code,
            TEMPLATE_VERSION,
            turn.case.case_no or "",
            turn.at,
        ),
        "case": await case_part(turn.case, guide, full_id=full_id),
        "offices": await office_part(turn.case, paper.office, paper.kind),
        "officer": _officer(turn),
        "rights": await rights_part(paper.office) if paper.kind in NAMES_REMEDIES else None,
        "body": paper.body,
    }


async def _number(paper: Paper, office: Office, at: datetime) -> tuple[int, int, str]:
    if paper.number:
        return local_date(at).year, 0, paper.number
    return await take_number(paper.kind, office, at)


def _officer(turn: "Turn") -> dict[str, str]:
    if turn.actor.is_staff:
        return {"name": turn.actor.name, "job_no": turn.actor.job_no}
    return {"name": "系统自动生成", "job_no": "—"}
