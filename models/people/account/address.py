"""Where a citizen has results sent (常用地址)."""

from piccolo.columns import BigSerial, Boolean, Bytea, Varchar
from piccolo.table import Table

from models.columns import instant, reference
from models.people.citizen import Citizen
from models.people.masks import mask_address, mask_mobile
from models.sealing import Sealed


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

    @property
    def masked_mobile(self) -> str:
        """138****0000."""
        return mask_mobile(self.mobile)

    @property
    def masked_place(self) -> str:
        """Down to the township."""
        return mask_address(self.place)
