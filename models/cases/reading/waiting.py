"""What waits for a citizen and why, and the list of their cases."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from models.calendar.hours import local_date
from models.cases.reading.plain_words import own_status
from models.cases.reading.unsent import UNSENT
from models.cases.theirs import THEIRS, keys_of
from models.cases.words import DeliveryWay, LegKind, Status
from models.database import fetch
from models.delivery.parcel import ParcelState
from models.people.citizen import Citizen

RATED_WITHIN = timedelta(days=30)  # how long after the hand-out we still ask for a word
SOON = timedelta(days=5)
ARRIVED = (ParcelState.AT_DOOR, ParcelState.SIGNED, ParcelState.SIGNED_BY_OTHER)


class Wait(StrEnum):
    """Why a case waits for the citizen."""

    CORRECT = "correct"  # 待补正
    GAP = "gap"  # 容缺材料还没有补
    RETURNED = "returned"  # 邮件退回
    COLLECT = "collect"  # 可以领取
    CONFIRM = "confirm"  # 快递已到，待确认收到
    RATE = "rate"  # 请评价; asked for, never needed


@dataclass(frozen=True)
class CaseLine:
    """One case in a citizen's list."""

    case_no: str
    item: str
    applicant: str
    status: Status
    words: str
    received_at: datetime
    due_on: date | None
    wait: Wait | None = None
    asked: str = ""  # the first thing to correct, in the office's words; or the first 容缺 paper
    asked_count: int = 0

    @property
    def needs_you(self) -> bool:
        """Whether the citizen must act."""
        return self.wait not in (None, Wait.RATE)

    def is_soon(self, today: date) -> bool:
        """Whether few days are left, or none."""
        return self.due_on is not None and self.due_on - today <= SOON

    def left(self, today: date) -> str:
        """还剩 2 天, 今天截止 …; empty without a last day."""
        if self.due_on is None:
            return ""
        days = (self.due_on - today).days
        if days == 0:
            return "今天截止"
        return f"还剩 {days} 天" if days > 0 else f"已过 {-days} 天"


async def cases_of(citizen: Citizen, today: date) -> list[CaseLine]:
    """The cases a citizen finds on a day, those that wait for them first."""
    rows = await fetch(f"{LINES} {_ORDER}", *keys_of(citizen, today))
    return sorted(map(line_of, rows), key=lambda line: not line.needs_you)


async def waiting_for(citizen: Citizen, now: datetime) -> list[CaseLine]:
    """Those of them that need the citizen now, corrections first.

    Last comes one that may be rated, the newest: nobody is asked twice a visit (rating.md 9.3).
    """
    rows = await fetch(
        f"{LINES} AND {_WAITS} {_ORDER}", *keys_of(citizen, local_date(now)), now - RATED_WITHIN
    )
    lines = [line for line in (line_of(row, may_rate=True) for row in rows) if line.wait]
    to_rate = [line for line in lines if line.wait is Wait.RATE]
    urgent = [line for line in lines if line.wait is not Wait.RATE]
    return [*sorted(urgent, key=lambda line: list(Wait).index(line.wait)), *to_rate[:1]]


def line_of(row: Any, *, may_rate: bool = False) -> CaseLine:
    wait = _why(row)
    gap = "gap_" if wait is Wait.GAP else ""
    return CaseLine(
        case_no=row["case_no"],
        item=row["item"],
        applicant=row["applicant"],
        status=Status(row["status"]),
        words=own_status(row["status"], row["leg"]),
        received_at=row["received_at"],
        due_on=row[f"{gap}due_on"],
        wait=wait if may_rate or wait is not Wait.RATE else None,
        asked=row[f"{gap}asked"] or "",
        asked_count=row[f"{gap}asked_count"] or 0,
    )


def _why(row: Any) -> Wait | None:
    if row["status"] == Status.CORRECTION:
        return Wait.CORRECT
    if row["gap_due_on"]:
        return Wait.GAP
    if row["leg"] == LegKind.OUT:
        return _why_out(row)
    if row["leg"] == LegKind.DELIVERY and row["parcel"] in ARRIVED:
        return Wait.CONFIRM
    return Wait.RATE if row["delivered_at"] and not row["rated"] else None


def _why_out(row: Any) -> Wait | None:
    if row["gaps"]:
        return None  # sent in, not yet looked at; until then nothing is handed out
    if row["way"] in (DeliveryWay.MAIL, DeliveryWay.ELECTRONIC):
        return Wait.RETURNED if row["is_back"] else None
    return Wait.COLLECT


LINES = f"""
SELECT c.case_no, c.status, c.received_at, c.delivered_at, a.name AS applicant, l.kind AS leg,
       v.snapshot->>'short_name' AS item, k.due_on, d.way, p.state AS parcel, q.asked,
       q.asked_count, g.gaps, g.gap_due_on, g.gap_asked, g.gap_asked_count,
       l.kind = 'out' AND d.way = 'mail' AND p.state = 'returned'
         AND d.chosen_at < l.opened_at AS is_back,
       EXISTS (SELECT 1 FROM rating r WHERE r."case" = c.id AND r.service = 'delivery') AS rated
FROM cases c
JOIN item_version v ON v.id = c.version
JOIN applicant a ON a.id = c.applicant
LEFT JOIN leg l ON l.id = c.open_leg
LEFT JOIN delivery d ON d."case" = c.id
LEFT JOIN LATERAL (
    SELECT due_on FROM clock WHERE clock."case" = c.id AND stopped_at IS NULL
    AND kind = CASE c.status WHEN 'correction' THEN 'K16' ELSE 'K8' END LIMIT 1
) k ON true
LEFT JOIN LATERAL (
    SELECT state FROM parcel WHERE parcel."case" = c.id ORDER BY id DESC LIMIT 1
) p ON l.kind IN ('out', 'delivery')
LEFT JOIN LATERAL (
    SELECT count(*) AS asked_count,
           (array_agg(x.item || '：' || x.problem ORDER BY x.position))[1] AS asked
    FROM correction r JOIN correction_line x ON x.correction = r.id
    WHERE r."case" = c.id AND r.supplied_at IS NULL
) q ON c.status = 'correction'
LEFT JOIN LATERAL (
    SELECT count(*) AS gaps, min(promised_on) FILTER (WHERE unsent) AS gap_due_on,
           count(*) FILTER (WHERE unsent) AS gap_asked_count,
           (array_agg(name ORDER BY promised_on, position) FILTER (WHERE unsent))[1] AS gap_asked
    FROM (SELECT m.name, m.promised_on, m.position, {UNSENT} AS unsent FROM case_material m
          WHERE m."case" = c.id AND m.listed AND m.state = 'tolerated') promised
) g ON c.status IN ('accepted', 'granted')
WHERE {THEIRS}
"""  # noqa: S608 – put together from constants
_WAITS = """
(c.status = 'correction' OR l.kind IN ('out', 'delivery') OR c.delivered_at > $4
 OR g.gap_due_on IS NOT NULL)
"""
_ORDER = "ORDER BY (c.status = 'correction') DESC, c.received_at DESC LIMIT 100"
