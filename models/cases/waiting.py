"""What waits for a citizen, and the list of their cases."""

from dataclasses import dataclass
from datetime import date, datetime

from models.cases.plain_words import own_status
from models.cases.words import Status
from models.database import fetch
from models.people.citizen import Citizen


@dataclass(frozen=True)
class CaseLine:
    """One case in a citizen's list."""

    case_no: str
    item: str
    applicant: str
    status: Status
    words: str
    received_at: datetime
    due_on: date | None

    @property
    def needs_you(self) -> bool:
        """Whether the citizen must act."""
        return self.status is Status.CORRECTION


async def cases_of(citizen: Citizen) -> list[CaseLine]:
    """Cases that name the citizen's phone or that they filed, those that wait for them first."""
    rows = await fetch(_LINES, citizen.mobile_index, citizen.id)
    return [
        CaseLine(
            row["case_no"],
            row["item"],
            row["applicant"],
            Status(row["status"]),
            own_status(row["status"], row["leg"]),
            row["received_at"],
            row["due_on"],
        )
        for row in rows
    ]


async def waiting_for(citizen: Citizen) -> list[CaseLine]:
    """Those of them that need the citizen now."""
    return [line for line in await cases_of(citizen) if line.needs_you]


_LINES = """
SELECT c.case_no, c.status, c.received_at, v.snapshot->>'short_name' AS item, a.name AS applicant,
       l.kind AS leg,
       (SELECT due_on FROM clock k WHERE k."case" = c.id AND k.stopped_at IS NULL
        AND k.kind = CASE c.status WHEN 'correction' THEN 'K16' ELSE 'K8' END LIMIT 1) AS due_on
FROM cases c
JOIN item_version v ON v.id = c.version
JOIN applicant a ON a.id = c.applicant
LEFT JOIN leg l ON l.id = c.open_leg
WHERE (c.contact_mobile_index = $1 OR c.filed_by = $2) AND c.case_no IS NOT NULL
ORDER BY (c.status = 'correction') DESC, c.received_at DESC
LIMIT 100
"""
