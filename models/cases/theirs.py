"""Whose case it is: the one rule by which citizens find cases, in every query of theirs.

Theirs is what names their phone as contact or was filed from their account. Where somebody acts for
another on an authorisation (授权委托、监护), they find the case while that is in force, or renewed,
and no longer; the principal finds it once a register has confirmed who they are, or that the
company is theirs.
"""

from datetime import date

from models.database import fetch_one
from models.people.citizen import Citizen

# Of $2: the applicants that a register has confirmed them to be.
_PROVED = """
ARRAY(SELECT b.id FROM applicant b JOIN (
    SELECT id_kind, id_index FROM profile WHERE citizen = $2 AND checked_at IS NOT NULL
    UNION ALL
    SELECT 'credit', proved_index FROM company WHERE citizen = $2 AND checked_at IS NOT NULL
) proved USING (id_kind, id_index))
"""
_ACTS = "(c.contact_mobile_index = $1 OR c.filed_by = $2)"
# About `c`, a case that rests on an authorisation: whether on the day $3 that one is in force, or
# one that renews it: for the same two people and what it reached, or this matter. What was signed
# in the principal's account is renewed there only: by no paper that the agent sends in.
IN_FORCE = """
EXISTS (SELECT 1 FROM authorisation o JOIN authorisation z
          ON (z.agent_mobile_index, z.agent_name, z.id_kind, z.id_index)
           = (o.agent_mobile_index, o.agent_name, o.id_kind, o.id_index)
         AND (z.id = o.id OR o.id_index <> '')
         AND (o.proof = 'uploaded' OR z.granted_by = o.granted_by)
         AND (z.item IS NULL OR z.item IN (o.item, c.item))
        WHERE o.id = c.authorisation
          AND z.revoked_at IS NULL AND z.valid_from <= $3 AND z.valid_to >= $3)
"""
# About `c`, a row of cases: $1 the fingerprint of the phone, $2 the account, $3 the business day.
THEIRS = f"""
(({_ACTS} OR c.applicant = ANY({_PROVED})) AND c.case_no IS NOT NULL
 AND CASE WHEN c.authorisation IS NULL THEN {_ACTS}
          ELSE c.applicant = ANY({_PROVED}) OR {IN_FORCE} END)
"""
# The same with the number of a case as $4.
OWN_BY_NUMBER = f"SELECT c.* FROM cases c WHERE c.case_no = $4 AND {THEIRS}"  # noqa: S608
_ALL = f"SELECT count(*) FROM cases c WHERE {THEIRS}"  # noqa: S608
_IS_THEIRS = f"SELECT 1 FROM cases c WHERE c.id = $4 AND {THEIRS}"  # noqa: S608


def keys_of(citizen: Citizen, on: date) -> tuple[str, int, date]:
    """The first three values of a query with THEIRS."""
    return citizen.mobile_index, citizen.id, on


async def how_many_of(citizen: Citizen, on: date) -> int:
    """How many cases a citizen finds on a day."""
    return (await fetch_one(_ALL, *keys_of(citizen, on)))["count"]


async def is_theirs(case: int, mobile_index: str, citizen: int | None, on: date) -> bool:
    """Whether a citizen finds this case on a day; what is not sent yet is nobody's but its
    writer's."""
    return await fetch_one(_IS_THEIRS, mobile_index, citizen, on, case) is not None
