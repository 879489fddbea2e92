"""What an office should know of an application before it accepts it, and nobody else is told."""

from dataclasses import dataclass
from typing import Any

from models.cases.words import Status
from models.database import fetch_one


@dataclass(frozen=True)
class Doubts:
    """Whether it is made twice, and whether somebody else proved to be its applicant."""

    twins: tuple[str, ...] = ()  # open cases of the same applicant in the same matter
    proved_elsewhere: bool = False  # by an account that did not send this one


async def doubts_of(case: Any) -> Doubts:
    """Of a case that waits for its acceptance; of others none."""
    if case.status not in (Status.RECEIVED, Status.CORRECTION):
        return Doubts()
    elsewhere = case.authorisation is None and await fetch_one(
        _ELSEWHERE, case.applicant, case.filed_by
    )
    return Doubts(tuple(await case.open_twins()), bool(elsewhere))


# What was taken in at a counter has been looked at there; an agent says whom they act for.
_ELSEWHERE = """
SELECT 1 FROM profile p JOIN applicant a USING (id_kind, id_index)
WHERE a.id = $1 AND p.checked_at IS NOT NULL AND p.citizen <> $2
"""
