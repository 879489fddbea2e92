"""Whom news of a case reaches: its contact, and whoever it is made for.

An agent whose authorisation (授权委托、监护) was revoked or has run out hears nothing more. The
principal's own account hears everything, as far as there is one: the account in which they signed,
or the one that a register has confirmed to be theirs.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from models.cases.filling.whom import has_ended
from models.database import fetch
from models.people.citizen import Citizen


@dataclass(frozen=True)
class Addressee:
    """One phone, with the account behind it if there is one."""

    mobile_index: str
    contact_mobile: str
    contact_email: str
    account: Citizen | None


async def addressees(case: Any, on: date) -> list[Addressee]:
    """Everybody who is told of this case on a day; nobody twice. A draft is its writer's alone."""
    told, is_draft = {}, case.case_no is None
    ended = not is_draft and await has_ended(case, case.filed_by, on)
    if case.contact_mobile_index and not ended:
        account = await Citizen.behind(case.contact_mobile_index)
        told[case.contact_mobile_index] = Addressee(
            case.contact_mobile_index, case.contact_mobile, case.contact_email, account
        )
    for one in [] if is_draft else await _principals(case):
        known = Addressee(one.mobile_index, one.mobile, "", one)
        told.setdefault(one.mobile_index, known)
    return list(told.values())


async def _principals(case: Any) -> list[Citizen]:
    if case.authorisation is None:
        return []
    rows = await fetch(_PRINCIPALS, case.applicant, case.authorisation)
    ids = [row["id"] for row in rows]
    return await Citizen.objects().where(Citizen.id.is_in(ids or [0])).order_by(Citizen.id)


_PRINCIPALS = """
SELECT z.id FROM citizen z WHERE z.mobile_sealed <> '' AND z.id IN (
    SELECT granted_by FROM authorisation WHERE id = $2
    UNION ALL
    SELECT p.citizen FROM profile p JOIN applicant a USING (id_kind, id_index)
    WHERE a.id = $1 AND p.checked_at IS NOT NULL
    UNION ALL
    SELECT k.citizen FROM company k JOIN applicant a
      ON a.id_kind = 'credit' AND a.id_index = k.proved_index
    WHERE a.id = $1 AND k.checked_at IS NOT NULL)
"""
