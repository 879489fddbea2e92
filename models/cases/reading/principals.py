"""For whom a citizen has cases, called so that no two are taken for one another.

Whom the account has written down itself is called by the full name: its holder, those it has filed
for, those on a paper it sent in. Of others, as where only a phone was left at a counter, the list
shows the surname and the end of their number; so it does of two with one name.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from models.cases.theirs import THEIRS, keys_of
from models.database import fetch
from models.people.applicant import Applicant
from models.people.citizen import Citizen

MOST = 30  # to choose from


@dataclass(frozen=True)
class Principal:
    """Somebody I have cases for."""

    id: int
    name: str  # 李秀兰, 李**（尾号0011）; an organisation's is public
    count: int


async def principals_of(citizen: Citizen, today: date) -> list[Principal]:
    """Those a citizen finds cases of on a day, the most cases first."""
    rows = await fetch(_PEOPLE, *keys_of(citizen, today), MOST)
    people = await Applicant.objects().where(Applicant.id.is_in([row["id"] for row in rows] or [0]))
    by_id = {one.id: one for one in people}
    said = {row["id"]: _said(by_id[row["id"]], row["written"]) for row in rows}
    twice = Counter(said.values())
    return [
        Principal(id, _with_tail(name, by_id[id]) if twice[name] > 1 else name, row["n"])
        for row in rows
        for id, name in [(row["id"], said[row["id"]])]
    ]


def _said(one: Applicant, written: bool) -> str:
    if written or not one.is_person:
        return one.name
    return _with_tail(one.masked_name, one)


def _with_tail(name: str, one: Applicant) -> str:
    tail = one.masked_id.rpartition("*")[2][-4:]
    return name if name.endswith(f"{tail}）") else f"{name}（尾号{tail}）"


_PEOPLE = f"""
SELECT a.id, count(*) AS n,
       coalesce(bool_or(c.filed_by = $2), false)
       OR EXISTS (SELECT 1 FROM profile f WHERE f.citizen = $2 AND f.name = a.name)
       OR EXISTS (SELECT 1 FROM authorisation z
                  WHERE z.held_by = $2 AND z.proof = 'uploaded' AND z.name = a.name) AS written
FROM cases c JOIN applicant a ON a.id = c.applicant
WHERE {THEIRS} GROUP BY a.id ORDER BY count(*) DESC, a.id LIMIT $4
"""  # noqa: S608 – put together from constants
