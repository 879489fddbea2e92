"""补齐容缺材料: the promised paper arrives, and with it the decision becomes possible."""

from models.cases.clock import Clock, ClockOutcome
from models.cases.custody import papers_at_intake
from models.cases.material import CaseMaterial
from models.cases.turn import Turn, act
from models.cases.words import MaterialState
from models.errors import Invalid


class GapFilling:
    """Filling a tolerated gap."""

    @act
    async def fill_gap(self, turn: Turn, *, material: int) -> None:
        """The clerk has the missing material in hand and has checked it."""
        row = (
            await CaseMaterial.objects()
            .where((CaseMaterial.id == material) & (CaseMaterial.case == self.id))
            .first()
        )
        if row is None or row.state != MaterialState.TOLERATED:
            raise Invalid({"material": "请选择一份正在容缺的材料。"})
        row.state, row.checked_at, row.checked_by = MaterialState.COMPLETE, turn.at, turn.actor.id
        row.original_count, row.copy_count = row.originals, row.copies
        await row.save()
        await Clock.update({Clock.stopped_at: turn.at, Clock.outcome: ClockOutcome.MET}).where(
            (Clock.case == self.id)
            & (Clock.kind == "K15")
            & (Clock.subject == row.id)
            & Clock.stopped_at.is_null()
        )
        turn.data["material"] = row.name
        turn.custody.extend(papers_at_intake(self, [row], turn.at))
