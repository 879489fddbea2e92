"""准予 and 不予: the decision, and in the same act the result on file (S0-6e)."""

from models.cases.clock import ClockOutcome
from models.cases.desks import desk_for
from models.cases.records.decision import Decision
from models.cases.turn import Turn, act
from models.cases.words import DeliveryWay, LegKind, Status
from models.catalog.guide import Guide
from models.database import fetch_one
from models.documents.composing.decision import denial_text, grant_text
from models.errors import demand


class Deciding:
    """Deciding a case."""

    @act
    async def grant(self, turn: Turn, *, content: str, message: str = "") -> None:
        """准予: the clocks of the promise and of the law stop, those of delivery begin."""
        demand(("content", content.strip(), "请写明准予的内容（范围、条件等），会印在决定书上。"))
        guide = await self.guide()
        await self._decide(turn, Status.GRANTED, content=content, message=message)
        makes = guide.certificate is not None and turn.position.route.has(LegKind.MAKE)
        following = LegKind.MAKE if makes else LegKind.OUT
        await turn.open_leg(following, await desk_for(following, self))
        await self._start_delivery(turn, guide)
        turn.paper("grant", office=self.office, **await grant_text(self, turn, content.strip()))

    @act
    async def deny(self, turn: Turn, *, facts: str, reasons: str, law: str, message: str) -> None:
        """不予: never without facts, reasons, law and a word to the applicant (S2-2B-2b)."""
        demand(
            ("facts", facts.strip(), "请写明查明的事实。"),
            ("reasons", reasons.strip(), "请写明不予的具体理由。"),
            ("law", law.strip(), "请写明法律依据。"),
            ("message", message.strip(), "请给申请人留言，说明原因和今后怎么办。"),
        )
        given = {"facts": facts, "reasons": reasons, "law": law, "message": message}
        await turn.clocks.stop("K15", at=turn.at, outcome=ClockOutcome.DISCHARGED)
        await self._decide(turn, Status.DENIED, **given)
        await turn.open_leg(LegKind.OUT, await desk_for(LegKind.OUT, self))
        await self._start_delivery(turn, await self.guide())
        turn.paper("denial", office=self.office, **await denial_text(self, turn, given))

    async def _decide(self, turn: Turn, outcome: Status, **texts: str) -> None:
        self.decided_at = turn.at
        await turn.clocks.stop("K8", "K9", at=turn.at)
        await Decision(
            case=self.id,
            outcome=outcome,
            staff=turn.actor.id,
            at=turn.at,
            **{name: text.strip() for name, text in texts.items()},
        ).save()

    async def _start_delivery(self, turn: Turn, guide: Guide) -> None:
        await turn.clocks.start("K11", turn.at)
        makes_later = guide.certificate is not None and guide.certificate.make_days
        if await self.goes_by_mail() and not (makes_later and turn.leg.kind == LegKind.MAKE):
            await turn.clocks.start("K12", turn.at)

    async def goes_by_mail(self) -> bool:
        """Whether the result is mailed, so that K12 applies (S0-6e)."""
        row = await fetch_one('SELECT way FROM delivery WHERE "case" = $1', self.id)
        return row is not None and row["way"] == DeliveryWay.MAIL
