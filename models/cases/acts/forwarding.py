"""推送 and 复核通过: the case changes hands; and 首接转交 to the office that is competent."""

from models.cases.custody import Holder, pass_paper
from models.cases.desks import desk_for, intake_desk
from models.cases.leg import Leg
from models.cases.turn import Turn, act
from models.cases.words import LegKind
from models.catalog.item import Item
from models.documents.composing.receipts import transfer as transfer_slip
from models.errors import demand

OPENS_CLOCK = {LegKind.RECHECK: "K3", LegKind.DEPT: "K6", LegKind.OPINION: "K6"}


class Forwarding:
    """Handing a case on."""

    @act
    async def push(self, turn: Turn) -> None:
        """推送: from the place of intake to the next desk of the route (S0-5e)."""
        await turn.clocks.stop("K2", at=turn.at)
        await self.go_on(turn)

    @act
    async def pass_on(self, turn: Turn) -> None:
        """复核通过: to the department in the same act (S0-6b)."""
        await turn.clocks.stop("K3", at=turn.at)
        await self.go_on(turn)

    async def go_on(self, turn: Turn) -> Leg:
        """Open the next leg of the route with its clock."""
        following = turn.position.route.after(LegKind(turn.leg.kind))
        on_the_spot = turn.position.immediate and following is LegKind.DECIDE
        desk = intake_desk(self) if on_the_spot else await desk_for(following, self)
        leg = await turn.open_leg(following, desk)
        if following in OPENS_CLOCK:
            await turn.clocks.start(OPENS_CLOCK[following], turn.at)
        if on_the_spot:
            leg.staff, leg.claimed_at = turn.actor.id, turn.at
            await leg.save([Leg.staff, Leg.claimed_at])
        return leg

    @act
    async def transfer(self, turn: Turn, *, item: int, reason: str) -> None:
        """首接转交 (S3-24a): the first office passes everything to the competent one.

        A linked case opens there, with clocks of its own.
        """
        target = await Item.objects().where(Item.id == item).first()
        elsewhere = target is not None and target.office != self.office
        demand(
            ("item", elsewhere, "请选择有权办理的部门和事项。"),
            ("reason", reason.strip(), "请写明转交的理由。"),
        )
        turn.note = reason.strip()
        linked = await self.open_linked(turn, target)
        await turn.clocks.start("K18", self.received_at)
        await turn.clocks.stop("K18", at=turn.at)
        await turn.end()
        turn.data["linked"] = linked.case_no
        turn.custody.extend(await pass_paper(self.id, Holder.OFFICE, target.office, at=turn.at))
        turn.paper(
            "transfer",
            office=self.intake_office,
            **await transfer_slip(self, turn, linked, reason),
        )
