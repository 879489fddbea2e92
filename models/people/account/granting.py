"""Naming an agent (授权委托) from one's own account: signed on the screen, taken back at once."""

from dataclasses import dataclass
from datetime import date, datetime

from models.calendar.hours import local_date
from models.errors import demand, fine
from models.people.account.authorisation import Authorisation, Proof, Standing
from models.people.account.company import Company
from models.people.account.keeping import MOST, keeping
from models.people.account.papers import SAY_WHO_YOU_ARE
from models.people.account.profile import Profile
from models.people.applicant import Audience
from models.people.citizen import Citizen, mobile_index
from models.people.identity import (
    IdKind,
    normalise_mobile,
    normalise_name,
    wrong_with_mobile,
    wrong_with_name,
)

TOO_LONG = "一次最多授权一年，免得时间长了忘记收回；到期后可以再签。"
NOT_YOURS = "只能替自己，或者替核验过您是法定代表人（经营者、负责人）的企业授权。"
MYSELF = "me"
NOT_SIGNED = "请在框内手写签名，或者输入您的姓名；姓名要和实名信息一致。"


@dataclass(frozen=True)
class Grant:
    """What the principal fills in."""

    agent_name: str
    agent_mobile: str
    relation: str
    item: int | None
    valid_from: date | None
    valid_to: date | None
    signature: str = ""  # path data
    typed_name: str = ""  # instead, where nothing can be drawn
    agreed: bool = False
    behalf: str = MYSELF  # or company-3: one that a register has confirmed to be the holder's

    def must_be_right(
        self, citizen: Citizen, profile: Profile | None, company: Company | None, today: date
    ) -> None:
        """Raises Invalid with a sentence per field."""
        own = mobile_index(self.mobile) == citizen.mobile_index
        signed = self.signature or (profile and normalise_name(self.typed_name) == profile.name)
        demand(
            ("agent_name", profile, SAY_WHO_YOU_ARE),
            ("behalf", company or self.behalf == MYSELF, NOT_YOURS),
            ("agent_name", *fine(wrong_with_name(normalise_name(self.agent_name)))),
            ("agent_mobile", *fine(wrong_with_mobile(self.mobile))),
            ("agent_mobile", not own, "这是您自己的手机号，请填受托人的。"),
            ("relation", len(self.relation) <= 60, "关系最多写60个字。"),
            *self._period(today),
            ("signature", signed, NOT_SIGNED),
            ("agreed", self.agreed, "请看清授权的内容，确认后勾选。"),
        )

    def _period(self, today: date) -> list[tuple[str, object, str]]:
        first, last = self.valid_from or today, self.valid_to
        if last is None:
            return [("valid_to", False, "请填写授权到哪一天为止。")]
        if first > a_year_after(today):
            return [("valid_from", False, "开始日期最晚在一年以内。")]
        return [
            ("valid_from", first >= today, "开始日期不能早于今天。"),
            ("valid_to", first <= last, "截止日期早于开始日期，请改正。"),
            ("valid_to", last <= a_year_after(first), TOO_LONG),
        ]

    @property
    def mobile(self) -> str:
        """The agent's number as it is stored."""
        return normalise_mobile(self.agent_mobile)


def a_year_after(day: date) -> date:
    """The same day of the next year; 28 February after a 29th."""
    leap = day.month == 2 and day.day == 29
    return day.replace(year=day.year + 1, day=28 if leap else day.day)


async def name_agent(citizen: Citizen, grant: Grant, *, at: datetime) -> Authorisation:
    """Let somebody act for the holder of the account; the same again is the same.

    Raises Invalid.
    """
    today = local_date(at)
    profile = await Profile.of(citizen)
    company = next((row for row in await signable(citizen) if choice(row) == grant.behalf), None)
    grant.must_be_right(citizen, profile, company, today)
    async with keeping(citizen):
        known = [
            row for row in await Authorisation.granted_by_citizen(citizen) if not row.revoked_at
        ]
        row = _row(citizen, profile, grant, at)
        if company is not None:
            _for_company(row, company)
        twin = next((other for other in known if _facts(other) == _facts(row)), None)
        if twin:
            return twin
        standing = [other for other in known if other.valid_to >= today]
        demand(("agent_name", len(standing) < MOST, f"最多同时授权{MOST}份，请先撤销不用的。"))
        await row.save()
        return row


def _row(citizen: Citizen, profile: Profile, grant: Grant, at: datetime) -> Authorisation:
    row = Authorisation(
        standing=Standing.AGENT,
        proof=Proof.SIGNED,
        granted_by=citizen.id,
        audience=Audience.PERSON,
        name=profile.name,
        id_kind=profile.id_kind,
        id_index=profile.id_index,
        relation=grant.relation.strip(),
        agent_name=normalise_name(grant.agent_name),
        agent_mobile_index=mobile_index(grant.mobile),
        item=grant.item,
        valid_from=grant.valid_from or local_date(at),
        valid_to=grant.valid_to,
        made_at=at,
    )
    row.id_number, row.agent_mobile = profile.id_number, grant.mobile
    row.signature = grant.signature
    return row


def _for_company(row: Authorisation, company: Company) -> None:
    """The company is the principal, by the hand of its 法定代表人."""
    row.audience, row.name, row.id_kind = company.audience, company.name, IdKind.CREDIT
    row.id_number, row.legal_name = company.credit_code, company.legal_name
    row.id_index = company.proved_index


async def signable(citizen: Citizen) -> list[Company]:
    """The companies in whose name the holder may sign: proved to be theirs."""
    return [row for row in await Company.of(citizen) if row.checked_at is not None]


def choice(company: Company) -> str:
    """What a form sends for a company."""
    return f"company-{company.id}"


def _facts(row: Authorisation) -> tuple[object, ...]:
    who = (row.name, row.id_number, row.agent_name, row.agent_mobile_index)
    return (*who, row.item, row.valid_from, row.valid_to)
