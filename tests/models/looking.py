"""Looking at a case from outside, after an act."""

from collections.abc import Awaitable
from datetime import date

import pytest

from models.cases.case import Case
from models.cases.clock import Clock
from models.cases.custody import Custody
from models.cases.event import CaseEvent
from models.cases.leg import Leg
from models.database import fetch
from models.documents.document import Document
from models.errors import Invalid, NotAllowed, NotNow
from models.notices.message import Message
from models.notices.notice import Notice
from models.offices.office import Office


async def now_not(act: Awaitable[CaseEvent]) -> str:
    """The act is refused because of the position of the case; the sentence."""
    with pytest.raises(NotNow) as refusal:
        await act
    return refusal.value.sentence


async def not_for_them(act: Awaitable[CaseEvent]) -> str:
    """The act is refused because of who asks; the sentence."""
    with pytest.raises(NotAllowed) as refusal:
        await act
    return refusal.value.sentence


async def wrong(act: Awaitable[object]) -> dict[str, str]:
    """The form is sent back; the sentence of each field."""
    with pytest.raises(Invalid) as refusal:
        await act
    return refusal.value.errors


async def again(case: Case) -> Case:
    """The same case as the database has it."""
    return await Case.objects().get(Case.id == case.id)


async def position(case: Case) -> tuple[str, str | None]:
    """Status and open leg, from the database."""
    row = await again(case)
    leg = await Leg.objects().get(Leg.id == row.open_leg) if row.open_leg else None
    return row.status, leg.kind if leg else None


async def legs(case: Case) -> list[str]:
    """Every leg so far, oldest first."""
    return [row.kind for row in await Leg.objects().where(Leg.case == case.id).order_by(Leg.id)]


async def clock(case: Case, kind: str) -> Clock:
    """The last clock of a kind."""
    rows = await Clock.objects().where((Clock.case == case.id) & (Clock.kind == kind))
    return max(rows, key=lambda row: row.id)


async def running(case: Case) -> dict[str, date]:
    """Kind → last day of every clock that runs."""
    rows = await Clock.objects().where((Clock.case == case.id) & Clock.stopped_at.is_null())
    return {row.kind: row.due_on for row in rows}


async def papers(case: Case) -> dict[str, Document]:
    """The last paper of each kind that is in force."""
    rows = await Document.objects().where(Document.case == case.id).order_by(Document.id)
    return {row.kind: row for row in rows if not row.is_void}


async def papers_of(event: CaseEvent) -> list[str]:
    """The kinds of paper an act has issued."""
    rows = await Document.objects().where(Document.event == event.id).order_by(Document.id)
    return [row.kind for row in rows]


async def messages(case: Case) -> list[tuple[str, str]]:
    """Template and text of every reminder so far."""
    rows = await Message.objects().where(Message.case == case.id).order_by(Message.id)
    return [(row.template, row.text) for row in rows]


async def texts_to_citizen(case: Case) -> list[str]:
    """In-app messages to the applicant's telephone."""
    mine = (Notice.case == case.id) & (Notice.mobile_index != "")
    return [row.text for row in await Notice.objects().where(mine).order_by(Notice.id)]


async def texts_to_desks(event: CaseEvent) -> dict[str, str]:
    """Short name of the office → what its desk was told about an event."""
    rows = await Notice.objects().where((Notice.event == event.id) & (Notice.mobile_index == ""))
    return {(await _office(row.office)).short_name: row.text for row in rows}


async def _office(office: int) -> Office:
    return await Office.objects().get(Office.id == office)


async def held(case: Case) -> list[tuple[str, str, int, int]]:
    """Label, holder, originals and copies of every paper that somebody holds."""
    rows = await Custody.objects().where((Custody.case == case.id) & Custody.until.is_null())
    return sorted((row.label, row.holder, row.originals, row.copies) for row in rows)


async def open_records(case: Case) -> dict[str, int]:
    """How many open records of each kind hang on a case."""
    counts = {}
    for table, ended in (
        ("leg", "closed_at"),
        ("assist_request", "closed_at"),
        ("correction", "supplied_at"),
        ("refusal", "closed_at"),
        ("special_procedure", "ended_at"),
    ):
        query = f'SELECT count(*) AS n FROM {table} WHERE "case" = $1 AND {ended} IS NULL'  # noqa: S608
        counts[table] = (await fetch(query, case.id))[0]["n"]
    return counts
