"""补齐容缺材料: the promised paper arrives, and with it the decision becomes possible."""

from models.cases.custody import papers_taken_in
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
        row.hand_in(turn.actor.id, turn.at)
        await row.save()
        await turn.clocks.stop("K15", at=turn.at, subject=row.id)
        turn.data["material"] = row.name
        turn.custody.extend(papers_taken_in(self, [row], turn.at, by=turn.actor))
