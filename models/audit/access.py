"""The access log (8.3 安全审计): every look at a case, every reveal; append-only."""

from datetime import datetime
from enum import StrEnum

from asyncpg import Record
from piccolo.columns import BigInt, BigSerial, Text, Varchar
from piccolo.table import Table

from models.cases.actor import Actor, ActorKind
from models.columns import CASE, choice, instant, one_of, optional
from models.database import fetch


class Access(StrEnum):
    """What was done without changing anything."""

    READ = "read"  # 查看办件
    FILE = "file"  # 查看材料
    PAPER = "paper"  # 下载文书
    REVEAL = "reveal"  # 显示完整号码
    TRACK = "track"  # 凭查询码查询


ACCESS_NAMES = {
    Access.READ: "查看办件",
    Access.FILE: "查看材料",
    Access.PAPER: "下载文书",
    Access.REVEAL: "显示完整证件号码",
    Access.TRACK: "凭查询码查询",
}


class AccessEntry(Table):
    """One look."""

    id = BigSerial(primary_key=True)
    case = optional(CASE)
    access = choice(Access)
    actor_kind = choice(ActorKind)
    actor_id = BigInt(null=True, default=None)
    actor_name = Varchar(length=100)
    office_name = Varchar(length=100, default="")
    address = Varchar(length=60, default="")  # of the client
    reason = Text(default="")
    at = instant(index=True)

    access_known = one_of("access", Access)
    access_actor_known = one_of("actor_kind", ActorKind)


async def remember(
    access: Access, case: int | None, who: Actor, *, address: str, at: datetime, reason: str = ""
) -> None:
    """Write a look down; a paper of no case has none."""
    await fetch(_REMEMBER, *_entry(access, case, who, address, reason, at))


async def remember_and_read(
    query: str, access: Access, case: int, who: Actor, *, address: str, at: datetime
) -> Record:
    """Write a look down and read what it shows, in one statement: neither without the other.

    `query` is one SELECT that knows the case as $1; the first row is the answer.
    """
    entry = _entry(access, case, who, address, "", at)
    rows = await fetch(f"WITH looked AS ({_REMEMBER}) {query}", *entry)
    return rows[0]


def _entry(access: Access, case: int | None, who: Actor, *rest: object) -> tuple:
    return case, access, who.kind, who.id, who.name, who.office_name, *rest


_REMEMBER = """
INSERT INTO access_entry
  ("case", access, actor_kind, actor_id, actor_name, office_name, address, reason, at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
"""
