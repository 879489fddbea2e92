"""补正 (correction): one complete list of what is missing or wrong, and its answers."""

from dataclasses import dataclass

from piccolo.columns import BigSerial, Boolean, SmallInt, Text, Varchar
from piccolo.table import Table

from models.cases.material import CaseMaterial
from models.cases.words import LegKind
from models.columns import CASE, choice, instant, one_of, optional, reference
from models.people.staff import Staff


class Correction(Table):
    """One 补正告知书; `kind` is the leg that asked and gets the case back."""

    id = BigSerial(primary_key=True)
    case = reference(CASE)
    kind = choice(LegKind)
    asked_at = instant()
    asked_by = reference(Staff)
    supervisor_reason = Text(default="")  # for a second list on the same application
    supplied_at = instant(null=True)

    correction_kind_known = one_of("kind", LegKind)


class CorrectionLine(Table):
    """One thing to correct: a material or a field of the form."""

    id = BigSerial(primary_key=True)
    correction = reference(Correction)
    position = SmallInt(default=0)
    material = optional(CaseMaterial)
    item = Varchar(length=200)
    problem = Text()
    requirement = Text()
    answered = Boolean(default=False)
    answer = Text(default="")


@dataclass(frozen=True)
class Defect:
    """What the person who asks writes for one line."""

    item: str
    problem: str
    requirement: str
    material: int | None = None


async def open_correction(case: int) -> Correction | None:
    """The list that waits for the applicant."""
    return (
        await Correction.objects()
        .where((Correction.case == case) & Correction.supplied_at.is_null())
        .order_by(Correction.id, ascending=False)
        .first()
    )


async def lines_of(correction: Correction) -> list[CorrectionLine]:
    """The lines of a list, in order."""
    return (
        await CorrectionLine.objects()
        .where(CorrectionLine.correction == correction.id)
        .order_by(CorrectionLine.position)
    )
