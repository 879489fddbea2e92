"""One act on one case, from the row lock to the event: the only way a case changes.

    @act
    async def accept(self, turn, *, …form fields…): …

The decorated method is called with `by` (who), `at` (when), and optionally `key` (the form's
idempotency key), `seen` (the last event its page showed) and `note`. It returns the event; called
again with the same key it returns the first one. It raises NotAllowed, NotNow or Invalid.
"""

import functools
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from models.calendar.workday import WorkCalendar
from models.cases.actor import Actor, actor
from models.cases.clock import ClockOutcome
from models.cases.clocks import Clocks
from models.cases.custody import Custody, Stretch
from models.cases.event import SENT_ALREADY, CaseEvent
from models.cases.leg import Desk, Leg
from models.cases.lifecycle import ACTS, Act
from models.cases.open_records import close_open_records, drop_proposals
from models.cases.position import Position
from models.cases.reach import must_be_lawful
from models.cases.words import ENDED, LegKind, Status
from models.database import atomic
from models.documents.issuing import Paper, issue
from models.errors import NotNow
from models.notices.announcing import announce
from models.offices.office import calendar_at

Body = Callable[..., Awaitable[None]]


def act(body: Body) -> Callable[..., Awaitable[CaseEvent]]:
    """Make a method of a case into an act of the same name in the table."""
    name = body.__name__

    @functools.wraps(body)
    async def run(
        case: Any,
        *,
        by: Any,
        at: datetime,
        key: str | None = None,
        seen: int | None = None,
        note: str = "",
        **given: Any,
    ) -> CaseEvent:
        who = actor(by)
        async with atomic():
            await case.lock()
            first = await _first_time(case, name, key)
            if first is not None:
                return first
            turn = await Turn.begin(case, name, who, at, note)
            await must_be_lawful(turn, seen)
            await body(case, turn, **given)
            return await turn.finish(key)

    return run


async def _first_time(case: Any, name: str, key: str | None) -> CaseEvent | None:
    """The event an earlier submission of the same form wrote."""
    if key is None:
        return None
    event = await CaseEvent.objects().where(CaseEvent.key == key).first()
    if event is not None and (event.case != case.id or event.act != name):
        raise NotNow(SENT_ALREADY)
    return event


@dataclass
class Turn:
    """What an act's body works with."""

    case: Any
    name: str
    rule: Act
    actor: Actor
    at: datetime
    note: str
    leg: Leg | None
    position: Position
    calendar: WorkCalendar
    clocks: Clocks
    data: dict[str, Any] = field(default_factory=dict)
    papers: list[Paper] = field(default_factory=list)
    custody: list[Stretch] = field(default_factory=list)
    event: CaseEvent | None = None

    @classmethod
    async def begin(cls, case: Any, name: str, who: Actor, at: datetime, note: str) -> "Turn":
        """Load what the act needs to know; the caller holds the row lock."""
        calendar = await calendar_at(case.office)
        leg = await Leg.objects().get(Leg.id == case.open_leg) if case.open_leg else None
        return cls(
            case,
            name,
            ACTS[name],
            who,
            at,
            note,
            leg,
            await case.position(),
            calendar,
            await Clocks.of(case.id, calendar),
        )

    def paper(
        self,
        kind: str,
        *,
        office: int,
        own_number: str = "",
        cites: dict[str, str] | None = None,
        **body: Any,
    ) -> None:
        """Have the act issue a paper with an office's number; `body` is what only it says.

        `cites` fills fields of the body with the numbers of papers of the same act.
        """
        self.papers.append(Paper(kind, office, body, own_number, cites or {}))

    async def open_leg(self, kind: LegKind, desk: Desk) -> Leg:
        """Hand the case on: close the leg that is open and open the next."""
        await self.close_leg()
        self.leg = Leg(
            case=self.case.id,
            kind=kind,
            office=desk.office,
            window=desk.window,
            station=desk.station,
            opened_at=self.at,
        )
        await self.leg.save()
        self.case.open_leg = self.leg.id
        return self.leg

    async def close_leg(self) -> None:
        """Close the open leg, if there is one."""
        if self.leg is None:
            return
        self.leg.closed_at, self.leg.outcome, self.leg.reason = self.at, self.name, self.note
        await self.leg.save([Leg.closed_at, Leg.outcome, Leg.reason])
        self.leg = self.case.open_leg = None

    async def end(self, outcome: ClockOutcome = ClockOutcome.DISCHARGED) -> None:
        """The case goes no further: nobody holds it and nothing is due."""
        await self.close_leg()
        await self.clocks.stop_all(at=self.at, outcome=outcome)
        await close_open_records(self.case.id, self.at)
        self.case.ended_at = self.at

    async def finish(self, key: str | None) -> CaseEvent:
        """Write the change, guarded by the old status and leg, then its event and papers."""
        before = self.position
        self.case.status = self.rule.becomes or before.status
        went_on = self.case.status != before.status or self.case.open_leg != self._begun_leg
        if before.refusal_proposed_by and went_on:
            await drop_proposals(self.case.id, self.at)
        await self._close_file()
        await self.case.save_guarded(before.status, self._begun_leg)
        await self._show_due()
        self.event = await CaseEvent.append(self.case.id, key=key, **self._described(before))
        for stretch in self.custody:
            await Custody(event=self.event.id, **stretch).save()
        await issue(self)
        await announce(self)
        return self.event

    def __post_init__(self) -> None:
        self._begun_leg = self.leg.id if self.leg else None
        self._begun_kind = self.leg.kind if self.leg else ""
        self.came_from = self.leg.desk if self.leg else None  # the desk it lay at before the act
        self._begun_at = self._since()

    def _since(self) -> datetime:
        return (self.leg.claimed_at or self.leg.opened_at) if self.leg else self.at

    async def _close_file(self) -> None:
        """归档: the case is closed when its result is delivered and its papers are back."""
        over = self.case.status in ENDED or self.case.delivered_at
        if over and self.case.open_leg is None and not await self.case.owes_papers():
            self.case.closed_at = self.at

    async def _show_due(self) -> None:
        if self.leg is None:
            return
        waiting = self.case.status == Status.CORRECTION
        clock = None if waiting else self.clocks.pressing(LegKind(self.leg.kind))
        self.leg.due_at = clock.due_at if clock else None
        self.leg.due_clock = clock.kind if clock else ""
        await self.leg.save([Leg.due_at, Leg.due_clock])

    def signed(self) -> dict[str, Any]:
        """Who acts, as an event remembers it."""
        return {
            "actor_kind": self.actor.kind,
            "actor_id": self.actor.id,
            "actor_name": self.actor.name,
            "job_no": self.actor.job_no,
            "office": self.actor.office,
            "office_name": self.actor.office_name,
        }

    def _described(self, before: Position) -> dict[str, Any]:
        return {
            "act": self.name,
            "begun_at": self._begun_at,
            "at": self.at,
            **self.signed(),
            "from_status": before.status,
            "to_status": self.case.status,
            "from_leg": self._begun_kind,
            "to_leg": self.leg.kind if self.leg else "",
            "note": self.note,
            "data": self.data,
        }
