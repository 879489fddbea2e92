"""Special procedures (特别程序): the record that stops the clocks K8 and K9 (行政许可法 45)."""

from datetime import date

from piccolo.columns import BigSerial, Boolean, Date, SmallInt, Text, Varchar
from piccolo.table import Table

from models.calendar.counting import Suspension
from models.calendar.hours import local_date
from models.columns import CASE, instant, reference
from models.people.staff import Staff


class SpecialProcedure(Table):
    """One special procedure of one case, planned, running or ended."""

    id = BigSerial(primary_key=True)
    case = reference(CASE)
    code = Varchar(length=20)
    name = Varchar(length=60)
    basis = Varchar(length=256, default="")
    reason = Text(default="")
    excludes_clock = Boolean(null=False, default=None)
    planned_days = SmallInt(null=False, default=None)  # working days
    planned_end = Date(null=False, default=None)
    started_at = instant()
    started_by = reference(Staff)
    ended_at = instant(null=True)
    result = Text(default="")

    @property
    def runs(self) -> bool:
        """Whether it has not ended."""
        return self.ended_at is None

    @property
    def pause(self) -> Suspension:
        """The stretch that the clocks leave out: to its end, or to the planned one."""
        first = local_date(self.started_at)
        last = local_date(self.ended_at) if self.ended_at else self.planned_end
        return Suspension(first, max(first, last), self.name)


async def pauses_of(case: int, today: date) -> tuple[Suspension, ...]:
    """The pauses of a case; one that overruns its plan reaches to today at least."""
    rows = await SpecialProcedure.objects().where(
        (SpecialProcedure.case == case) & SpecialProcedure.excludes_clock.eq(True)
    )
    return tuple(
        Suspension(row.pause.first, max(row.pause.last, today), row.name) if row.runs else row.pause
        for row in rows
    )
