"""Taking an application in: the draft on the counter, receipt, and submission from home."""

from datetime import datetime
from typing import Self

from models.calendar.hours import local_date
from models.cases.custody import papers_taken_in
from models.cases.desks import intake_desk
from models.cases.event import SENT_ALREADY
from models.cases.filling.entrance import (
    must_be_answered,
    must_be_entitled,
    must_be_filled_in,
    must_be_on_offer,
)
from models.cases.filling.listing import listed_values
from models.cases.filling.proofs import note_proofs
from models.cases.leg import Desk
from models.cases.material import CaseMaterial
from models.cases.numbering import take_case_no, take_project_no
from models.cases.turn import Turn, act
from models.cases.words import Flag, LegKind, MaterialState, Status
from models.catalog.checking.checklist import Checklist, checklist
from models.catalog.checking.conditions import Facts
from models.catalog.guide import Guide
from models.catalog.item import Item
from models.catalog.known_guides import guide_of
from models.catalog.words import CaseKind, IntakeMode
from models.database import atomic
from models.documents.composing.receipts import receipt
from models.errors import NotNow
from models.offices.office import county_of
from models.people.staff import Officer, Post
from models.tokens import query_code


class Intake:
    """From the first paper on the counter to a received case."""

    @classmethod
    async def start(cls, *, by: Officer, post: Post, at: datetime, key: str) -> Self:
        """Lay out an empty draft at a window or station; the same key gives the same draft."""
        draft = cls(
            status=Status.DRAFT,
            intake_office=post.office,
            intake_window=post.window,
            intake_station=post.station,
            created_at=at,
            created_by=by.id,
            start_key=key,
        )
        await cls.insert(draft).on_conflict(target=cls.start_key, action="DO NOTHING")
        started = await cls.objects().get((cls.start_key == key) & (cls.created_by == by.id))
        if started is None:
            raise NotNow(SENT_ALREADY)
        return started

    async def choose(self, item: int, version: int, mode: IntakeMode, answers: dict) -> Checklist:
        """Set the item and the situation of a draft and lay out its list of materials.

        What was already checked stays checked where the same material is still on the list.
        """
        async with atomic():
            await self.lock_draft()
            return await self.take_up(item, version, mode, answers)

    async def take_up(
        self,
        item: int,
        version: int,
        mode: IntakeMode,
        answers: dict,
        facts: Facts | None = None,
    ) -> Checklist:
        """The same for a case that is not a draft: the one a 首接转交 opens."""
        chosen = await Item.objects().get(Item.id == item)
        self.item, self.version, self.mode = item, version, mode
        listed = checklist(await self.guide(), answers, facts)
        self.office, self.answers = chosen.office, dict(listed.answers)
        await self.save()
        await self._lay_out(listed)
        return listed

    async def _lay_out(self, listed: Checklist) -> None:
        # A line that no longer applies stays, unlisted, with the files it may have.
        present = {row.key: row for row in await self._all_lines()}
        for row in present.values():
            row.listed = False
        for position, line in enumerate(listed.lines, start=1):
            if line.key in present:
                present[line.key].take_over(line, position)
                continue
            present[line.key] = CaseMaterial(
                case=self.id,
                key=line.key,
                state=MaterialState.OPEN,
                **listed_values(line, position),
            )
        for row in present.values():
            await row.save()

    async def _all_lines(self) -> list[CaseMaterial]:
        return await CaseMaterial.objects().where(CaseMaterial.case == self.id)

    async def materials(self) -> list[CaseMaterial]:
        """The list of materials in order."""
        return (
            await CaseMaterial.objects()
            .where((CaseMaterial.case == self.id) & CaseMaterial.listed.eq(True))
            .order_by(CaseMaterial.position)
        )

    async def guide(self) -> Guide:
        """The version of the guide that this case was begun under."""
        return await guide_of(self.version)

    @act
    async def receive(self, turn: Turn) -> None:
        """收件 at a window or station: numbers, the intake leg, K1 and K2 (S0-5c, 行政许可法
        32)."""
        await must_be_answered(self)
        await must_be_entitled(self)
        await self._take_in(turn, intake_desk(self))

    @act
    async def submit(self, turn: Turn) -> None:
        """提交 from home, straight to the deciding office, when form and materials are there."""
        await must_be_on_offer(self, turn.at)
        await must_be_answered(self)
        await must_be_filled_in(self, local_date(turn.at))
        if turn.actor.mobile_index == self.contact_mobile_index:
            self.contact_confirmed_at = turn.at  # proved by signing in with a code
        await self.settle_promises(turn)
        await note_proofs(self)
        self.intake_office = self.office
        await self._take_in(turn, Desk(self.office))

    async def _take_in(self, turn: Turn, desk: Desk) -> None:
        guide = await self.guide()
        self.case_no = await take_case_no(await county_of(desk.office), turn.at)
        self.project_no = await take_project_no(guide.code, turn.at)
        self.query_code = query_code()
        self.received_at = turn.at
        if self.intake_station:
            self.flag(Flag.ASSISTED)
        if guide.case_kind is CaseKind.IMMEDIATE:
            self.flag(Flag.IMMEDIATE)
        if self.mode == IntakeMode.UPWARD:
            self.flag(Flag.UPWARD)
        await turn.open_leg(LegKind.INTAKE, desk)
        await turn.clocks.start("K1", turn.at)
        await turn.clocks.start("K2", turn.at)
        materials = await self.materials()
        turn.custody.extend(papers_taken_in(self, materials, turn.at, by=turn.actor))
        turn.paper("receipt", office=self.intake_office, **await receipt(self, turn.at))
