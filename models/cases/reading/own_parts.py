"""What hangs on a case, as far as its applicant may know of it."""

from datetime import date, datetime
from typing import Any

import msgspec

from models.calendar.counting import Suspension
from models.calendar.hours import local_date
from models.cases.actor import ActorKind
from models.cases.words import DeliveryWay, LegKind
from models.delivery.parcel import PARCEL_STATE_NAMES, ParcelState
from models.documents.document import BETWEEN_OFFICES


class Where(msgspec.Struct, frozen=True):
    """A counter: where to bring what is asked for, or to fetch the result."""

    name: str
    address: str
    hours: str


class OwnEvent(msgspec.Struct, frozen=True):
    """What was done."""

    id: int
    seq: int
    act: str
    at: datetime
    actor_kind: ActorKind
    actor_id: int | None
    actor_name: str
    office_name: str
    data: dict[str, Any]


class OwnPaper(msgspec.Struct, frozen=True):
    """A paper that is served on the applicant."""

    id: int
    event: int | None
    kind: str
    title: str
    issued_at: datetime
    is_void: bool

    @property
    def for_applicant(self) -> bool:
        """Slips between offices are not theirs."""
        return self.kind not in BETWEEN_OFFICES


class OwnClock(msgspec.Struct, frozen=True):
    """A limit that runs or ran."""

    kind: str
    started_at: datetime
    length: int
    unit: str
    due_on: date
    due_at: datetime
    stopped_at: datetime | None
    outcome: str | None

    @property
    def runs(self) -> bool:
        """Whether it has not been stopped."""
        return self.stopped_at is None


class OwnSpecial(msgspec.Struct, frozen=True):
    """A special procedure."""

    name: str
    reason: str
    basis: str
    excludes_clock: bool
    started_at: datetime
    planned_end: date
    ended_at: datetime | None

    @property
    def runs(self) -> bool:
        """Whether it has not ended."""
        return self.ended_at is None

    @property
    def pause(self) -> Suspension:
        """The stretch that the clocks leave out."""
        first = local_date(self.started_at)
        last = local_date(self.ended_at) if self.ended_at else self.planned_end
        return Suspension(first, max(first, last), self.name)


class OwnParcel(msgspec.Struct, frozen=True):
    """A parcel, with the newest news of it."""

    carrier: str
    waybill: str
    state: ParcelState
    sent_at: datetime
    tracks: list[dict[str, str]]

    @property
    def state_name(self) -> str:
        """已寄出、派送中 …"""
        return PARCEL_STATE_NAMES[self.state]

    @property
    def news(self) -> str:
        """What the courier said last."""
        return self.tracks[-1]["text"] if self.tracks else "已交寄"

    @property
    def news_at(self) -> datetime:
        """When that was."""
        return datetime.fromisoformat(self.tracks[-1]["at"]) if self.tracks else self.sent_at


class OwnLeg(msgspec.Struct, frozen=True):
    """Who holds the case."""

    kind: LegKind
    opened_at: datetime
    claimed_at: datetime | None
    office: str
    place: str  # the window or station, if it lies at one
    staff: str  # who took it on; empty before that


class Asked(msgspec.Struct, frozen=True):
    """One list of corrections: when it was asked for, and its lines."""

    asked_at: datetime
    supplied_at: datetime | None
    lines: list["AskedLine"]


class AskedLine(msgspec.Struct, frozen=True):
    """One thing to correct."""

    id: int
    item: str
    problem: str
    requirement: str


class Promised(msgspec.Struct, frozen=True):
    """A material that may be handed in later (容缺)."""

    id: int
    name: str
    promised_on: date
    sheets: int  # pictures already sent in
    sent: bool  # and the desk was told of them


class Rated(msgspec.Struct, frozen=True):
    """What somebody said of a service, and how far the answer to it is."""

    id: int
    again_level: int | None
    stage: str | None
    told: str | None


class Facts(msgspec.Struct, frozen=True):
    """Everything the page says, as PostgreSQL hands it over."""

    applicant: str
    is_person: bool
    office: str
    office_short: str
    phone: str
    region: str  # code, for its calendar
    place: str  # where it was taken in
    way: DeliveryWay | None
    way_chosen_at: datetime | None
    station: str  # where it is collected, if at a station
    collect_at: Where | None  # the hall or station where it lies ready
    brought_to: Where | None  # where it was taken in, if somebody brought it; papers go there too
    message: str  # the decider's word to the applicant
    unread: int
    rated: list[Rated]
    leg: OwnLeg | None
    events: list[OwnEvent]
    papers: list[OwnPaper]
    clocks: list[OwnClock]
    specials: list[OwnSpecial]
    parcels: list[OwnParcel]
    asked: list[Asked]
    promised: list[Promised]
