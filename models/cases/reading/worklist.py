"""Work lists: the open legs of a person's desks, most urgent first."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from models.calendar.hours import local_date
from models.calendar.workday import calendar_of
from models.cases.clock import Clock
from models.cases.leg import Desk, stands_at
from models.cases.light import Light, Tone, light, workdays_between
from models.cases.seeing import open_to
from models.cases.words import LegKind, Status
from models.catalog.words import ItemType
from models.database import fetch
from models.people.permissions import ACT_ROLES
from models.people.role import Role
from models.people.staff import Officer

# Who works on a leg; the same people whom its acts allow.
WORKERS: dict[LegKind, frozenset[Role]] = {
    LegKind.INTAKE: ACT_ROLES["push"],
    LegKind.RECHECK: ACT_ROLES["pass_on"],
    LegKind.DEPT: ACT_ROLES["opine"],
    LegKind.OPINION: ACT_ROLES["opine"],
    LegKind.UPPER: frozenset({Role.DECIDER}),
    LegKind.DECIDE: ACT_ROLES["grant"],
    LegKind.MAKE: ACT_ROLES["issue"],
    LegKind.OUT: ACT_ROLES["hand_out"],
    LegKind.DELIVERY: frozenset({Role.ISSUER, Role.STATION}),
}


class Urgency(StrEnum):
    """How the list is grouped: by deadline, not by colour."""

    LATE = "late"  # 超期
    TODAY = "today"  # 今天到期或只剩 1 天
    LATER = "later"  # 时间充裕
    WAITING = "waiting"  # 等申请人
    PROMISED = "promised"  # 容缺: elsewhere by now, but the paper was promised to this counter


URGENCY_NAMES = {
    Urgency.LATE: "超期",
    Urgency.TODAY: "今天到期或只剩 1 天",
    Urgency.LATER: "时间充裕",
    Urgency.WAITING: "等申请人补正",
    Urgency.PROMISED: "等补交容缺材料",
}

RESTING = (Urgency.WAITING, Urgency.PROMISED)  # nothing to do until the applicant comes


@dataclass(frozen=True)
class Task:
    """One case on somebody's desk."""

    case_no: str
    item: str
    applicant: str
    status: Status
    leg: LegKind
    flags: tuple[str, ...]
    mine: bool  # claimed by this person
    claimed: bool
    light: Light
    urgency: Urgency


async def worklist(officer: Officer, now: datetime) -> list[Task]:
    """Everything that lies on the desks of an officer, claimed by others left out; then what was
    promised to them and lies with somebody else, and what waits for them to name somebody."""
    calendar = await calendar_of(officer.region_prefix)
    offices = list({post.office for post in officer.posts})
    rows = await fetch(_OPEN_LEGS, offices, officer.id)
    here = [row for row in rows if _stands(officer, row, WORKERS[LegKind(row["kind"])])]
    known = {row["case_no"] for row in here}
    promised = [
        row
        for row in await fetch(_PROMISED, offices, officer.id)
        if row["case_no"] not in known and _stands(officer, row, ACT_ROLES["fill_gap"])
    ]
    unnamed = [row for row in await _unnamed(officer) if row["case_no"] not in known]
    return [_task(row, officer, now, calendar) for row in here + promised + unnamed]


async def _unnamed(officer: Officer) -> list[dict]:
    """Restricted cases that nobody at their desk may take on: they wait for who names somebody."""
    offices = [post.office for post in officer.posts_as(Role.LIAISON)]
    prefix = f"{officer.region_prefix}%" if officer.posts_as(Role.ADMIN) else ""
    return await fetch(_UNNAMED, offices, prefix) if offices or prefix else []


def _stands(officer: Officer, row: dict, roles: frozenset[Role]) -> bool:
    return stands_at(officer, Desk(row["office"], row["window"], row["station"]), roles)


_LEGS = """
SELECT l.id AS leg, l.kind, l.office, l."window", l.station, l.staff, l.due_at, l.due_clock,
       l.opened_at, c.case_no, c.status, c.flags, v.snapshot->>'short_name' AS item,
       a.name AS applicant, v.item_type, k.started_at, k.length, k.unit, k.due_on,
       EXISTS (SELECT 1 FROM special_procedure s WHERE s."case" = c.id AND s.ended_at IS NULL
               AND s.excludes_clock) AS paused
FROM leg l
JOIN cases c ON c.id = l."case"
JOIN item_version v ON v.id = c.version
JOIN applicant a ON a.id = c.applicant
LEFT JOIN clock k ON k."case" = c.id AND k.kind = l.due_clock AND k.stopped_at IS NULL
     AND k.due_at = l.due_at
WHERE l.closed_at IS NULL
"""
_OPEN_LEGS = f"""{_LEGS}
  AND l.office = ANY($1::bigint[]) AND (l.staff IS NULL OR l.staff = $2)
  AND {open_to("$2", "c")}
ORDER BY l.due_at NULLS LAST, l.id
"""
_UNNAMED = f"""{_LEGS}
  AND a.restricted AND l.staff IS NULL
  AND (l.office = ANY($1::bigint[]) OR ($2 <> '' AND EXISTS (
    SELECT 1 FROM office o JOIN region g ON g.id = o.region
    WHERE o.id = l.office AND g.code LIKE $2)))
  AND NOT EXISTS (SELECT 1 FROM named_reader n JOIN staff s ON s.id = n.staff
    WHERE n.applicant = a.id AND s.office = l.office AND s.active)
ORDER BY l.due_at NULLS LAST, l.id
"""  # noqa: S608

_PROMISED = f"""
SELECT DISTINCT ON (c.id) l.kind, c.intake_office AS office, c.intake_window AS "window",
       c.intake_station AS station, NULL::bigint AS staff, k.due_at, k.kind AS due_clock,
       c.case_no, c.status, c.flags, v.snapshot->>'short_name' AS item, a.name AS applicant,
       v.item_type, k.started_at, k.length, k.unit, k.due_on, false AS paused
FROM clock k
JOIN cases c ON c.id = k."case"
JOIN leg l ON l.id = c.open_leg
JOIN item_version v ON v.id = c.version
JOIN applicant a ON a.id = c.applicant
WHERE k.kind = 'K15' AND k.stopped_at IS NULL AND c.intake_office = ANY($1::bigint[])
  AND {open_to("$2", "c")}
ORDER BY c.id, k.due_at
"""  # noqa: S608


def _task(row: dict, officer: Officer, now: datetime, calendar: object) -> Task:
    shown = _light(row, now, calendar)
    return Task(
        case_no=row["case_no"],
        item=row["item"],
        applicant=row["applicant"],
        status=Status(row["status"]),
        leg=LegKind(row["kind"]),
        flags=tuple(row["flags"]),
        mine=row["staff"] == officer.id,
        claimed=row["staff"] is not None,
        light=shown,
        urgency=_urgency(row, shown, local_date(now), calendar),
    )


def _light(row: dict, now: datetime, calendar: object) -> Light:
    if row["due_on"] is None:
        waits = row["status"] == Status.CORRECTION
        return Light(Tone.PAUSED, "等申请人" if waits else "不限时")
    clock = Clock(
        case=0,
        kind=row["due_clock"],
        started_at=row["started_at"],
        length=row["length"],
        unit=row["unit"],
        due_on=row["due_on"],
        due_at=row["due_at"],
    )
    licence = row["item_type"] == ItemType.LICENCE
    return light(clock, now, calendar, paused=row["paused"], licence=licence)


def _urgency(row: dict, shown: Light, today: date, calendar: object) -> Urgency:
    if row["status"] == Status.CORRECTION:
        return Urgency.WAITING
    if row["due_clock"] == "K15":
        return Urgency.PROMISED
    if shown.tone in (Tone.RED, Tone.BLACK):
        return Urgency.LATE
    if row["due_on"] and workdays_between(today, row["due_on"], calendar) <= 1:
        return Urgency.TODAY
    return Urgency.LATER
