"""The access log (8.3 安全审计): every look at a case, every reveal; append-only."""

from datetime import datetime
from enum import StrEnum

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
    await fetch(_REMEMBER, case, *entry(access, who, address=address, at=at, reason=reason))


def entry(
    access: Access, who: Actor, *, address: str, at: datetime, reason: str = ""
) -> tuple[object, ...]:
    """The eight values of a look, but for its case, in the order of REMEMBER_EACH."""
    return access, who.kind, who.id, who.name, who.office_name, address, reason, at


_INSERT = """
INSERT INTO access_entry
  ("case", access, actor_kind, actor_id, actor_name, office_name, address, reason, at)
"""
_REMEMBER = f"{_INSERT} VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
# Part of a statement that finds a case ($1 to $4) and shows it: neither without the other.
REMEMBER_EACH = f"{_INSERT} SELECT id, $5, $6, $7, $8, $9, $10, $11, $12 FROM found"  # noqa: S608
