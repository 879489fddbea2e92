"""谁查看了我的信息 (8.1.4): who looked at the cases of one citizen, and which registers were asked
about them (8.1.6)."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from models.audit.access import ACCESS_NAMES, Access
from models.cases.actor import ActorKind
from models.cases.theirs import THEIRS, keys_of
from models.database import fetch, fetch_one
from models.people.citizen import Citizen
from models.sharing.lookup import Answer

PAGE = 20
ANSWER_NAMES = {
    Answer.FOUND: "一致、有效",
    Answer.NOT_FOUND: "没有查到或者不一致",
    Answer.UNREACHABLE: "没有连上",
}


@dataclass(frozen=True)
class Look:
    """One look, as the person it is about reads it."""

    at: datetime
    who: str
    what: str
    reason: str
    case_no: str
    item: str


@dataclass(frozen=True)
class Looks:
    """One page of them, the newest first; the citizen's own are only counted."""

    entries: list[Look]
    page: int
    pages: int
    own: int


async def looks_at(citizen: Citizen, today: date, page: int = 1, *, size: int = PAGE) -> Looks:
    """Who looked at the cases the citizen finds on a day, and who had a register asked about them.

    `page` counts from 1. What they had asked themselves is listed, too: each question stays visible
    to whoever it was about.
    """
    keys = keys_of(citizen, today)
    told = await fetch_one(_COUNT, *keys)
    pages = max(1, -(-told["listed"] // size))
    page = min(max(page, 1), pages)
    rows = await fetch(_LOOKS, *keys, size, (page - 1) * size)
    return Looks([_look(row, citizen) for row in rows], page, pages, told["own"])


def _look(row: Any, citizen: Citizen) -> Look:
    return Look(
        row["at"],
        _who(row, citizen),
        _what(row),
        row["reason"],
        row["case_no"] or "",
        row["item"] or "",
    )


def _what(row: Any) -> str:
    if row["answer"] is None:
        return ACCESS_NAMES[Access(row["what"])]
    return f"查询{row['what']}：{row['fields']}；{ANSWER_NAMES[Answer(row['answer'])]}"


def _who(row: Any, citizen: Citizen) -> str:
    if row["actor_kind"] == ActorKind.CITIZEN:
        return "您本人" if row["actor_id"] == citizen.id else f"另一个账号 {row['actor_name']}"
    if row["what"] == Access.TRACK:
        return "没有登录的人，凭编号和查询码"
    return f"{row['office_name']} {row['actor_name']}".strip()


_OWN = "(e.actor_kind = 'citizen' AND e.actor_id = $2)"
# A question stays visible to whoever had it asked, the case only while it is theirs.
# Three ways to a question, each by its index: the case, who had it asked, whom it was about.
_QUESTIONS = f"""
SELECT l.id FROM lookup l JOIN cases c ON c.id = l."case" WHERE {THEIRS}
UNION
SELECT l.id FROM lookup l WHERE l.actor_kind = 'citizen' AND l.actor_id = $2
UNION
SELECT l.id FROM lookup l WHERE l.holder_index IN (
    SELECT id_index FROM profile WHERE citizen = $2 AND checked_at IS NOT NULL
    UNION ALL SELECT proved_index FROM company WHERE citizen = $2 AND checked_at IS NOT NULL)
"""  # noqa: S608 – put together from constants
_LISTED = f"""
SELECT e.at, e.access AS what, e.actor_kind, e.actor_id, e.actor_name, e.office_name, e.reason,
       NULL AS fields, NULL AS answer, c.case_no, c.version
FROM access_entry e JOIN cases c ON c.id = e."case" WHERE {THEIRS} AND NOT {_OWN}
UNION ALL
SELECT l.at, l.register, l.actor_kind, l.actor_id, l.actor_name, '', l.purpose,
       l.fields, l.answer, CASE WHEN {THEIRS} THEN c.case_no END, c.version
FROM lookup l LEFT JOIN cases c ON c.id = l."case" WHERE l.id IN ({_QUESTIONS})
"""  # noqa: S608 – put together from constants
_COUNT = f"""
SELECT (SELECT count(*) FROM ({_LISTED}) listed) AS listed,
       (SELECT count(*) FROM access_entry e JOIN cases c ON c.id = e."case"
        WHERE {THEIRS} AND {_OWN}) AS own
"""  # noqa: S608
_LOOKS = f"""
SELECT page.*, v.snapshot->>'short_name' AS item
FROM ({_LISTED} ORDER BY at DESC LIMIT $4 OFFSET $5) page
LEFT JOIN item_version v ON v.id = page.version ORDER BY page.at DESC
"""  # noqa: S608
