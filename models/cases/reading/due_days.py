"""为什么是这一天: the days of a limit, each counted or not, in words for the person concerned.

The arithmetic is models.calendar.counting's, the same that `python -m web due --explain` prints.
"""

from dataclasses import dataclass
from datetime import date, datetime

from models.calendar.counting import CountedDay, Unit, count
from models.calendar.hours import local_date
from models.cases.clock import KINDS, ClockEnd
from models.cases.reading.own import Reading
from models.cases.reading.own_parts import OwnClock, OwnSpecial
from models.cases.words import Status
from models.catalog.guide import limit_words
from models.catalog.words import LimitUnit

# What the reader wants to know first in each position.
TOLD = {
    Status.RECEIVED: ("K1",),
    Status.CORRECTION: ("K16",),
    Status.ACCEPTED: ("K8", "K9"),
    Status.GRANTED: ("K12", "K11", "K8"),
    Status.DENIED: ("K12", "K11", "K8"),
}
BEGUN_BY = {
    "K1": "交齐材料那天",
    "K8": "受理那天",
    "K9": "受理那天",
    "K11": "作出决定那天",
    "K12": "作出决定（证照制好、改成邮寄）那天",
    "K16": "告知您补正那天",
}
TITLES = {
    "K1": "答复您是否受理",
    "K8": "办结（我们承诺的）",
    "K9": "办结（法律规定的）",
    "K11": "把结果送到您手里",
    "K12": "寄出结果",
    "K16": "您补齐材料",
}
PLAIN = frozenset(Unit)  # units that are counted day by day


@dataclass(frozen=True)
class Limit:
    """One limit, explained."""

    kind: str
    title: str
    length: str  # 5个工作日
    begun: str  # 受理那天
    due_on: date
    ends: str  # 24:00, or when the counters close
    stopped_on: date | None
    days: tuple[CountedDay, ...]
    passed: date  # days up to this one are over


@dataclass(frozen=True)
class Explained:
    """The limits of a case and what stood still."""

    limits: list[Limit]
    pauses: list[OwnSpecial]


def explain(reading: Reading, now: datetime) -> Explained:
    """Why each due day of a case is that day."""
    rows = [reading.clock(kind) for kind in TOLD.get(reading.status, ())]
    limits = [_limit(reading, row, now) for row in rows if row is not None and row.unit in PLAIN]
    return Explained(limits, [one for one in reading.facts.specials if one.excludes_clock])


def _limit(reading: Reading, clock: OwnClock, now: datetime) -> Limit:
    pauses = reading.pauses if KINDS[clock.kind].pauses else ()
    start, unit = local_date(clock.started_at), Unit(clock.unit)
    counted = count(start, clock.length, unit, reading.calendar, pauses)
    return Limit(
        clock.kind,
        TITLES[clock.kind],
        limit_words(clock.length, LimitUnit(clock.unit)),
        BEGUN_BY[clock.kind],
        clock.due_on,
        "下班" if KINDS[clock.kind].end is ClockEnd.CLOSING else "24:00",
        local_date(clock.stopped_at) if clock.stopped_at else None,
        counted.days,
        local_date(now),
    )
