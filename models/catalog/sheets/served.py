"""The notices that were served: a clerk's own, and what a stranger may learn of one."""

from dataclasses import dataclass
from datetime import datetime

from models.catalog.sheets.sheet import OneTimeNotice
from models.database import fetch, fetch_one

MOST = 100


@dataclass(frozen=True)
class ServedLine:
    """One line of 我开出的告知书."""

    id: int
    number: str
    matter: str
    at: datetime
    ready: bool


async def notices_by(staff: int) -> list[ServedLine]:
    """Those of one member of staff, newest first."""
    rows = await fetch(_MINE, staff, MOST)
    return [ServedLine(**row) for row in rows]


async def notice_of(staff: int, notice: int) -> OneTimeNotice | None:
    """One of theirs; None when there is none with this id."""
    own = (OneTimeNotice.id == notice) & (OneTimeNotice.by == staff)
    return await OneTimeNotice.objects().where(own).first()


async def matter_name(notice: OneTimeNotice) -> str:
    """What it was about."""
    row = await fetch_one(_MATTER, notice.id)
    return row["matter"]


async def notice_with(code: str) -> OneTimeNotice | None:
    """The notice with a 防伪校验码."""
    return await OneTimeNotice.objects().where(OneTimeNotice.verify_code == code).first()


_NAME = """
coalesce(p.name, v.name || CASE WHEN v.variant = '' THEN '' ELSE '（' || v.variant || '）' END)
"""
_FROM = """
FROM one_time_notice n LEFT JOIN item_version v ON v.id = n.version
LEFT JOIN package p ON p.id = n.package
"""
_MINE = f"""
SELECT n.id, n.number, {_NAME} AS matter, n.at, n.file IS NOT NULL AS ready
{_FROM} WHERE n.by = $1 ORDER BY n.id DESC LIMIT $2
"""
_MATTER = f"SELECT {_NAME} AS matter {_FROM} WHERE n.id = $1"
