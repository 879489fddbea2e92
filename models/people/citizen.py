"""Citizens who sign in (个人账号): a phone they have proved to hold."""

from datetime import datetime

from piccolo.columns import BigSerial, Boolean, Bytea, SmallInt, Varchar
from piccolo.table import Table

from models.columns import instant
from models.people.masks import mask_mobile
from models.people.role import Role
from models.sealing import Sealed, blind_index

MOBILE = "mobile"  # one blind index for every mobile number, so that they can be compared


def mobile_index(mobile: str) -> str:
    """The fingerprint by which a mobile number is found."""
    return blind_index(mobile, MOBILE)


class Citizen(Table):
    """An account; the cases it sees name its phone as contact or were filed from it."""

    id = BigSerial(primary_key=True)
    mobile_sealed = Bytea(default=b"")
    mobile_index = Varchar(length=64, unique=True)
    created_at = instant()
    signed_in_at = instant(null=True)
    mode = Varchar(length=10, default="standard")  # 长辈版 is kept with the account
    text_size = SmallInt(default=100)  # percent
    by_sms = Boolean(default=True)  # false: 站内 only, except codes
    by_email = Boolean(default=False)
    email_sealed = Bytea(default=b"")

    mobile = Sealed("mobile_sealed")
    email = Sealed("email_sealed")

    roles = frozenset({Role.CITIZEN})

    @classmethod
    async def with_mobile(cls, mobile: str, *, at: datetime) -> "Citizen":
        """The account of a phone, opened at the first sign-in."""
        index = mobile_index(mobile)
        citizen = cls(mobile_index=index, created_at=at, signed_in_at=at)
        citizen.mobile = mobile
        await cls.insert(citizen).on_conflict(
            target=cls.mobile_index, action="DO UPDATE", values=[cls.signed_in_at]
        )
        return await cls.objects().get(cls.mobile_index == index)

    @property
    def name(self) -> str:
        """What the page greets: the masked phone."""
        return mask_mobile(self.mobile)
