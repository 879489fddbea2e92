"""发放: the result across the counter against a signature (送达回证), or electronically."""

from models.cases.custody import Holder, pass_paper
from models.cases.turn import Turn, act
from models.delivery.hand_out import Collector, HandOut
from models.documents.composing.delivery import electronic_receipt, proof_of_service
from models.errors import demand


class HandingOut:
    """Delivering at a counter or online."""

    @act
    async def hand_out(
        self,
        turn: Turn,
        *,
        collector: Collector,
        name: str,
        id_number: str,
        relation: str = "",
        authority: str = "",
        witness: str = "",
        checked: bool = False,
    ) -> None:
        """The person is identified, an agent shows the authority, the case is delivered."""
        in_person = collector is Collector.APPLICANT
        demand(
            ("name", name.strip(), "请填写领取人姓名。"),
            ("id_number", id_number.strip(), "请填写领取人证件号码。"),
            ("authority", in_person or authority.strip(), "他人代领须有授权委托书，请核对后填写。"),
            ("checked", checked, "请先核对领取人证件，再勾选确认。"),
        )
        row = HandOut(
            case=self.id,
            collector=collector,
            name=name.strip(),
            relation=relation.strip(),
            authority=authority.strip(),
            handed_by=turn.actor.id,
            witness=witness.strip(),
            at=turn.at,
        )
        row.id_number = id_number.strip()
        await row.save()
        office = turn.leg.office
        await self.is_delivered(turn)
        turn.custody.extend(await self._results_to_applicant(turn))
        turn.paper("service", office=office, **await proof_of_service(self, turn, row))

    @act
    async def serve(self, turn: Turn) -> None:
        """电子送达: the applicant agreed, the papers are in their account."""
        office = turn.leg.office
        await self.is_delivered(turn)
        turn.paper("electronic_service", office=office, **await electronic_receipt(self, turn))

    async def is_delivered(self, turn: Turn) -> None:
        """The result has arrived: nothing is due any more and nobody holds the case."""
        self.delivered_at = turn.at
        await turn.clocks.stop("K11", "K12", at=turn.at)
        await turn.close_leg()

    async def _results_to_applicant(self, turn: Turn) -> list:
        return await pass_paper(self.id, Holder.APPLICANT, None, at=turn.at, results_only=True)
