"""Parcels (邮件): what was sent, by which carrier, where it is."""

from enum import StrEnum

from piccolo.columns import JSONB, BigSerial, Integer, Varchar
from piccolo.table import Table

from models.columns import CASE, choice, instant, one_of, reference
from models.people.staff import Staff


class ParcelState(StrEnum):
    """Where it is; only the recipient's own signature closes a case by itself."""

    SENT = "sent"  # 已寄出
    MOVING = "moving"  # 运输中
    AT_DOOR = "at_door"  # 派送中
    SIGNED = "signed"  # 本人签收
    SIGNED_BY_OTHER = "signed_by_other"  # 他人代收
    RETURNED = "returned"  # 退回


PARCEL_STATE_NAMES = {
    ParcelState.SENT: "已寄出",
    ParcelState.MOVING: "运输中",
    ParcelState.AT_DOOR: "派送中",
    ParcelState.SIGNED: "本人签收",
    ParcelState.SIGNED_BY_OTHER: "他人代收",
    ParcelState.RETURNED: "退回",
}
ON_THE_ROAD = (ParcelState.SENT, ParcelState.MOVING, ParcelState.AT_DOOR)


class Parcel(Table):
    """One parcel with a result to the applicant."""

    id = BigSerial(primary_key=True)
    case = reference(CASE)
    carrier = Varchar(length=40)
    waybill = Varchar(length=40)
    state = choice(ParcelState)
    tracks = JSONB(default="[]")  # [{at, text}], oldest first
    cost_cents = Integer(null=True, default=None)
    sent_at = instant()
    sent_by = reference(Staff)

    parcel_state_known = one_of("state", ParcelState)

    @property
    def state_name(self) -> str:
        """已寄出、派送中 …"""
        return PARCEL_STATE_NAMES[ParcelState(self.state)]

    async def note(self, state: ParcelState, text: str, *, at: object) -> None:
        """Write down a piece of courier news."""
        self.state = state
        self.tracks = [*self.tracks, {"at": at.isoformat(), "text": text}]
        await self.save([Parcel.state, Parcel.tracks])
