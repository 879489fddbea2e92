"""Reading the 审批留言 of a case: both sides see all of it, staff by office and post."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from models.cases.actor import ActorKind
from models.cases.reading.plain_words import which_of_them
from models.database import fetch, fetch_one
from models.people.role import ROLE_NAMES, Role


@dataclass(frozen=True)
class Said:
    """One message as its reader sees it."""

    id: int
    by_applicant: bool
    who: str
    text: str
    at: datetime
    material: str  # the name of the paper it is about, or nothing
    new: bool  # the reader had not seen it before


async def thread_for(
    case: Any, reader: ActorKind, at: datetime, *, me: int | None = None
) -> list[Said]:
    """Every message, oldest first; what the other side wrote counts as read from now on.

    `me`: the account of a citizen who reads; whoever else acts for the applicant is not 我.
    """
    said = await look_at_thread(case, reader, me=me)
    await fetch(_READ, case.id, _other(reader), at)
    return said


async def look_at_thread(case: Any, reader: ActorKind, *, me: int | None = None) -> list[Said]:
    """The same for somebody who only looks on: nothing counts as read."""
    rows = await fetch(_THREAD, case.id)
    return [_said(row, reader, _who(case, row, reader, me)) for row in rows]


async def unread_by_staff(case: Any) -> int:
    """How many messages of the applicant wait to be read."""
    row = await fetch_one(_WAITING, case.id, ActorKind.CITIZEN.value)
    return row["n"]


def _other(reader: ActorKind) -> str:
    return (ActorKind.STAFF if reader is ActorKind.CITIZEN else ActorKind.CITIZEN).value


def _said(row: Any, reader: ActorKind, who: str) -> Said:
    return Said(
        row["id"],
        row["actor_kind"] == ActorKind.CITIZEN,
        who,
        row["text"],
        row["at"],
        row["material"] or "",
        row["read_at"] is None and row["actor_kind"] == _other(reader),
    )


def _who(case: Any, row: Any, reader: ActorKind, me: int | None) -> str:
    if row["actor_kind"] == ActorKind.CITIZEN:
        if reader is not ActorKind.CITIZEN:
            return f"申请人 {row['actor_name']}"
        return "我" if row["actor_id"] == me else which_of_them(case, row["actor_id"])
    post = ROLE_NAMES.get(Role(row["role"]), "") if row["role"] else ""
    # An applicant is answered by an office; who sat there is on record, not on the page.
    name = post if reader is ActorKind.CITIZEN else f"{row['actor_name']}（{post}）"
    return f"{row['office_name']} {name}".strip()


_THREAD = """
SELECT m.id, m.actor_kind, m.actor_id, m.actor_name, m.office_name, m.text, m.at, m.read_at,
  x.name AS material,
  (SELECT p.role FROM posting p WHERE m.actor_kind = 'staff' AND p.staff = m.actor_id
    AND p.valid_from <= m.at::date AND (p.valid_to IS NULL OR p.valid_to >= m.at::date)
    ORDER BY p.id LIMIT 1) AS role
FROM case_message m LEFT JOIN case_material x ON x.id = m.material
WHERE m."case" = $1 ORDER BY m.id
"""
_READ = """
UPDATE case_message SET read_at = $3
WHERE "case" = $1 AND actor_kind = $2 AND read_at IS NULL
"""
_WAITING = (
    'SELECT count(*) AS n FROM case_message WHERE "case" = $1 AND actor_kind = $2'
    " AND read_at IS NULL"
)
