"""What registers had confirmed of the people of an application from home, noted when it is sent."""

from datetime import datetime
from typing import Any

from models.cases.filling.people_of import Agent, IdentityCheck, Whose
from models.cases.words import IdentityMethod
from models.people.account.authorisation import Authorisation, Proof
from models.people.account.company import Company
from models.people.account.profile import Profile
from models.people.applicant import Applicant, number_index


async def note_proofs(case: Any) -> None:
    """实名核验 of the applicant and of the agent, each as far as there was one."""
    agent = await Agent.objects().where(Agent.case == case.id).first()
    if agent is not None:
        index = number_index(agent.id_number)
        await _note(case, Whose.AGENT, await _proved_person(case.filed_by, index))
    applicant = await Applicant.objects().get(Applicant.id == case.applicant)
    account = await _of_the_principal(case) if agent else case.filed_by
    find = _proved_person if applicant.is_person else _proved_company
    await _note(case, Whose.APPLICANT, await find(account, applicant.id_index))


async def _of_the_principal(case: Any) -> int | None:
    """The account in which the principal signed for the agent; a paper shows none."""
    if case.authorisation is None:
        return None
    row = await Authorisation.objects().get(Authorisation.id == case.authorisation)
    return row.granted_by if row.proof == Proof.SIGNED else None


async def _proved_person(account: int | None, index: str) -> datetime | None:
    row = await Profile.objects().where(
        (Profile.citizen == (account or 0)) & (Profile.id_index == index)
    )
    return row[0].checked_at if row else None


async def _proved_company(account: int | None, index: str) -> datetime | None:
    row = await Company.objects().where(
        (Company.citizen == (account or 0)) & (Company.proved_index == index)
    )
    return row[0].checked_at if row else None


async def _note(case: Any, whose: Whose, proved_at: datetime | None) -> None:
    if proved_at is not None:
        method = IdentityMethod.REGISTER
        await IdentityCheck(
            case=case.id, whose=whose, method=method, matched=True, at=proved_at
        ).save()
