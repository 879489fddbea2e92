"""Cases that only named staff open: of children, of victims of violence at home, of witnesses.

The flag stands with the applicant (privacy-security.md 8.1.8), so it holds for all their cases.
Who runs the hall and the department's 首席代表 set it and name the colleagues; who took the case
in, and who holds it by name, need not be named.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from piccolo.columns import BigSerial
from piccolo.constraints import Unique
from piccolo.table import Table

from models.columns import instant, reference
from models.database import fetch
from models.errors import Invalid
from models.people.applicant import Applicant
from models.people.staff import Officer, Staff


class NamedReader(Table):
    """One colleague who may open the cases of one applicant."""

    id = BigSerial(primary_key=True)
    applicant = reference(Applicant)
    staff = reference(Staff)
    named_by = reference(Staff)
    at = instant()

    reader_named_once = Unique(["applicant", "staff"])


@dataclass(frozen=True)
class Reader:
    """One who was named, as the list shows them."""

    id: int
    name: str
    job_no: str
    office: str


async def restrict(case: Any, restricted: bool) -> None:
    """Close the applicant's cases to all but named staff, or open them again."""
    await Applicant.update({Applicant.restricted: restricted}).where(Applicant.id == case.applicant)


async def name_reader(case: Any, job_no: str, *, by: Officer, at: datetime) -> Staff:
    """Let a colleague open them; they still need the case to come to their desk. Raises Invalid."""
    found = await Staff.objects().where((Staff.job_no == job_no) & Staff.active.eq(True)).first()
    if found is None:
        raise Invalid({"job_no": "没有这个工号的在岗人员，请核对后再填。"})
    named = NamedReader(applicant=case.applicant, staff=found.id, named_by=by.id, at=at)
    await NamedReader.insert(named).on_conflict(action="DO NOTHING")
    return found


async def forget_reader(case: Any, staff: int) -> None:
    """They may not any more."""
    named = (NamedReader.applicant == case.applicant) & (NamedReader.staff == staff)
    await NamedReader.delete().where(named)


async def readers_of(case: Any) -> list[Reader]:
    """Everybody who was named, by job number."""
    return [Reader(**row) for row in await fetch(_READERS, case.applicant)]


_READERS = """
SELECT s.id, s.name, s.job_no, o.short_name AS office
FROM named_reader n JOIN staff s ON s.id = n.staff JOIN office o ON o.id = s.office
WHERE n.applicant = $1 ORDER BY s.job_no
"""
