"""改领取方式 (S0-7d): changeable until the result is with the courier or with the applicant."""

from models.cases.clock import ClockOutcome
from models.cases.custody import move_results
from models.cases.desks import out_desk
from models.cases.filling.wishes import DeliveryWish, choose_delivery, must_be_possible
from models.cases.turn import Turn, act
from models.cases.words import DECIDED, DELIVERY_WAY_NAMES, DeliveryWay, LegKind
from models.errors import demand


class Choosing:
    """Choosing another way to get the result."""

    @act
    async def change_delivery(
        self, turn: Turn, *, wish: DeliveryWish | None, confirmed: bool = False
    ) -> None:
        """A new wish replaces the old; staff write it down for a caller whom they have checked.

        A result that lies ready goes to the desk that now hands it out; the mailing clock K12
        begins when mail is asked for after the decision, and ends when it no longer is.
        """
        await must_be_possible(self, wish)
        checked = confirmed or not turn.actor.is_staff
        demand(("confirmed", checked, "请核对来电人身份后勾选。"))
        await choose_delivery(self.id, wish, at=turn.at)
        turn.data |= {"way": wish.way, "choice": DELIVERY_WAY_NAMES[wish.way]}
        await self._move_what_lies_ready(turn)
        await self._mail_in_time(turn, mails=wish.way is DeliveryWay.MAIL)

    async def _move_what_lies_ready(self, turn: Turn) -> None:
        if turn.leg.kind != LegKind.OUT:
            return
        desk = await out_desk(self)
        if desk == turn.leg.desk:
            return
        await turn.open_leg(LegKind.OUT, desk)
        turn.custody.extend(await move_results(self.id, desk.office, at=turn.at))

    async def _mail_in_time(self, turn: Turn, *, mails: bool) -> None:
        if not mails:
            await turn.clocks.stop("K12", at=turn.at, outcome=ClockOutcome.DISCHARGED)
            return
        waits = turn.position.status in DECIDED and not await self._is_made_later(turn)
        if waits and turn.clocks.running("K12") is None:
            await turn.clocks.start("K12", turn.at)

    async def _is_made_later(self, turn: Turn) -> bool:
        """Whether K12 begins only when the certificate is made (制证天数)."""
        result = (await self.guide()).certificate
        return turn.leg.kind == LegKind.MAKE and bool(result and result.make_days)
