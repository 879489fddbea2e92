"""The dossier (卷宗): everything a page about one case needs, read in one go."""

from dataclasses import dataclass
from datetime import datetime

from models.calendar.hours import local_date
from models.calendar.workday import WorkCalendar
from models.cases.actor import Actor
from models.cases.acts.opinion import Opinion
from models.cases.case import Case
from models.cases.clock import Clock
from models.cases.event import CaseEvent
from models.cases.filling.people_of import Agent, IdentityCheck, Whose
from models.cases.filling.whom import has_ended
from models.cases.leg import Leg
from models.cases.light import Light, light
from models.cases.material import CaseFile, CaseMaterial
from models.cases.reading.doubts import Doubts, doubts_of
from models.cases.records.assist_request import AssistRequest
from models.cases.records.correction import Correction, CorrectionLine, lines_of, open_correction
from models.cases.records.decision import Decision
from models.cases.records.refusal import Refusal
from models.cases.records.suspension import SpecialProcedure
from models.catalog.guide import Guide
from models.delivery.delivery import Delivery
from models.delivery.parcel import Parcel
from models.documents.composing.receipts import place_of_intake
from models.documents.document import Document
from models.offices.office import Office, calendar_at
from models.people.applicant import Applicant


@dataclass(frozen=True)
class Dossier:
    """A case with all that hangs on it."""

    case: Case
    guide: Guide
    office: Office
    applicant: Applicant
    agent: Agent | None
    agent_ended: bool  # their authorisation has: they hear nothing more and can do nothing
    checks: list[IdentityCheck]
    doubts: Doubts
    materials: list[CaseMaterial]
    sheets: dict[int, list[CaseFile]]  # by material
    delivery: Delivery | None
    leg: Leg | None
    legs: list[Leg]
    events: list[CaseEvent]
    documents: list[Document]
    clocks: list[Clock]
    light: Light | None
    correction: Correction | None
    correction_lines: list[CorrectionLine]
    assist: AssistRequest | None
    refusal: Refusal | None
    specials: list[SpecialProcedure]
    opinion: Opinion | None
    decision: Decision | None
    parcels: list[Parcel]
    place: str  # where it was taken in
    calendar: WorkCalendar
    acts: dict[str, str | None]  # what the reader may do now → why it must wait, or None

    @property
    def seen(self) -> int:
        """The last event the page shows; forms send it back."""
        return self.events[-1].seq if self.events else 0

    @property
    def asked_before(self) -> bool:
        """Whether a list of corrections was sent already: another needs a reason."""
        return any(event.act == "ask_correction" for event in self.events)

    @property
    def identity_open(self) -> str:
        """Of an application from home: whose identity no register confirmed and nobody has looked
        at yet (申请人和代办人); empty when it is known."""
        if self.case.filed_by is None:
            return ""
        known = {check.whose for check in self.checks}
        people = {Whose.APPLICANT: "申请人"} | ({Whose.AGENT: "代办人"} if self.agent else {})
        return "和".join(name for whose, name in people.items() if whose not in known)

    def clock(self, kind: str) -> Clock | None:
        """The last clock of a kind that was not voided."""
        living = (row for row in reversed(self.clocks) if row.outcome != "voided")
        return next((row for row in living if row.kind == kind), None)


async def dossier(case: Case, who: Actor, now: datetime) -> Dossier:
    """Read the dossier of a case for a reader."""
    guide, calendar = await case.guide(), await calendar_at(case.office)
    clocks = await Clock.objects().where(Clock.case == case.id).order_by(Clock.id)
    specials = await SpecialProcedure.objects().where(SpecialProcedure.case == case.id)
    legs = await Leg.objects().where(Leg.case == case.id).order_by(Leg.id)
    correction = await open_correction(case.id)
    materials = await case.materials()
    leg = next((row for row in legs if row.closed_at is None), None)
    return Dossier(
        case=case,
        guide=guide,
        office=await Office.objects().get(Office.id == case.office),
        applicant=await Applicant.objects().get(Applicant.id == case.applicant),
        agent=await Agent.objects().where(Agent.case == case.id).first(),
        agent_ended=await has_ended(case, case.filed_by, local_date(now)),
        doubts=await doubts_of(case),
        checks=await IdentityCheck.objects().where(IdentityCheck.case == case.id),
        materials=materials,
        sheets=await sheets_of(materials),
        delivery=await Delivery.objects().where(Delivery.case == case.id).first(),
        leg=leg,
        legs=legs,
        events=await CaseEvent.objects().where(CaseEvent.case == case.id).order_by(CaseEvent.seq),
        documents=await Document.objects().where(Document.case == case.id).order_by(Document.id),
        clocks=clocks,
        light=_light(leg, clocks, specials, now, calendar, guide.is_licence),
        correction=correction,
        correction_lines=await lines_of(correction) if correction else [],
        assist=await AssistRequest.objects()
        .where(AssistRequest.case == case.id)
        .order_by(AssistRequest.id, ascending=False)
        .first(),
        refusal=await Refusal.objects()
        .where((Refusal.case == case.id) & Refusal.closed_at.is_null())
        .first(),
        specials=specials,
        opinion=await Opinion.objects()
        .where(Opinion.case == case.id)
        .order_by(Opinion.id, ascending=False)
        .first(),
        decision=await Decision.objects().where(Decision.case == case.id).first(),
        parcels=await Parcel.objects().where(Parcel.case == case.id).order_by(Parcel.id),
        place=(await place_of_intake(case))[1] or "网上",
        calendar=calendar,
        acts=await case.lawful_acts(who, now),
    )


async def sheets_of(materials: list[CaseMaterial]) -> dict[int, list[CaseFile]]:
    """The files of each material that were not taken away again, in order."""
    rows = (
        await CaseFile.objects(CaseFile.file)
        .where(
            CaseFile.material.is_in([row.id for row in materials] or [0])
            & CaseFile.removed_at.is_null()
        )
        .order_by(CaseFile.position)
        .order_by(CaseFile.id)
    )
    sheets: dict[int, list[CaseFile]] = {row.id: [] for row in materials}
    for row in rows:
        sheets[row.material].append(row)
    return sheets


def _light(
    leg: Leg | None,
    clocks: list[Clock],
    specials: list[SpecialProcedure],
    now: datetime,
    calendar: WorkCalendar,
    licence: bool,
) -> Light | None:
    if leg is None:
        return None
    running = (row for row in clocks if row.runs and row.kind == leg.due_clock)
    clock = next(running, None)
    paused = any(row.runs and row.excludes_clock for row in specials)
    return light(clock, now, calendar, paused=paused, licence=licence) if clock else None
