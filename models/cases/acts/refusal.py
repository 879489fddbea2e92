"""不予受理: one proposes, the department confirms (S2-3-3a2, defaults 2)."""

from models.cases.custody import Holder, pass_paper
from models.cases.records.refusal import Refusal
from models.cases.turn import Turn, act
from models.cases.words import RefusalGround
from models.documents.composing.ending import refusal_notice
from models.errors import demand


class Refusing:
    """Refusing to accept."""

    @act
    async def refuse(
        self,
        turn: Turn,
        *,
        ground: RefusalGround | None,
        reason: str,
        competent_office: str = "",
        competent_address: str = "",
        competent_phone: str = "",
    ) -> None:
        """Propose; nothing is served yet and K1 runs on."""
        _must_be_lawful(turn, ground, reason, competent_office)
        await Refusal(
            case=self.id,
            ground=ground,
            reason=reason.strip(),
            competent_office=competent_office.strip(),
            competent_address=competent_address.strip(),
            competent_phone=competent_phone.strip(),
            proposed_by=turn.actor.id,
            proposed_at=turn.at,
        ).save()

    @act
    async def confirm_refusal(self, turn: Turn) -> None:
        """Confirm: the notice with reasons and remedies is served, the papers go back."""
        proposal = await Refusal.objects().get(
            (Refusal.case == self.id) & Refusal.closed_at.is_null()
        )
        proposal.confirmed_by, proposal.closed_at = turn.actor.id, turn.at
        await proposal.save()
        turn.paper("refusal", office=self.office, **await refusal_notice(self, turn, proposal))
        turn.custody.extend(await pass_paper(self.id, Holder.APPLICANT, None, at=turn.at))
        await turn.end()


def _must_be_lawful(turn: Turn, ground: RefusalGround, reason: str, competent: str) -> None:
    only_for_others = ground is RefusalGround.NOT_CORRECTED and turn.position.licence
    elsewhere = ground is RefusalGround.NOT_COMPETENT
    demand(
        ("ground", ground, "请选择不予受理的理由。"),
        (
            "ground",
            not only_for_others,
            "行政许可不得以逾期未补正为由不予受理，请选择其他理由或终止办理。",
        ),
        ("competent_office", competent.strip() or not elsewhere, "请写明应当向哪个机关申请。"),
        ("reason", reason.strip(), "请写明不予受理的具体理由和依据。"),
    )
