"""寄出, 确认收到, 退件: the result by courier; only the recipient's own signature closes."""

from models.cases.actor import ActorKind
from models.cases.custody import Holder, pass_paper
from models.cases.desks import desk_for
from models.cases.turn import Turn, act
from models.cases.words import LegKind
from models.delivery.hand_out import Collector
from models.delivery.parcel import ON_THE_ROAD, Parcel, ParcelState
from models.documents.composing.delivery import dispatch_list, proof_of_mail
from models.errors import NotNow, demand

LONGEST_WAYBILL = 20  # characters, the operators' rule for what stands in an SMS


class Mailing:
    """Sending the result."""

    @act
    async def dispatch(
        self,
        turn: Turn,
        *,
        carrier: str,
        waybill: str,
        address_confirmed: bool,
        cost_cents: int | None = None,
    ) -> None:
        """寄出: one parcel, its number told to the applicant; K12 is met."""
        demand(
            ("carrier", carrier.strip(), "请选择承运商。"),
            ("waybill", waybill.strip(), "请填写或扫描快递单号。"),
            ("waybill", len(waybill.strip()) <= LONGEST_WAYBILL, "快递单号太长，请核对后重填。"),
            ("address_confirmed", address_confirmed, "请核对收件人、电话和地址后勾选。"),
        )
        parcel = Parcel(
            case=self.id,
            carrier=carrier.strip(),
            waybill=waybill.strip(),
            state=ParcelState.SENT,
            cost_cents=cost_cents,
            sent_at=turn.at,
            sent_by=turn.actor.id,
        )
        await parcel.save()
        office = turn.leg.office
        await turn.clocks.stop("K12", at=turn.at)
        await turn.open_leg(LegKind.DELIVERY, turn.leg.desk)
        turn.data |= {"carrier": parcel.carrier, "waybill": parcel.waybill}
        turn.custody.extend(
            await pass_paper(self.id, Holder.COURIER, None, at=turn.at, results_only=True)
        )
        turn.paper("dispatch", office=office, **await dispatch_list(self, turn, parcel))

    async def parcel_on_the_road(self) -> Parcel | None:
        """The parcel that has not arrived yet."""
        return (
            await Parcel.objects()
            .where((Parcel.case == self.id) & Parcel.state.is_in(list(ON_THE_ROAD)))
            .order_by(Parcel.id, ascending=False)
            .first()
        )

    @act
    async def confirm_delivery(
        self, turn: Turn, *, collector: Collector | None, name: str, text: str = ""
    ) -> None:
        """签收: the courier's news of the recipient's own signature, or a person confirms."""
        in_person = collector is Collector.APPLICANT
        if not in_person and turn.actor.kind is ActorKind.SYSTEM:
            raise NotNow("不是本人签收，请工作人员与申请人核实后登记。")
        demand(
            ("collector", collector, "请选择是谁收的。"),
            ("name", collector is not Collector.AGENT or name.strip(), "请填写代收人姓名。"),
        )
        parcel = await self.parcel_on_the_road()
        if parcel is not None:
            state = ParcelState.SIGNED if in_person else ParcelState.SIGNED_BY_OTHER
            signed = "本人签收" if in_person else f"{name.strip()}代收"
            await parcel.note(state, text or signed, at=turn.at)
        office = turn.leg.office
        await self.is_delivered(turn)
        turn.custody.extend(
            await pass_paper(self.id, Holder.APPLICANT, None, at=turn.at, results_only=True)
        )
        proof = await proof_of_mail(self, turn, parcel, collector, name)
        turn.paper("service", office=office, **proof)

    @act
    async def parcel_returned(self, turn: Turn, *, reason: str) -> None:
        """退件: back at the counter, the applicant is asked for another way."""
        parcel = await self.parcel_on_the_road()
        if parcel is not None:
            await parcel.note(ParcelState.RETURNED, reason or "退回", at=turn.at)
        await turn.open_leg(LegKind.OUT, await desk_for(LegKind.OUT, self))
        turn.custody.extend(
            await pass_paper(
                self.id, Holder.COUNTER, turn.leg.office, at=turn.at, results_only=True
            )
        )
