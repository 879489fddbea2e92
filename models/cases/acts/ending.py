"""撤回 and 终止: a case that ends without a decision, with every paper listed for return."""

from models.cases.custody import Holder, pass_paper
from models.cases.turn import Turn, act
from models.cases.words import Status
from models.documents.composing.ending import lapse_notice, withdrawal_form
from models.errors import demand


class Ending:
    """Ending a case early."""

    @act
    async def withdraw(self, turn: Turn, *, reason: str, signed: bool) -> None:
        """撤回: the applicant's own wish, signed; lawful until the decision."""
        demand(("signed", signed, "撤回须由申请人签名确认，请勾选。"))
        turn.note = reason.strip()
        if turn.position.status is not Status.DRAFT:
            form = await withdrawal_form(self, turn, reason.strip())
            turn.paper("withdrawal", office=self.intake_office, **form)
        if turn.actor.is_staff:  # from home nothing can be handed back yet
            turn.custody.extend(await pass_paper(self.id, Holder.APPLICANT, None, at=turn.at))
        await turn.end()

    @act
    async def lapse(self, turn: Turn, *, reason: str) -> None:
        """终止: by hand, after a promise or a reply is overdue; never automatic."""
        demand(("reason", reason.strip(), "请写明终止的事实和理由。"))
        turn.note = turn.note or reason.strip()
        notice = await lapse_notice(self, turn, reason.strip())
        turn.paper("lapse", office=turn.leg.office, **notice)
        turn.custody.extend(await pass_paper(self.id, Holder.APPLICANT, None, at=turn.at))
        await turn.end()
