"""我的消息: what a citizen was told inside the product (站内), the newest first.

Of somebody who wants no text messages it is the only place where they are told (notices.md 7.2).
"""

from dataclasses import dataclass
from datetime import date, datetime

from models.cases.theirs import THEIRS, keys_of
from models.database import fetch, fetch_one
from models.people.citizen import Citizen

PAGE = 20


@dataclass(frozen=True)
class Told:
    """One message, about one case."""

    id: int
    at: datetime
    text: str
    case_no: str
    unread: bool


@dataclass(frozen=True)
class Inbox:
    """One page of them."""

    told: list[Told]
    page: int
    pages: int

    @property
    def newest_unread(self) -> int:
        """Up to which message one may say to have read all; 0 where nothing here is unread."""
        return max((one.id for one in self.told if one.unread), default=0)


async def inbox_of(citizen: Citizen, on: date, page: int = 1) -> Inbox:
    """What the citizen was told of the cases they find on a day; `page` counts from 1."""
    keys = keys_of(citizen, on)
    pages = max(1, -(-(await fetch_one(_ALL, *keys))["listed"] // PAGE))
    page = min(max(page, 1), pages)
    rows = await fetch(_TOLD, *keys, PAGE, (page - 1) * PAGE)
    return Inbox([Told(**row) for row in rows], page, pages)


async def unread_by(citizen: Citizen, on: date) -> int:
    """How many they have not read."""
    return (await fetch_one(f"{_ALL} AND n.read_at IS NULL", *keys_of(citizen, on)))["listed"]


async def mark_read(citizen: Citizen, until: int, *, at: datetime) -> None:
    """They have read what was there up to one message; what came since stays unread."""
    await fetch(_READ, citizen.mobile_index, until, at)


_MINE = f"""
FROM notice n JOIN cases c ON c.id = n."case" WHERE n.mobile_index = $1 AND {THEIRS}
"""
_ALL = f"SELECT count(*)::int AS listed {_MINE}"
_TOLD = f"""
SELECT n.id, n.created_at AS at, n.text, c.case_no, n.read_at IS NULL AS unread {_MINE}
ORDER BY n.id DESC LIMIT $4 OFFSET $5
"""
_READ = """
UPDATE notice SET read_at = $3 WHERE mobile_index = $1 AND id <= $2 AND read_at IS NULL
"""
