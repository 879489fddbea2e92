"""Searching cases, always among those the person may see."""

import re
from dataclasses import dataclass
from datetime import datetime

from models.cases.case import Case
from models.cases.reading.plain_words import short_status
from models.database import fetch
from models.people.staff import Officer

MOST = 50
SHORTEST_NUMBER = 4  # digits


@dataclass(frozen=True)
class Found:
    """One hit."""

    case_no: str
    item: str
    applicant: str
    status: str
    words: str
    received_at: datetime


async def find_cases(officer: Officer, wanted: str) -> list[Found]:
    """Cases whose number contains the digits, or whose applicant's name contains the words."""
    digits = "".join(character for character in wanted if character.isdecimal() or character == "-")
    words = f"%{_literally(wanted)}%"
    names = Case.applicant.name.like(words) | Case.applicant.legal_name.like(words)
    numbers = Case.case_no.like(f"%{digits}%")
    fits = names | numbers if len(digits) >= SHORTEST_NUMBER else names
    visible = Case.visible_to(officer).where(Case.case_no.is_not_null()).where(fits)
    rows = await visible.order_by(Case.id, ascending=False).limit(MOST)
    hits = await fetch(_HITS, [row.id for row in rows])
    return [
        Found(
            row["case_no"],
            row["item"],
            row["applicant"],
            row["status"],
            short_status(row["status"], row["leg"]),
            row["received_at"],
        )
        for row in hits
    ]


def _literally(words: str) -> str:
    """The words with % and _ as letters like any other."""
    return re.sub(r"([\\%_])", r"\\\1", words)


_HITS = """
SELECT c.case_no, v.snapshot->>'short_name' AS item, a.name AS applicant, c.status, c.received_at,
       l.kind AS leg
FROM cases c
JOIN item_version v ON v.id = c.version
JOIN applicant a ON a.id = c.applicant
LEFT JOIN leg l ON l.id = c.open_leg
WHERE c.id = ANY($1::bigint[])
ORDER BY c.received_at DESC
"""
