"""When an applicant first opened a paper: the proof that electronic service reached them."""

from datetime import datetime

from models.audit.access import Access
from models.cases.actor import ActorKind
from models.database import fetch


async def first_opened(case: int) -> dict[str, datetime]:
    """Number of the paper → when its applicant first fetched it, for those that were."""
    rows = await fetch(_FIRST, case, Access.PAPER.value, ActorKind.CITIZEN.value)
    return {row["reason"]: row["at"] for row in rows}


_FIRST = """
SELECT reason, min(at) AS at FROM access_entry
WHERE "case" = $1 AND access = $2 AND actor_kind = $3 GROUP BY reason
"""
