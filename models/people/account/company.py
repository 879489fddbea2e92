"""The companies a citizen applies for (我的企业)."""

from dataclasses import dataclass
from datetime import datetime

from piccolo.columns import BigSerial, Varchar
from piccolo.constraints import Unique
from piccolo.table import Table

from models.columns import choice, instant, one_of, reference
from models.errors import demand, fine
from models.people.account.keeping import MOST, keeping
from models.people.applicant import AUDIENCE_NAMES, Audience
from models.people.citizen import Citizen
from models.people.identity import (
    normalise,
    normalise_name,
    wrong_with_credit_code,
    wrong_with_name,
)

TWICE = "这个统一社会信用代码已经在您的企业名单里，请改那一条，不用再加。"
FULL = f"最多留{MOST}家企业，请先删除不用的。"


@dataclass(frozen=True)
class Firm:
    """An organisation as the citizen typed it."""

    audience: Audience | None
    name: str
    credit_code: str
    legal_name: str = ""
    relation: str = ""

    def tidy(self) -> "Firm":
        """The same, in the form that is stored."""
        return Firm(
            self.audience,
            normalise_name(self.name),
            normalise(self.credit_code),
            normalise_name(self.legal_name),
            self.relation.strip(),
        )

    def must_be_right(self) -> None:
        """Raises Invalid for what numbering.md 4.3 refuses."""
        known = self.audience in AUDIENCE_NAMES and self.audience is not Audience.PERSON
        demand(
            ("audience", known, "请选择单位类型。"),
            ("name", *fine(wrong_with_name(self.name))),
            ("credit_code", *fine(wrong_with_credit_code(self.credit_code))),
            ("legal_name", self.legal_name, "请填写法定代表人（经营者、负责人）姓名。"),
            ("relation", len(self.relation) <= 60, "您在单位的身份最多写60个字。"),
        )


class Company(Table):
    """One organisation; its 统一社会信用代码 is public and therefore not sealed."""

    id = BigSerial(primary_key=True)
    citizen = reference(Citizen)
    audience = choice(Audience)
    name = Varchar(length=100)
    credit_code = Varchar(length=18)
    legal_name = Varchar(length=100, default="")  # 法定代表人、经营者
    relation = Varchar(length=60, default="")  # what the citizen is there
    saved_at = instant()
    checked_at = instant(null=True)  # a register confirmed that the citizen is its 法定代表人
    check_number = Varchar(length=60, default="")  # the register's number of that answer
    check_source = Varchar(length=60, default="")  # which register
    proved_index = Varchar(length=64, default="")  # its fingerprint among applicants, once proved

    company_audience_known = one_of("audience", Audience)
    company_once = Unique(["citizen", "credit_code"])

    @classmethod
    async def of(cls, citizen: Citizen) -> list["Company"]:
        """The organisations of an account, in the order they were added."""
        return await cls.objects().where(cls.citizen == citizen.id).order_by(cls.id)

    @classmethod
    async def for_citizen(cls, citizen: Citizen, number: int) -> "Company | None":
        """One of them; None for anybody else's."""
        return await cls.objects().where((cls.id == number) & (cls.citizen == citizen.id)).first()

    @classmethod
    async def add(cls, citizen: Citizen, firm: Firm, *, at: datetime) -> "Company":
        """Add one; the same words again are the same company. Raises Invalid."""
        firm = firm.tidy()
        firm.must_be_right()
        async with keeping(citizen):
            rows = await cls.of(citizen)
            known = next((row for row in rows if row.credit_code == firm.credit_code), None)
            if known and known.firm == firm:
                return known
            demand(
                ("credit_code", known is None, TWICE),
                ("name", len(rows) < MOST, FULL),
            )
            row = cls(citizen=citizen.id, audience=firm.audience, saved_at=at)
            await row._write(firm, at)
            return row

    async def correct(self, firm: Firm, *, at: datetime) -> None:
        """Write it anew. Raises Invalid."""
        firm = firm.tidy()
        firm.must_be_right()
        async with keeping(self.citizen):
            twin = await Company.exists().where(
                (Company.citizen == self.citizen)
                & (Company.credit_code == firm.credit_code)
                & (Company.id != self.id)
            )
            demand(("credit_code", not twin, TWICE))
            await self._write(firm, at)

    async def _write(self, firm: Firm, at: datetime) -> None:
        self.audience, self.name, self.credit_code = firm.audience, firm.name, firm.credit_code
        self.legal_name, self.relation, self.saved_at = firm.legal_name, firm.relation, at
        self.checked_at, self.check_number, self.check_source = None, "", ""
        self.proved_index = ""
        await self.save()

    @property
    def firm(self) -> Firm:
        """What is stored, as it would be typed."""
        return Firm(
            Audience(self.audience), self.name, self.credit_code, self.legal_name, self.relation
        )

    @property
    def audience_name(self) -> str:
        """企业法人, 个体工商户 …"""
        return AUDIENCE_NAMES[Audience(self.audience)]
