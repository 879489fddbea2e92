"""Which days come near: what is due, how near it is, and whether that still holds."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from models.calendar.hours import local_date
from models.calendar.workday import calendar_of
from models.cases.filling.clearing import KEPT
from models.cases.light import workdays_between
from models.cases.words import DeliveryWay
from models.database import fetch, fetch_one
from models.notices.occasions import OCCASIONS

FAR = timedelta(days=21)  # five working days over the longest holidays
LONGEST = timedelta(days=60)  # for which a result that waits is looked at
COUNTERS = (DeliveryWay.DECIDING_COUNTER, DeliveryWay.INTAKE_COUNTER, DeliveryWay.STATION)


@dataclass(frozen=True)
class Nearing:
    """One thing that is due, at one of the steps of its occasion."""

    what: str  # K15, K16, collect, draft
    subject: int  # the clock, the leg or the draft
    case: int
    day: date
    step: int

    @property
    def key(self) -> str:
        """What makes it the same reminder: of two papers due on one day one sentence tells."""
        return f"{self.what}:{self.case}:{self.day}:{self.step}"

    @property
    def is_last(self) -> bool:
        """Whether no other follows."""
        return self.step == OCCASIONS[self.what].steps[-1]

    async def still_holds(self) -> bool:
        """Whether nobody has done meanwhile what was due; the case is held."""
        return await fetch_one(_STILL[self.what], self.subject) is not None


async def nearing(now: datetime) -> list[Nearing]:
    """Everything to be reminded of at this moment, given already or not."""
    return [*await _clocks(now), *await _uncollected(now), *await _drafts(now)]


async def _clocks(now: datetime) -> list[Nearing]:
    today, found = local_date(now), []
    for row in await fetch(_CLOCKS, today, today + FAR):
        calendar, day = await calendar_of(row["region"]), row["due_on"]
        left = workdays_between(today, day, calendar)
        at_first = workdays_between(local_date(row["started_at"]), day, calendar)
        # Whoever was told of a short time just now is not reminded of it the same day.
        steps = [step for step in OCCASIONS[row["kind"]].steps if left <= step < at_first]
        found += _at(row["kind"], row, day, steps)
    return found


async def _uncollected(now: datetime) -> list[Nearing]:
    today, found = local_date(now), []
    ways = [way.value for way in COUNTERS]
    for row in await fetch(_UNCOLLECTED, now - LONGEST, now, ways):
        since = local_date(row["opened_at"])
        passed = [step for step in OCCASIONS["collect"].steps if (today - since).days >= step]
        found += _at("collect", row, since, passed)
    return found


async def _drafts(now: datetime) -> list[Nearing]:
    (step,) = OCCASIONS["draft"].steps
    rows = await fetch(_DRAFTS, now - KEPT, now - KEPT + timedelta(days=step))
    return [
        one for row in rows for one in _at("draft", row, local_date(row["begun"] + KEPT), [step])
    ]


def _at(what: str, row: dict, day: date, steps: list[int]) -> list[Nearing]:
    """The nearest step only: a machine that was off does not make up for the others."""
    return [Nearing(what, row["id"], row["case"], day, step) for step in steps[-1:]]


_CLOCKS = """
SELECT k.id, k.kind, k."case", k.started_at, k.due_on, r.code AS region
FROM clock k
JOIN cases c ON c.id = k."case"
JOIN office o ON o.id = c.office
JOIN region r ON r.id = o.region
WHERE k.stopped_at IS NULL AND k.due_on BETWEEN $1 AND $2
  AND ((k.kind = 'K16' AND c.status = 'correction') OR k.kind = 'K15')
ORDER BY k.id
"""
_UNCOLLECTED = """
SELECT l.id, l."case", l.opened_at
FROM leg l JOIN delivery d ON d."case" = l."case"
WHERE l.kind = 'out' AND l.closed_at IS NULL AND l.opened_at BETWEEN $1 AND $2
  AND d.way = ANY($3::text[])
  AND NOT EXISTS (SELECT 1 FROM clock k WHERE k."case" = l."case" AND k.kind = 'K15'
                  AND k.stopped_at IS NULL)
ORDER BY l.id
"""
_DRAFTS = """
SELECT c.id, c.id AS "case", c.created_at AS begun FROM cases c
WHERE c.status = 'draft' AND c.filed_by IS NOT NULL AND c.created_at > $1 AND c.created_at <= $2
ORDER BY c.id
"""
_RUNNING = "SELECT 1 FROM clock WHERE id = $1 AND stopped_at IS NULL"
_STILL = {
    "K15": _RUNNING,
    "K16": _RUNNING,
    "collect": "SELECT 1 FROM leg WHERE id = $1 AND closed_at IS NULL",
    "draft": "SELECT 1 FROM cases WHERE id = $1 AND status = 'draft'",
}
