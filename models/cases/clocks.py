"""All clocks of one case during an act: start, stop, aim anew, and tell which one presses."""

from datetime import date, datetime, timedelta

from models.calendar.counting import Calendar, Suspension, Unit, count
from models.calendar.hours import local_date
from models.cases.clock import KINDS, Clock, ClockOutcome, ClockUnit, deadline
from models.cases.words import LegKind

# Which clocks the desk of a leg answers for.
LEG_CLOCKS: dict[LegKind, tuple[str, ...]] = {
    LegKind.INTAKE: ("K1", "K2"),
    LegKind.RECHECK: ("K1", "K3"),
    LegKind.DEPT: ("K1", "K6", "K8", "K9"),
    LegKind.OPINION: ("K6", "K8", "K9"),
    LegKind.UPPER: ("K8", "K9"),
    LegKind.DECIDE: ("K8", "K9"),
    LegKind.MAKE: ("K11", "K12"),
    LegKind.OUT: ("K11", "K12"),
    LegKind.DELIVERY: ("K11",),
}


class Clocks:
    """The clocks of one case, loaded once for one act."""

    def __init__(self, case: int, rows: list[Clock], calendar: Calendar) -> None:
        self._case = case
        self._rows = rows
        self._calendar = calendar

    @classmethod
    async def of(cls, case: int, calendar: Calendar) -> "Clocks":
        """Load them, oldest first."""
        rows = await Clock.objects().where(Clock.case == case).order_by(Clock.id)
        return cls(case, rows, calendar)

    def running(self, kind: str) -> Clock | None:
        """The running clock of a kind."""
        return next((row for row in self._rows if row.kind == kind and row.runs), None)

    def latest(self, kind: str) -> Clock | None:
        """The last clock of a kind, running or not."""
        return next((row for row in reversed(self._rows) if row.kind == kind), None)

    async def start(
        self,
        kind: str,
        started_at: datetime,
        length: int | None = None,
        unit: str | None = None,
        suspensions: tuple[Suspension, ...] = (),
        subject: int | None = None,
    ) -> Clock:
        """Start a clock; length and unit come from its kind unless the item says them."""
        usual = KINDS[kind]
        length = usual.length if length is None else length
        unit = ClockUnit(unit or usual.unit)
        due_on, due_at = deadline(usual, started_at, length, unit, self._calendar, suspensions)
        clock = Clock(
            case=self._case,
            kind=kind,
            started_at=started_at,
            length=length,
            unit=unit,
            due_on=due_on,
            due_at=due_at,
            subject=subject,
        )
        await clock.save()
        self._rows.append(clock)
        return clock

    async def start_until(
        self, kind: str, started_at: datetime, last_day: date, *, subject: int
    ) -> Clock:
        """Start a clock whose last day somebody has promised."""
        days = (last_day - local_date(started_at)).days
        return await self.start(kind, started_at, days, ClockUnit.DAY, subject=subject)

    async def stop(
        self,
        *kinds: str,
        at: datetime,
        outcome: ClockOutcome = ClockOutcome.MET,
        subject: int | None = None,
    ) -> None:
        """Stop the running clocks of these kinds, perhaps of one subject only; those that do not
        run are left alone."""
        for row in self._rows:
            if row.kind in kinds and row.runs and subject in (None, row.subject):
                row.stopped_at, row.outcome = at, outcome
                await row.save([Clock.stopped_at, Clock.outcome])

    async def stop_all(self, *, at: datetime, outcome: ClockOutcome) -> None:
        """Nothing is due any more."""
        await self.stop(*KINDS, at=at, outcome=outcome)

    async def re_aim(self, suspensions: tuple[Suspension, ...]) -> None:
        """Work out anew where the running clocks end, because a pause began or ended."""
        for row in self._rows:
            if row.runs and KINDS[row.kind].pauses:
                row.aim(self._calendar, suspensions)
                await row.save([Clock.due_on, Clock.due_at])

    async def lengthen(self, kind: str, days: int, suspensions: tuple[Suspension, ...]) -> None:
        """Add working days to a running clock; one in months or hours goes on in days."""
        row = self.running(kind)
        if row is None:
            return
        if row.unit == ClockUnit.WORKDAY:
            row.length += days
        else:
            last = count(row.due_on, days, Unit.WORKDAY, self._calendar, suspensions).due
            row.length, row.unit = days_counted(row.started_at, last, suspensions), ClockUnit.DAY
        row.aim(self._calendar, suspensions)
        await row.save([Clock.length, Clock.unit, Clock.due_on, Clock.due_at])

    def pressing(self, leg: LegKind) -> Clock | None:
        """The running clock of a desk that ends first."""
        candidates = [row for row in self._rows if row.runs and row.kind in LEG_CLOCKS[leg]]
        return min(candidates, key=lambda row: row.due_at, default=None)


def days_counted(started_at: datetime, last: date, suspensions: tuple[Suspension, ...]) -> int:
    """Calendar days after the start up to the last, without those inside a suspension."""
    first = local_date(started_at)
    days = (first + timedelta(days=step) for step in range(1, (last - first).days + 1))
    return sum(not any(pause.covers(day) for pause in suspensions) for day in days)
