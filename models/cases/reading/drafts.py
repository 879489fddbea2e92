"""What a citizen began at home and has not sent."""

from dataclasses import dataclass
from datetime import datetime

from models.database import fetch
from models.people.citizen import Citizen


@dataclass(frozen=True)
class DraftLine:
    """An application from home that was begun and not sent."""

    id: int
    item: str
    applicant: str
    begun_at: datetime


async def drafts_of(citizen: Citizen) -> list[DraftLine]:
    """What the citizen began at home and has not sent, the newest first."""
    rows = await fetch(_DRAFTS, citizen.id)
    return [
        DraftLine(row["id"], row["item"] or "", row["applicant"] or "", row["created_at"])
        for row in rows
    ]


_DRAFTS = """
SELECT c.id, c.created_at, v.snapshot->>'short_name' AS item, a.name AS applicant
FROM cases c
LEFT JOIN item_version v ON v.id = c.version
LEFT JOIN applicant a ON a.id = c.applicant
WHERE c.filed_by = $1 AND c.status = 'draft'
ORDER BY c.created_at DESC LIMIT 20
"""
