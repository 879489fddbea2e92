"""补齐容缺材料: the promised paper arrives, and with it the decision becomes possible."""

from models.cases.custody import papers_taken_in
from models.cases.material import CaseMaterial
from models.cases.turn import Turn, act
from models.cases.words import MaterialState
from models.errors import Invalid


class GapFilling:
    """Filling a tolerated gap."""

    @act
    async def fill_gap(self, turn: Turn, *, material: int, paper: bool = False) -> None:
        """The clerk has checked the missing material: as pictures where the case came from home,
        unless somebody brought the `paper`; else in hand."""
        row = (
            await CaseMaterial.objects()
            .where((CaseMaterial.id == material) & (CaseMaterial.case == self.id))
            .first()
        )
        if row is None or row.state != MaterialState.TOLERATED:
            raise Invalid({"material": "请选择一份正在容缺的材料。"})
        in_hand = paper or not self.filed_by
        (row.hand_in if in_hand else row.find_in_order)(turn.actor.id, turn.at)
        await row.save()
        await turn.clocks.stop("K15", at=turn.at, subject=row.id)
        turn.data["material"] = row.name
        turn.custody.extend(papers_taken_in(self, [row], turn.at, by=turn.actor))
