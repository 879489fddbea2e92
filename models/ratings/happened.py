"""Which services of a case have happened, when, and who served (谁办理谁负责, rating.md 9.4)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from models.cases.actor import ActorKind
from models.database import fetch
from models.ratings.rating import Rating, Service
from models.ratings.words import SERVICE_NAMES, reasons_for

WINDOW = timedelta(days=30)  # 9.2: how long a service may be rated

# What ends a service for the person it is for.
ENDS: dict[Service, tuple[str, ...]] = {
    Service.INTAKE: ("accept", "deem_accepted", "confirm_refusal"),
    Service.DECISION: ("grant", "deny"),
    Service.DELIVERY: ("hand_out", "serve", "confirm_delivery"),
}
# Whose work it was, the first that happened: whoever refused, else the counter where the person
# stood, else whoever accepted; a parcel is the work of whoever sent it.
WORK: dict[Service, tuple[str, ...]] = {
    Service.INTAKE: ("confirm_refusal", "receive", "accept", "deem_accepted"),
    Service.DECISION: ("grant", "deny"),
    Service.DELIVERY: ("hand_out", "serve", "dispatch", "confirm_delivery"),
}
ACROSS_A_COUNTER = ("receive", "hand_out", "dispatch")


@dataclass(frozen=True)
class Happened:
    """One service that was given, and by whom."""

    service: Service
    at: datetime
    online: bool  # no counter was involved: other reasons are offered
    office: int
    window: int | None
    station: int | None
    staff: int | None

    @property
    def name(self) -> str:
        """收件受理, 审批, 领取送达."""
        return SERVICE_NAMES[self.service]

    def reasons(self, level: str | int) -> list[tuple[str, str]]:
        """What can be ticked beside a level: codes and words."""
        return list(reasons_for(int(level), self.online).items())

    def may_be_rated(self, now: datetime) -> bool:
        """Whether its thirty days have not passed."""
        return now <= self.at + WINDOW


async def services_of(case: Any) -> list[Happened]:
    """Every service of a case that has happened, in the order of a case's life."""
    events = [dict(row) for row in await fetch(_EVENTS, case.id)]
    return [one for service in Service if (one := _happened(service, events)) is not None]


async def services_to_rate(case: Any, now: datetime) -> list[Happened]:
    """Those that may be rated now and have not been."""
    rated = {
        row["service"] for row in await Rating.select(Rating.service).where(Rating.case == case.id)
    }
    given = await services_of(case)
    return [one for one in given if one.service not in rated and one.may_be_rated(now)]


def ended(service: Service, done: Iterable[tuple[str, datetime]]) -> datetime | None:
    """When a service ended last, by the acts done to a case and their moments."""
    return max((at for act, at in done if act in ENDS[service]), default=None)


def _happened(service: Service, events: list[dict]) -> Happened | None:
    at = ended(service, ((event["act"], event["at"]) for event in events))
    if at is None:
        return None
    work = _work(service, events)
    by_hand = work["actor_kind"] == ActorKind.STAFF
    at_counter = work["act"] in ACROSS_A_COUNTER
    return Happened(
        service,
        at,
        not at_counter and not any(event["act"] == "receive" for event in events),
        work["office"],
        work["window"],
        work["station"],
        work["actor_id"] if by_hand else None,
    )


def _work(service: Service, events: list[dict]) -> dict:
    for act in WORK[service]:
        done = [event for event in events if event["act"] == act]
        if done:
            return done[-1]
    raise LookupError(service)


# The desk of an event is the leg it closed or, failing that, the one that lay open. Whoever
# confirms a refusal does so from their own office, wherever the case lies.
_EVENTS = """
SELECT e.act, e.at, e.actor_kind, e.actor_id, COALESCE(d.office, e.office, c.office) AS office,
       d."window", d.station
FROM case_event e
JOIN cases c ON c.id = e."case"
LEFT JOIN LATERAL (
    SELECT l.office, l."window", l.station FROM leg l
    WHERE l."case" = e."case" AND l.opened_at <= e.at
      AND (l.closed_at IS NULL OR l.closed_at >= e.at)
      AND e.act <> 'confirm_refusal'
    ORDER BY (l.closed_at = e.at AND l.outcome = e.act) DESC NULLS LAST,
             (l.kind = e.from_leg) DESC, l.id LIMIT 1
) d ON true
WHERE e."case" = $1 ORDER BY e.seq
"""
