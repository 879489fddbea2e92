"""The clocks of a case (lifecycle.md 2.4): where they end is stored, lateness is computed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from piccolo.columns import BigInt, BigSerial, Date, Integer, Varchar
from piccolo.constraints import Check
from piccolo.table import Table

from models.calendar.counting import Calendar, Suspension, Unit, count
from models.calendar.hours import (
    DEFAULT_HOURS,
    OfficeHours,
    add_working_time,
    closing,
    end_of,
    local_date,
)
from models.columns import CASE, choice, instant, one_of, reference


class ClockUnit(StrEnum):
    """What the length of a clock is counted in."""

    WORKDAY = "workday"
    DAY = "day"
    MONTH = "month"
    HOUR = "hour"
    HALF_DAY = "half_day"  # half a working day of office time


class ClockEnd(StrEnum):
    """When on its last day a clock runs out."""

    MIDNIGHT = "midnight"  # 24:00: limits for citizens and of the law
    CLOSING = "closing"  # closing time: tasks of staff


@dataclass(frozen=True)
class ClockKind:
    """One row of the table of clocks."""

    code: str
    title: str  # what is due
    length: int | None  # None: the item says it
    unit: ClockUnit = ClockUnit.WORKDAY
    end: ClockEnd = ClockEnd.MIDNIGHT
    statutory: bool = False  # overdue is a matter for supervision (督办)
    pauses: bool = False  # a special procedure stops it


KINDS = {
    kind.code: kind
    for kind in (
        ClockKind("K1", "受理决定或一次告知", 5, statutory=True),  # 行政许可法 32
        ClockKind("K2", "受理并推送", 1, end=ClockEnd.CLOSING),  # S0-5
        ClockKind("K3", "复核", 1, end=ClockEnd.CLOSING),  # S0-6
        ClockKind("K6", "接件", 1, ClockUnit.HALF_DAY),  # S1-5-3
        ClockKind("K8", "承诺办结", None, pauses=True),
        ClockKind("K9", "法定办结", None, statutory=True, pauses=True),  # 行政许可法 42
        ClockKind("K11", "颁发送达", 10, statutory=True),  # 行政许可法 44
        ClockKind("K12", "寄出证照", 1, end=ClockEnd.CLOSING),  # S0-6
        ClockKind("K15", "容缺补齐", None),
        ClockKind("K16", "补正回复", 30),
        ClockKind("K18", "首接转交", 1, end=ClockEnd.CLOSING),  # S3-24a
    )
}


class ClockOutcome(StrEnum):
    """How a clock stopped."""

    MET = "met"  # what was due was done
    DISCHARGED = "discharged"  # another lawful answer was served
    VOIDED = "voided"  # the act that started it was voided


class Clock(Table):
    """One running or stopped clock of one case."""

    id = BigSerial(primary_key=True)
    case = reference(CASE)
    kind = Varchar(length=4)
    started_at = instant()
    length = Integer(null=False, default=None)
    unit = choice(ClockUnit)
    due_on = Date(null=False, default=None)
    due_at = instant(index=True)
    subject = BigInt(null=True, default=None)  # K15: the material promised
    stopped_at = instant(null=True)
    outcome = choice(ClockOutcome, null=True)

    clock_unit_known = one_of("unit", ClockUnit)
    clock_outcome_known = one_of("outcome", ClockOutcome)
    clock_stops_with_an_outcome = Check("(stopped_at IS NULL) = (outcome IS NULL)")

    @property
    def runs(self) -> bool:
        """Whether it has not been stopped."""
        return self.stopped_at is None

    @property
    def title(self) -> str:
        """What is due."""
        return KINDS[self.kind].title

    def aim(self, calendar: Calendar, suspensions: Iterable[Suspension] = ()) -> None:
        """Work out anew when it ends, with the suspensions of its case if it knows pauses."""
        pauses = tuple(suspensions) if KINDS[self.kind].pauses else ()
        self.due_on, self.due_at = deadline(
            KINDS[self.kind], self.started_at, self.length, self.unit, calendar, pauses
        )


def deadline(
    kind: ClockKind,
    started_at: datetime,
    length: int,
    unit: str,
    calendar: Calendar,
    suspensions: Iterable[Suspension] = (),
    hours: OfficeHours = DEFAULT_HOURS,
) -> tuple[date, datetime]:
    """The last day and the very moment at which a clock runs out.

    `length` is in `unit`; the event day is not counted (民法典 201).
    """
    if unit == ClockUnit.HALF_DAY:
        due_at = add_working_time(started_at, hours.day_length / 2 * length, calendar, hours)
        return local_date(due_at), due_at
    if unit == ClockUnit.HOUR:
        due_at = started_at + timedelta(hours=length)
        return local_date(due_at), due_at
    due_on = count(local_date(started_at), length, Unit(unit), calendar, suspensions).due
    if kind.end is ClockEnd.CLOSING:
        return due_on, closing(due_on, hours)
    return due_on, end_of(due_on)
