"""The part of a person's copy that is about their cases."""

from datetime import date, datetime
from typing import Any

from models.calendar.hours import SHANGHAI
from models.cases.case import Case
from models.cases.event import CaseEvent
from models.cases.messages.message import CaseMessage
from models.cases.reading.dossier import sheets_of
from models.cases.reading.plain_words import DONE_TITLES, own_status
from models.cases.theirs import how_many_of
from models.cases.words import Status
from models.documents.document import Document
from models.people.applicant import Applicant
from models.people.citizen import Citizen

MOST = 500


async def cases_of(citizen: Citizen, on: date) -> list[dict[str, Any]]:
    """The newest cases the citizen can see, up to MOST, and what they have not sent yet.

    What was written into a form is told to the account that wrote it: somebody whose phone a
    relative left at a counter learns what their case page says, and no more.
    """
    cases = await Case.of_citizen(citizen, on, most=MOST)
    drafts = await Case.objects().where(
        (Case.filed_by == citizen.id) & (Case.status == Status.DRAFT)
    )
    return [await _case(case, own=case.filed_by == citizen.id) for case in [*cases, *drafts]]


async def left_out_of(citizen: Citizen, on: date) -> int:
    """How many older ones of theirs `cases_of` has not."""
    return max(await how_many_of(citizen, on) - MOST, 0)


async def _case(case: Case, *, own: bool) -> dict[str, Any]:
    applicant = await Applicant.objects().where(Applicant.id == (case.applicant or 0)).first()
    told = {
        "编号": case.case_no,
        "状态": own_status(case.status, None),
        "事项": (await case.guide()).full_name if case.version else "",
        "申请人": f"{applicant.masked_name} {applicant.masked_id}" if applicant else "",
        "联系人": [case.contact_name, case.contact_mobile, case.contact_email],
        "材料": await _materials(case),
        "经过": await _steps(case),
        "文书": await _papers(case),
        "留言": await _messages(case),
    }
    wrote = {"填写的内容": case.form, "选择的情形": case.answers} if own else {}
    return told | wrote


async def _materials(case: Case) -> list[list[str]]:
    rows = await case.materials() if case.version else []
    sheets = await sheets_of(rows)
    return [[row.name, f"{len(sheets[row.id])}个文件"] for row in rows]


async def _steps(case: Case) -> list[list[str]]:
    events = await CaseEvent.objects().where(CaseEvent.case == case.id).order_by(CaseEvent.seq)
    return [[moment(row.at), DONE_TITLES[row.act]] for row in events if row.act in DONE_TITLES]


async def _papers(case: Case) -> list[list[str]]:
    papers = await Document.objects().where(Document.case == case.id).order_by(Document.id)
    return [[paper.title, paper.number] for paper in papers if paper.for_applicant]


async def _messages(case: Case) -> list[list[str]]:
    rows = await CaseMessage.objects().where(CaseMessage.case == case.id).order_by(CaseMessage.id)
    return [[moment(row.at), row.office_name or "申请人", row.text] for row in rows]


def moment(at: datetime | None) -> str:
    """2026-11-23T10:00:00+08:00; empty for what has not happened."""
    return at.astimezone(SHANGHAI).isoformat(timespec="seconds") if at else ""
