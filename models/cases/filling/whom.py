"""For whom a citizen applies from home: themselves, a company of theirs, or somebody who asked
them to."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from models.cases.filling.people_of import Agent
from models.cases.theirs import IN_FORCE
from models.catalog.guide import Guide
from models.database import fetch_one
from models.people.account.authorisation import Authorisation
from models.people.account.company import Company
from models.people.account.profile import Profile
from models.people.applicant import Applicant, Audience
from models.people.citizen import Citizen
from models.people.identity import IdKind
from models.people.masks import mask_id

MYSELF = "me"


@dataclass(frozen=True)
class Whom:
    """One possible applicant, as the account knows them."""

    choice: str  # me, company-3, for-5: what a form sends
    audience: Audience
    name: str
    id_kind: IdKind
    id_number: str
    legal_name: str = ""
    relation: str = ""  # of the citizen to them
    by_agent: bool = False  # somebody else than the applicant acts
    authorisation: Authorisation | None = None
    proved: bool = False  # a register confirmed that it is the citizen, or their company

    @property
    def masked_id(self) -> str:
        """A 统一社会信用代码 is public."""
        return self.id_number if self.id_kind is IdKind.CREDIT else mask_id(self.id_number)

    def is_applicant(self, applicant: Applicant) -> bool:
        """Whether an applicant on file is this one."""
        return (applicant.id_kind, applicant.id_number) == (self.id_kind, self.id_number)


async def everyone_for(citizen: Citizen, item: int, guide: Guide, today: date) -> list[Whom]:
    """Everybody the citizen may apply for, in this matter, on this day; themselves first.

    Without a profile nobody: it says who writes the application.
    """
    profile = await Profile.of(citizen)
    if profile is None:
        return []
    held = await Authorisation.held_by_citizen(citizen, today)
    every = [
        _myself(profile),
        *(_company(row, profile) for row in await Company.of(citizen)),
        *(_principal(row) for row in held if row.covers(item) and row.names(profile.name)),
    ]
    return [one for one in every if is_for(guide, one.audience)]


def is_for(guide: Guide, audience: Audience) -> bool:
    """Whether an item is for this kind of applicant; an item that names none is for all."""
    return not guide.audience or audience in guide.audience


def _myself(profile: Profile) -> Whom:
    kind = IdKind(profile.id_kind)
    proved = profile.checked_at is not None
    return Whom(MYSELF, Audience.PERSON, profile.name, kind, profile.id_number, proved=proved)


def _company(row: Company, profile: Profile) -> Whom:
    return Whom(
        f"company-{row.id}",
        Audience(row.audience),
        row.name,
        IdKind.CREDIT,
        row.credit_code,
        row.legal_name,
        row.relation,
        by_agent=row.legal_name != profile.name,  # who signs for it themselves needs no paper
        proved=row.checked_at is not None,
    )


def _principal(row: Authorisation) -> Whom:
    return Whom(
        f"for-{row.id}",
        Audience(row.audience),
        row.name,
        IdKind(row.id_kind),
        row.id_number,
        row.legal_name,
        row.relation or row.standing_name,
        by_agent=True,
        authorisation=row,
    )


async def still_authorised(case: Any, today: date) -> bool:
    """Whether the paper on which somebody else applies is in force, reaches the matter and names
    whoever is written down as the agent."""
    if case.authorisation is None:
        return True
    row = await Authorisation.objects().get(Authorisation.id == case.authorisation)
    if row is None or not row.holds_on(today) or not row.covers(case.item):
        return False
    agent = await Agent.objects().where(Agent.case == case.id).first()
    return agent is not None and row.names(agent.name)


async def has_ended(case: Any, citizen: int | None, today: date) -> bool:
    """Whether a citizen filed this case on an authorisation that was revoked or has run out, and
    was not renewed."""
    if case.authorisation is None or case.filed_by != citizen:
        return False
    return await fetch_one(_RUNS, case.id, citizen, today) is None


_RUNS = (
    f"SELECT 1 FROM cases c WHERE c.id = $1 AND c.filed_by IS NOT DISTINCT FROM $2 AND {IN_FORCE}"  # noqa: S608
)
