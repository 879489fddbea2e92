"""Citizens who sign in (个人账号): a phone they have proved to hold."""

import re
from datetime import datetime

from piccolo.columns import BigSerial, Boolean, Bytea, SmallInt, Varchar
from piccolo.table import Table

from models.columns import instant
from models.database import fetch_object
from models.errors import demand
from models.people.masks import mask_mobile
from models.people.role import Role
from models.sealing import Sealed, blind_index

MOBILE = "mobile"  # one blind index for every mobile number, so that they can be compared


# Whoever misses a day named here loses the application (notices.md 7.2).
URGENT = frozenset({"T05", "T13", "T16"})
_ADDRESS = re.compile(r"[^\s@<>\",;]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)+", re.ASCII | re.IGNORECASE)


def _is_address(email: str) -> bool:
    return len(email) <= 200 and bool(_ADDRESS.fullmatch(email))


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
    look_chosen_at = instant(null=True)  # when one of these was last chosen
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

    @classmethod
    async def behind(cls, index: str) -> "Citizen | None":
        """The account of the phone with this fingerprint; None when nobody signed in with it."""
        return await cls.objects().where(cls.mobile_index == index).first() if index else None

    @classmethod
    async def held(cls, account: int) -> "Citizen | None":
        """The account, unless its holder gave it up."""
        citizen = await fetch_object(cls, "SELECT * FROM citizen WHERE id = $1", account)
        return citizen if citizen and not citizen.is_closed else None

    async def choose_reminders(self, *, by_sms: bool, by_email: bool, email: str) -> None:
        """Set how reminders arrive. Raises Invalid for an address that cannot be one."""
        email = email.strip()
        demand(
            ("email", email or not by_email, "要用邮件提醒，请填写邮箱地址。"),
            ("email", not email or _is_address(email), "邮箱地址的格式不对，请再核一遍。"),
        )
        self.by_sms, self.by_email, self.email = by_sms, by_email, email
        await self.save([Citizen.by_sms, Citizen.by_email, Citizen.email_sealed])

    async def choose_look(self, mode: str, text_size: int, *, at: datetime) -> None:
        """Keep how the holder wants pages: standard or elder, text size in percent."""
        self.mode, self.text_size, self.look_chosen_at = mode, text_size, at
        await self.save([Citizen.mode, Citizen.text_size, Citizen.look_chosen_at])

    def is_texted(self, template: str) -> bool:
        """Whether an SMS of this template is sent: 站内 only, but for days that must not pass."""
        return self.by_sms or template in URGENT

    def is_mailed(self, address: str) -> bool:
        """Whether this address gets e-mail: unless it is the account's own and was switched off."""
        return self.by_email or address != self.email

    @property
    def is_closed(self) -> bool:
        """Whether the holder gave the account up (注销); its number stays, nothing else."""
        return not self.mobile_sealed

    @property
    def name(self) -> str:
        """What the page greets: the masked phone."""
        return mask_mobile(self.mobile)
