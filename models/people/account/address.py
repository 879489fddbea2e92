"""Where a citizen has results sent (常用地址)."""

from dataclasses import dataclass
from datetime import datetime

from piccolo.columns import BigSerial, Boolean, Bytea, Varchar
from piccolo.table import Table

from models.columns import instant, reference
from models.errors import demand, fine
from models.people.account.keeping import MOST, keeping
from models.people.citizen import Citizen
from models.people.identity import (
    normalise_mobile,
    normalise_name,
    wrong_with_mobile,
    wrong_with_name,
)
from models.people.masks import mask_address, mask_mobile
from models.sealing import Sealed

LONGEST = 200  # characters, as on the label of a parcel


@dataclass(frozen=True)
class Place:
    """An address as the citizen typed it."""

    recipient: str
    mobile: str
    place: str

    def tidy(self) -> "Place":
        """The same, in the form that is stored."""
        return Place(
            normalise_name(self.recipient), normalise_mobile(self.mobile), self.place.strip()
        )

    def must_be_right(self) -> None:
        """Raises Invalid with a sentence per field."""
        wrong_name = wrong_with_name(self.recipient) and "请填写收件人，2至100个字。"
        long_enough = 6 <= len(self.place) <= LONGEST
        demand(
            ("recipient", *fine(wrong_name)),
            ("mobile", *fine(wrong_with_mobile(self.mobile))),
            ("place", long_enough, f"请写完整的地址，写到门牌号，最多{LONGEST}个字。"),
        )


class Address(Table):
    """One address with its recipient."""

    id = BigSerial(primary_key=True)
    citizen = reference(Citizen)
    recipient = Varchar(length=100)
    mobile_sealed = Bytea(default=b"")
    place_sealed = Bytea(default=b"")
    usual = Boolean(default=False)  # 默认地址
    saved_at = instant()

    mobile = Sealed("mobile_sealed")
    place = Sealed("place_sealed")

    @classmethod
    async def of(cls, citizen: Citizen) -> list["Address"]:
        """The addresses of an account, the usual one first."""
        rows = await cls.objects().where(cls.citizen == citizen.id).order_by(cls.id)
        return sorted(rows, key=lambda row: not row.usual)

    @classmethod
    async def for_citizen(cls, citizen: Citizen, number: int) -> "Address | None":
        """One of them; None for anybody else's."""
        return await cls.objects().where((cls.id == number) & (cls.citizen == citizen.id)).first()

    @classmethod
    async def add(cls, citizen: Citizen, place: Place, *, usual: bool, at: datetime) -> "Address":
        """Add one, the first is the usual one; the same words again are the same address.

        Raises Invalid.
        """
        place = place.tidy()
        place.must_be_right()
        async with keeping(citizen):
            rows = await cls.of(citizen)
            known = next((row for row in rows if row.as_typed == place), None)
            demand(("place", known or len(rows) < MOST, f"最多留{MOST}个地址，请先删除不用的。"))
            row = known or cls(citizen=citizen.id, saved_at=at)
            await row._write(place, at)
            if usual or not rows:
                await row._put_first()
            return row

    async def correct(self, citizen: Citizen, place: Place, *, usual: bool, at: datetime) -> None:
        """Write it anew. Raises Invalid."""
        place = place.tidy()
        place.must_be_right()
        async with keeping(citizen):
            await self._write(place, at)
            if usual:
                await self._put_first()

    async def make_usual(self, citizen: Citizen) -> None:
        """Propose this one first from now on."""
        async with keeping(citizen):
            await self._put_first()

    async def drop(self, citizen: Citizen) -> None:
        """Forget it; the oldest that is left becomes the usual one."""
        async with keeping(citizen):
            await Address.delete().where(Address.id == self.id)
            left = await Address.of(citizen)
            if left and not left[0].usual:
                await left[0]._put_first()

    async def _write(self, place: Place, at: datetime) -> None:
        self.recipient, self.mobile, self.place = place.recipient, place.mobile, place.place
        self.saved_at = at
        # Which is the usual one is not written: another page may just have changed it.
        await self.save(
            [Address.recipient, Address.mobile_sealed, Address.place_sealed, Address.saved_at]
        )

    async def _put_first(self) -> None:
        await Address.update({Address.usual: False}).where(
            (Address.citizen == self.citizen) & (Address.id != self.id)
        )
        self.usual = True
        await Address.update({Address.usual: True}).where(Address.id == self.id)

    @property
    def as_typed(self) -> Place:
        """What is stored, as it would be typed."""
        return Place(self.recipient, self.mobile, self.place)

    @property
    def masked_mobile(self) -> str:
        """138****0000."""
        return mask_mobile(self.mobile)

    @property
    def masked_place(self) -> str:
        """Down to the township."""
        return mask_address(self.place)
