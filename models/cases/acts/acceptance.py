"""受理: the legal act that starts the clocks (行政许可法 32), done or deemed."""

from models.calendar.hours import local_date
from models.cases.clock import ClockOutcome
from models.cases.desks import accepting_office
from models.cases.material import CaseMaterial
from models.cases.records.suspension import pauses_of
from models.cases.turn import Turn, act
from models.cases.words import Flag, MaterialState
from models.catalog.checking.checklist import checklist
from models.documents.composing.acceptance import acceptance, tolerance
from models.errors import NotNow


class Acceptance:
    """Accepting an application."""

    @act
    async def accept(self, turn: Turn) -> None:
        """受理: K1 is discharged, K8 and K9 begin, tolerated gaps get their own clock (K15)."""
        await self._begin_counting(turn, turn.at)
        gaps = await self._start_gaps(turn)
        office = accepting_office(self, turn.leg.kind)
        turn.paper("acceptance", office=office, **await acceptance(self, turn, deemed=False))
        if gaps:
            turn.paper("tolerance", office=office, **await tolerance(self, turn, gaps))

    @act
    async def deem_accepted(self, turn: Turn) -> None:
        """视同受理: five working days of silence; counted from the day of the receipt (32 末项)."""
        receipt = turn.clocks.latest("K1").started_at
        self.flag(Flag.DEEMED)
        await self._begin_counting(turn, receipt)
        await self._tolerate_what_was_promised()
        for gap in await self._gaps():
            await self._start_gap(turn, gap)
        turn.paper(
            "acceptance",
            office=accepting_office(self, turn.leg.kind),
            **await acceptance(self, turn, deemed=True),
        )

    async def _begin_counting(self, turn: Turn, since: object) -> None:
        guide = await self.guide()
        length = checklist(guide, self.answers).promised_length
        pauses = await pauses_of(self.id, local_date(turn.at))
        self.accepted_at = since
        await turn.clocks.stop("K1", at=turn.at, outcome=ClockOutcome.DISCHARGED)
        await turn.clocks.start("K8", since, length, guide.promised_unit, pauses)
        if guide.legal_length:
            await turn.clocks.start("K9", since, guide.legal_length, guide.legal_unit, pauses)
        if self.promises_instead(guide):
            self.flag(Flag.PROMISED)
        turn.data["due_on"] = turn.clocks.running("K8").due_on.isoformat()

    async def _tolerate_what_was_promised(self) -> None:
        # Silence is a yes to what the applicant has asked for from home, too.
        for row in await self.materials():
            if row.state == MaterialState.OPEN and row.tolerable and row.promised_on:
                row.state = MaterialState.TOLERATED
                await row.save([CaseMaterial.state])

    async def _gaps(self) -> list[CaseMaterial]:
        return [row for row in await self.materials() if row.state == MaterialState.TOLERATED]

    async def _start_gaps(self, turn: Turn) -> list[CaseMaterial]:
        gaps = await self._gaps()
        today, last_day = local_date(turn.at), turn.clocks.running("K8").due_on
        for gap in gaps:
            if gap.promised_on > last_day:
                day = f"{last_day.month}月{last_day.day}日"
                raise NotNow(f"“{gap.name}”的容缺期限不能晚于承诺办结日{day}，请重新约定。")
            if gap.promised_on < today:
                raise NotNow(
                    f"“{gap.name}”承诺补交的日期已经过了：交了的请改为“齐”，没交的请告知补正。"
                )
            await self._start_gap(turn, gap)
        return gaps

    async def _start_gap(self, turn: Turn, gap: CaseMaterial) -> None:
        self.flag(Flag.TOLERATED)
        last_day = max(gap.promised_on, local_date(turn.at))
        await turn.clocks.start_until("K15", turn.at, last_day, subject=gap.id)
