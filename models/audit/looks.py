"""谁查看了我的办件 (8.1.4): who looked at the cases of one citizen."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from models.audit.access import ACCESS_NAMES, Access
from models.cases.actor import ActorKind
from models.database import fetch, fetch_one
from models.people.citizen import Citizen

PAGE = 20


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


async def looks_at(citizen: Citizen, page: int = 1, *, size: int = PAGE) -> Looks:
    """Who looked at the cases that the citizen can see. `page` counts from 1."""
    told = await fetch_one(_COUNT, citizen.mobile_index, citizen.id)
    pages = max(1, -(-told["others"] // size))
    page = min(max(page, 1), pages)
    rows = await fetch(_LOOKS, citizen.mobile_index, citizen.id, size, (page - 1) * size)
    return Looks([_look(row) for row in rows], page, pages, told["own"])


def _look(row: Any) -> Look:
    return Look(
        row["at"],
        _who(row),
        ACCESS_NAMES[Access(row["access"])],
        row["reason"],
        row["case_no"],
        row["item"],
    )


def _who(row: Any) -> str:
    if row["actor_kind"] == ActorKind.CITIZEN:
        return f"另一个账号 {row['actor_name']}"
    if row["access"] == Access.TRACK:
        return "没有登录的人，凭编号和查询码"
    return f"{row['office_name']} {row['actor_name']}".strip()


_OF_THEIRS = """
FROM access_entry e JOIN cases c ON c.id = e."case"
WHERE (c.contact_mobile_index = $1 OR c.filed_by = $2) AND c.case_no IS NOT NULL
"""
_OWN = "(e.actor_kind = 'citizen' AND e.actor_id = $2)"
_COUNT = (
    f"SELECT count(*) FILTER (WHERE {_OWN}) AS own,"
    f" count(*) FILTER (WHERE NOT {_OWN}) AS others {_OF_THEIRS}"
)
_LOOKS = f"""
SELECT page.*, v.snapshot->>'short_name' AS item FROM (
    SELECT e.id, e.at, e.access, e.actor_kind, e.actor_name, e.office_name, e.reason, c.case_no,
           c.version {_OF_THEIRS} AND NOT {_OWN}
    ORDER BY e.at DESC, e.id DESC LIMIT $3 OFFSET $4
) page JOIN item_version v ON v.id = page.version ORDER BY page.at DESC, page.id DESC
"""  # noqa: S608
