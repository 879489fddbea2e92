"""接件: somebody of the office takes the case on (S1-5-3)."""

from models.cases.leg import Leg
from models.cases.turn import Turn, act


class Claiming:
    """Claiming a leg."""

    @act
    async def claim(self, turn: Turn) -> None:
        """接件: the name on the leg; K6 is met."""
        turn.leg.staff, turn.leg.claimed_at = turn.actor.id, turn.at
        await turn.leg.save([Leg.staff, Leg.claimed_at])
        await turn.clocks.stop("K6", at=turn.at)
