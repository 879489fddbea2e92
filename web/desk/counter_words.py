"""Words of what is done over the counter: a gap promised anew, copies, postage, a rating."""

from collections.abc import Iterable
from datetime import datetime

from models.calendar.hours import local_date
from models.cases.case import Case
from models.cases.material import CaseMaterial
from models.cases.reading.dossier import Dossier
from models.cases.words import MaterialState
from models.catalog.guide import limit_words
from models.catalog.words import LimitUnit
from models.delivery.delivery import Delivery, Payer
from models.documents.document import Document
from models.people.account.strokes import frame
from models.settings import settings


def lapsed_gaps(dossier: Dossier, now: datetime) -> list[CaseMaterial]:
    """容缺 before acceptance whose promised day has passed: it has come, or a new day is named."""
    today = local_date(now)
    return [
        row
        for row in dossier.materials
        if row.state == MaterialState.TOLERATED and row.promised_on < today
    ]


def longest_wait(row: CaseMaterial) -> str:
    """How long the item lets a material be missing: 5个工作日."""
    return limit_words(row.tolerance_length or 1, LimitUnit(row.tolerance_unit or "workday"))


def paper_choices(papers: Iterable[Document]) -> list[tuple[str, str]]:
    """Papers as choices of a field."""
    return [(str(one.id), f"{one.title}，{one.number}") for one in papers]


def payers(delivery: Delivery | None) -> dict[str, str]:
    """Who pays the courier as it stands; the office unless somebody said otherwise (S3-24c)."""
    return {"payer": delivery.payer if delivery else Payer.OFFICE}


def rating_address(case: Case) -> str:
    """Where the applicant rates the service, for a QR code."""
    return f"{settings().base_url}/cases/{case.case_no}/rating"


FILTERS = {
    "lapsed_gaps": lapsed_gaps,
    "longest_wait": longest_wait,
    "paper_choices": paper_choices,
    "payers": payers,
    "rating_address": rating_address,
    "stroke_frame": frame,
}
