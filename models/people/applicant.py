"""Applicants (申请人): the people and organisations that cases are about."""

from datetime import date, datetime
from enum import StrEnum

from piccolo.columns import BigSerial, Boolean, Bytea, Date, Varchar
from piccolo.constraints import Unique
from piccolo.table import Table

from models.columns import choice, instant, one_of
from models.people.identity import ID_KIND_NAMES, IdKind, age_on, birth_date, is_male
from models.people.masks import mask_id, mask_name
from models.sealing import Sealed, blind_index


class Audience(StrEnum):
    """服务对象."""

    PERSON = "person"  # 自然人
    COMPANY = "company"  # 企业法人
    INSTITUTION = "institution"  # 事业法人
    SOCIETY = "society"  # 社会组织
    BUSINESS = "business"  # 非法人企业
    SELF_EMPLOYED = "self_employed"  # 个体工商户
    COOPERATIVE = "cooperative"  # 农民专业合作社
    AGENCY = "agency"  # 行政机关
    OTHER = "other"  # 其他


AUDIENCE_NAMES = {
    Audience.PERSON: "自然人",
    Audience.COMPANY: "企业法人",
    Audience.INSTITUTION: "事业法人",
    Audience.SOCIETY: "社会组织",
    Audience.BUSINESS: "非法人企业",
    Audience.SELF_EMPLOYED: "个体工商户",
    Audience.COOPERATIVE: "农民专业合作社",
    Audience.AGENCY: "行政机关",
    Audience.OTHER: "其他",
}


def number_index(number: str) -> str:
    """The fingerprint by which a person or organisation is found: one for every table."""
    return blind_index(number, "Applicant.id_number")


class Applicant(Table):
    """One person or organisation, found by a blind index of its number."""

    id = BigSerial(primary_key=True)
    audience = choice(Audience)
    name = Varchar(length=100, index=True)
    id_kind = choice(IdKind)
    id_number_sealed = Bytea(default=b"")
    id_index = Varchar(length=64)
    birth_date = Date(null=True, default=None)
    legal_name = Varchar(length=100, default="")  # 法定代表人、经营者
    address_sealed = Bytea(default=b"")
    restricted = Boolean(default=False)  # only named staff open the cases (8.1.8)
    created_at = instant()

    audience_known = one_of("audience", Audience)
    applicant_id_kind_known = one_of("id_kind", IdKind)
    applicant_once = Unique(["id_kind", "id_index"])

    id_number = Sealed("id_number_sealed")
    address = Sealed("address_sealed")

    @classmethod
    async def named(
        cls, audience: Audience, name: str, kind: IdKind, number: str, *, at: datetime
    ) -> "Applicant":
        """The applicant with this number, made if new; a changed name is taken over."""
        index = number_index(number)
        applicant = cls(audience=audience, name=name, id_kind=kind, id_index=index, created_at=at)
        applicant.id_number = number
        if kind is IdKind.RESIDENT:
            applicant.birth_date = birth_date(number)
        await cls.insert(applicant).on_conflict(
            target=(cls.id_kind, cls.id_index),
            action="DO UPDATE",
            values=[cls.audience, cls.name],
        )
        return await cls.objects().get((cls.id_kind == kind) & (cls.id_index == index))

    @classmethod
    async def told(
        cls, audience: Audience, name: str, kind: IdKind, number: str, *, at: datetime
    ) -> "Applicant | None":
        """The applicant with this number as somebody at home names them, made if new.

        Nobody checked their papers, so nothing on file is changed; None when it is under another
        name.
        """
        index = number_index(number)
        applicant = cls(audience=audience, name=name, id_kind=kind, id_index=index, created_at=at)
        applicant.id_number = number
        if kind is IdKind.RESIDENT:
            applicant.birth_date = birth_date(number)
        await cls.insert(applicant).on_conflict(
            target=(cls.id_kind, cls.id_index), action="DO NOTHING"
        )
        known = await cls.objects().get((cls.id_kind == kind) & (cls.id_index == index))
        return known if known.name == name else None

    @property
    def is_person(self) -> bool:
        """A natural person, whose name and number are masked."""
        return self.audience == Audience.PERSON

    @property
    def id_kind_name(self) -> str:
        """居民身份证, 统一社会信用代码 …"""
        return ID_KIND_NAMES[IdKind(self.id_kind)]

    @property
    def masked_name(self) -> str:
        """An organisation's name is public."""
        return mask_name(self.name) if self.is_person else self.name

    @property
    def masked_id(self) -> str:
        """A 统一社会信用代码 is public."""
        return self.id_number if self.id_kind == IdKind.CREDIT else mask_id(self.id_number)

    def age_and_sex(self, today: date) -> str:
        """女，82 岁 – what the number says; empty without a resident's number."""
        if self.birth_date is None:
            return ""
        sex = "男" if is_male(self.id_number) else "女"
        return f"{sex}，{age_on(self.birth_date, today)} 岁"
