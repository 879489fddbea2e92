"""A glance at a citizen's cases, for reading without a network: few words, nothing personal."""

import re
from dataclasses import dataclass
from datetime import date

from models.cases.reading.own_parts import Where
from models.cases.reading.waiting import CaseLine, cases_of
from models.database import fetch
from models.people.applicant import Audience
from models.people.citizen import Citizen
from models.people.masks import mask_mobile, mask_name

MOST = 30  # cases; a phone is no archive
_NUMBER = re.compile(r"\d{7,}[Xx]?")  # a telephone, an identity card, an account


@dataclass(frozen=True)
class Glance:
    """One case: its line in the list, what is asked of the citizen, and where to go for it."""

    line: CaseLine
    asked: list[str]
    where: Where | None


async def glances_of(citizen: Citizen, today: date) -> list[Glance]:
    """The citizen's cases, those that wait for them first; at most `MOST`."""
    lines = (await cases_of(citizen, today))[:MOST]
    rows = {row["case_no"]: row for row in await fetch(_MORE, [line.case_no for line in lines])}
    return [_glance(line, rows[line.case_no]) for line in lines]


def _glance(line: CaseLine, row: dict) -> Glance:
    where = Where(row["place"], row["address"], row["hours"]) if row["place"] else None
    person = row["applicant"] if row["audience"] == Audience.PERSON else ""
    return Glance(line, [masked(text, person) for text in row["asked"] or []], where)


def masked(text: str, person: str = "") -> str:
    """What somebody in an office wrote, without the person's name and without long numbers."""
    nameless = text.replace(person, mask_name(person)) if person else text
    return _NUMBER.sub(lambda number: mask_mobile(number[0]), nameless)


# A list of corrections is answered where the case was taken in; a result that is not mailed lies
# where the leg 出件 is.
_MORE = """
SELECT c.case_no, a.name AS applicant, a.audience, asked.lines AS asked,
       coalesce(s.name, h.name) AS place, coalesce(s.address, h.address) AS address,
       coalesce(s.hours, h.hours) AS hours
FROM cases c
JOIN applicant a ON a.id = c.applicant
LEFT JOIN leg l ON l.id = c.open_leg AND l.kind = 'out' AND NOT EXISTS (
  SELECT FROM delivery d WHERE d."case" = c.id AND d.way IN ('mail', 'electronic'))
LEFT JOIN LATERAL (
  SELECT array_agg(n.item || '：' || n.problem || n.requirement ORDER BY n.position) AS lines
  FROM correction r JOIN correction_line n ON n.correction = r.id
  WHERE r."case" = c.id AND r.supplied_at IS NULL AND c.status = 'correction') asked ON true
LEFT JOIN station s
  ON s.id = CASE WHEN c.status = 'correction' THEN c.intake_station ELSE l.station END
LEFT JOIN LATERAL (
  SELECT name, address, hours FROM hall
  WHERE office = CASE WHEN c.status = 'correction' THEN c.intake_office ELSE l.office END
  ORDER BY id LIMIT 1) h ON true
WHERE c.case_no = ANY($1)
"""
