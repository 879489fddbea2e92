"""A case as its applicant reads it: only what their page shows, in one query.

The dossier of the desk asks for twenty things; this page is opened ten times as often.
"""

from datetime import datetime

import msgspec

from models.audit.access import REMEMBER_EACH, Access, entry
from models.calendar.counting import Suspension
from models.calendar.hours import local_date
from models.calendar.workday import WorkCalendar, calendar_of
from models.cases.actor import actor
from models.cases.case import Case
from models.cases.lifecycle import ACTS
from models.cases.reading.own_parts import AskedLine, Facts, OwnClock, OwnLeg, OwnPaper, OwnSpecial
from models.cases.reading.own_query import AROUND, SHOWN
from models.cases.theirs import OWN_BY_NUMBER, keys_of
from models.cases.words import DELIVERY_WAY_NAMES, DeliveryWay, LegKind, Status
from models.catalog.guide import Guide
from models.database import as_object, fetch_one
from models.delivery.parcel import ParcelState
from models.people.citizen import Citizen
from models.people.masks import mask_name
from models.people.permissions import ACT_ROLES
from models.people.role import Role

_FACTS = msgspec.json.Decoder(Facts)


class Reading(msgspec.Struct, frozen=True):
    """A case with what its applicant may know of it."""

    case: Case
    guide: Guide
    calendar: WorkCalendar
    facts: Facts
    acts: frozenset[str]  # what the applicant may do now

    @property
    def status(self) -> Status:
        """The legal position."""
        return Status(self.case.status)

    @property
    def leg(self) -> OwnLeg | None:
        """Who holds it."""
        return self.facts.leg

    @property
    def applicant(self) -> str:
        """The name, masked; an organisation's is public."""
        return mask_name(self.facts.applicant) if self.facts.is_person else self.facts.applicant

    @property
    def way_name(self) -> str:
        """邮寄到家 …, with the station if one was chosen."""
        if self.facts.way is None:
            return "还没有选择"
        name = DELIVERY_WAY_NAMES[self.facts.way]
        return f"{name}（{self.facts.station}）" if self.facts.station else name

    @property
    def asked_lines(self) -> list[AskedLine]:
        """What the open list asks for."""
        return [line for one in self.facts.asked if one.supplied_at is None for line in one.lines]

    @property
    def papers(self) -> list[OwnPaper]:
        """What was served on them, the newest first."""
        return [one for one in reversed(self.facts.papers) if one.for_applicant]

    @property
    def waits_at_counter(self) -> bool:
        """Whether the result lies ready to be collected."""
        mailed = self.facts.way in (DeliveryWay.MAIL, DeliveryWay.ELECTRONIC)
        return self._is_out and not mailed and not self.facts.promised

    @property
    def waits_for_papers(self) -> bool:
        """Whether the result is held back until what was promised is there (S1 附三5)."""
        return self._is_out and bool(self.facts.promised)

    @property
    def _is_out(self) -> bool:
        return self.leg is not None and self.leg.kind is LegKind.OUT

    @property
    def parcel_is_back(self) -> bool:
        """Whether the post brought the result back and no way was chosen since."""
        parcels = self.facts.parcels
        waits = self._is_out and self.facts.way is DeliveryWay.MAIL
        is_back = bool(parcels) and parcels[-1].state is ParcelState.RETURNED
        return waits and is_back and self.facts.way_chosen_at < self.leg.opened_at

    @property
    def first_contact(self) -> str:
        """首问责任人: who took the application in; nobody did what came from home."""
        taken_in = (one.actor_name for one in self.facts.events if one.act == "receive")
        return next(taken_in, "")

    def reaches(self, citizen: Citizen) -> bool:
        """Whether a reader is told of news: the contact, and who it is made for by an agent
        (models.notices.addressees)."""
        by_agent = self.case.authorisation is not None and self.case.filed_by != citizen.id
        return self.case.contact_mobile_index == citizen.mobile_index or by_agent

    @property
    def paused(self) -> OwnSpecial | None:
        """The special procedure that stops the clock now."""
        return next((one for one in self.facts.specials if one.runs and one.excludes_clock), None)

    @property
    def pauses(self) -> tuple[Suspension, ...]:
        """Every stretch that was or is left out."""
        return tuple(one.pause for one in self.facts.specials if one.excludes_clock)

    def clock(self, kind: str) -> OwnClock | None:
        """The last clock of a kind that was not voided."""
        living = (row for row in reversed(self.facts.clocks) if row.outcome != "voided")
        return next((row for row in living if row.kind == kind), None)


async def look_at_own(
    citizen: Citizen, number: str, *, address: str, at: datetime
) -> tuple[Case, str] | None:
    """A citizen's case of this number and what they may know of it, as JSON; the look is written
    down by the same statement (8.3). None if it is not theirs.

    Where the JSON is the same, the page is too: it says nothing else that could change by an act.
    """
    found = *keys_of(citizen, local_date(at)), number
    look = entry(Access.READ, actor(citizen), address=address, at=at)
    row = await fetch_one(_LOOKED, *found, *look)
    return (as_object(Case, row), row["shown"]) if row else None


async def read_own(case: Case) -> Reading:
    """Read a case for the person it is about. The case was found through them."""
    row = await fetch_one(_READ, case.id)
    return await reading_of(case, row["shown"])


async def reading_of(case: Case, shown: str) -> Reading:
    """The same from facts that were read already."""
    facts = _FACTS.decode(shown)
    return Reading(
        case, await case.guide(), await calendar_of(facts.region), facts, own_acts(case, facts.leg)
    )


def own_acts(case: Case, leg: OwnLeg | None) -> frozenset[str]:
    """What the table of acts lets an applicant do in this position; their acts have no guards."""
    kind = leg.kind if leg else None
    return frozenset(
        name
        for name, act in ACTS.items()
        if Role.CITIZEN in ACT_ROLES[name] and case.status in act.statuses and kind in act.legs
    )


_READ = f"SELECT {SHOWN} AS shown FROM cases c {AROUND} WHERE c.id = $1"  # noqa: S608
_LOOKED = f"""
WITH found AS ({OWN_BY_NUMBER}), looked AS ({REMEMBER_EACH})
SELECT c.*, {SHOWN} AS shown FROM found c {AROUND}
"""  # noqa: S608 – put together from constants
