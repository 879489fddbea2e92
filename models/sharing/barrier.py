"""免证办 is for whoever a paper belongs to, and for nobody who only says so."""

from datetime import date
from enum import StrEnum
from typing import Any

from models.people.account.authorisation import Authorisation, Proof
from models.people.account.company import Company
from models.people.account.profile import Profile
from models.people.account.register import is_offered
from models.people.applicant import number_index
from models.people.citizen import Citizen
from models.people.identity import IdKind
from models.sharing.register import Holder


class Barrier(StrEnum):
    """Why a citizen may not have a register asked about somebody's paper."""

    YOURSELF = "yourself"  # it is theirs, they have not proved so
    NO_REGISTER = "no_register"  # it is theirs, and no register knows papers like theirs
    COMPANY = "company"  # they say to be its 法定代表人 and have not proved so
    ANOTHER = "another"  # another person's
    OTHERS_COMPANY = "others_company"  # a company they neither own nor act for by its owner's hand


async def barrier(case: Any, holder: Holder, citizen: Citizen, today: date) -> Barrier | None:
    """What stands in the way of asking about the holder's papers; None where nothing does."""
    profile = await Profile.of(citizen)
    if holder.id_kind is IdKind.CREDIT:
        return await _of_company(case, holder, citizen, profile, today)
    if profile is None or (profile.id_kind, profile.id_number, profile.name) != (
        holder.id_kind,
        holder.id_number,
        holder.name,
    ):
        return Barrier.ANOTHER
    return _of_person(profile, today)


def _of_person(profile: Profile | None, today: date) -> Barrier | None:
    if profile and profile.is_checked(today):
        return None
    return Barrier.YOURSELF if profile is None or is_offered(profile) else Barrier.NO_REGISTER


async def _of_company(
    case: Any, holder: Holder, citizen: Citizen, profile: Profile | None, today: date
) -> Barrier | None:
    rows = await Company.of(citizen)
    own = next((row for row in rows if row.credit_code == holder.id_number), None)
    owns = own is not None and profile is not None and own.legal_name == profile.name
    if not owns and not await _is_sent_by_its_owner(case, holder, today):
        return Barrier.OTHERS_COMPANY
    return _of_person(profile, today) or (
        Barrier.COMPANY if owns and own.checked_at is None else None
    )


async def _is_sent_by_its_owner(case: Any, holder: Holder, today: date) -> bool:
    """Whether the case rests on what the company's proved owner signed in their own account."""
    if case.authorisation is None:
        return False
    row = await Authorisation.objects().get(Authorisation.id == case.authorisation)
    if row.proof != Proof.SIGNED or not row.holds_on(today) or not row.covers(case.item):
        return False
    return row.id_number == holder.id_number and await Company.exists().where(
        (Company.citizen == row.granted_by)
        & (Company.proved_index == number_index(holder.id_number))
    )
