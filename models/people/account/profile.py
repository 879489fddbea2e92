"""Who the holder of an account is (实名信息): typed once, used in every application."""

from datetime import date, datetime

from piccolo.columns import BigSerial, Bytea, Varchar
from piccolo.query import Objects
from piccolo.table import Table

from models.calendar.hours import local_date
from models.columns import choice, instant, one_of, reference
from models.database import fetch
from models.errors import NotNow, demand, fine
from models.people.account.keeping import keeping
from models.people.applicant import number_index
from models.people.citizen import Citizen
from models.people.identity import (
    ID_KIND_NAMES,
    IdKind,
    normalise,
    normalise_name,
    wrong_with,
    wrong_with_name,
)
from models.people.masks import mask_id, mask_name
from models.sealing import Sealed

# Papers of somebody who signs in: a 出生医学证明 names a child, a 统一社会信用代码 no person.
OWN_KINDS = (
    IdKind.RESIDENT,
    IdKind.HK_MACAO,
    IdKind.TAIWAN,
    IdKind.PASSPORT,
    IdKind.MILITARY,
)
GONE = "您的实名信息刚刚停用或者删除了，这一步没有办。请先重新填写，再接着办；别的内容都在。"


class Profile(Table):
    """One person behind one account. It opens no case: those are found by phone or by filing."""

    id = BigSerial(primary_key=True)
    citizen = reference(Citizen, unique=True)
    name = Varchar(length=100)
    id_kind = choice(IdKind)
    id_number_sealed = Bytea(default=b"")
    id_index = Varchar(length=64, index=True)
    saved_at = instant()
    checked_at = instant(null=True)  # 实名核验 by the register of residents
    check_number = Varchar(length=60, default="")  # the register's number of that answer
    check_source = Varchar(length=60, default="")  # which register
    set_aside_at = instant(null=True)  # somebody else proved to be the holder of this number

    profile_id_kind_known = one_of("id_kind", IdKind)

    id_number = Sealed("id_number_sealed")

    @classmethod
    async def of(cls, citizen: Citizen) -> "Profile | None":
        """What the account says about its holder; None when they have not said.

        What was set aside counts as not said (models/people/account/proving.py).
        """
        return await cls._row(citizen).where(cls.set_aside_at.is_null()).first()

    @classmethod
    async def must_be_of(cls, citizen: Citizen) -> "Profile":
        """The same where something is about to be done on it. Raises NotNow when it is gone."""
        profile = await cls.of(citizen)
        if profile is None:  # on the page it was there a moment ago
            raise NotNow(GONE)
        return profile

    @classmethod
    async def is_set_aside(cls, citizen: Citizen) -> bool:
        """Whether somebody else proved to be whom this account named."""
        return await cls.exists().where(
            (cls.citizen == citizen.id) & cls.set_aside_at.is_not_null()
        )

    @classmethod
    def _row(cls, citizen: Citizen) -> Objects:
        return cls.objects().where(cls.citizen == citizen.id)

    @classmethod
    async def keep(
        cls, citizen: Citizen, *, name: str, kind: IdKind | None, number: str, at: datetime
    ) -> "Profile":
        """Say who one is, or correct it; what the register confirmed was about the old words.

        Raises Invalid for what numbering.md 4.4 refuses.
        """
        name, number = normalise_name(name), normalise(number)
        demand(
            ("name", *fine(wrong_with_name(name))),
            ("id_kind", kind in OWN_KINDS, "请选择证件类型。"),
            ("id_number", *fine(kind and wrong_with(kind, number, local_date(at)))),
        )
        async with keeping(citizen):
            row = await cls._row(citizen).first()
            row = row or cls(citizen=citizen.id, id_kind=kind, saved_at=at)
            if row.id and (row.name, row.id_kind, row.id_number) == (name, kind, number):
                return row
            row.name, row.id_kind, row.id_number = name, kind, number
            row.id_index, row.saved_at = number_index(number), at
            row.checked_at, row.check_number, row.check_source = None, "", ""
            row.set_aside_at = None
            await row.save()
            await _doubt_companies(citizen)
            return row

    @classmethod
    async def forget(cls, citizen: Citizen) -> None:
        """Forget it; cases keep what they were filed with."""
        async with keeping(citizen):
            await cls.delete().where(cls.citizen == citizen.id)
            await _doubt_companies(citizen)

    @property
    def masked_name(self) -> str:
        """张*."""
        return mask_name(self.name)

    @property
    def masked_id(self) -> str:
        """First 6 and last 4."""
        return mask_id(self.id_number)

    @property
    def id_kind_name(self) -> str:
        """居民身份证, 护照 …"""
        return ID_KIND_NAMES[IdKind(self.id_kind)]

    def is_checked(self, today: date) -> bool:
        """Whether the register confirmed name, number and telephone."""
        return self.checked_at is not None and local_date(self.checked_at) <= today


async def _doubt_companies(citizen: Citizen) -> None:
    """Whose companies these are was proved of the person as they were before."""
    await fetch(_DOUBT, citizen.id)


_DOUBT = """
UPDATE company SET checked_at = NULL, check_number = '', check_source = '', proved_index = ''
WHERE citizen = $1 AND checked_at IS NOT NULL
"""
