"""我的办件: for whom I act, in which state, by number; page by page."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from models.cases.reading.principals import Principal, principals_of
from models.cases.reading.waiting import LINES, CaseLine, line_of
from models.cases.theirs import THEIRS, keys_of
from models.database import fetch
from models.people.citizen import Citizen

PAGE = 20  # lines


class Which(StrEnum):
    """What part of the list."""

    ALL = ""
    OPEN = "open"  # 办理中
    DONE = "done"  # 已办结


WHICH_NAMES = {Which.ALL: "全部", Which.OPEN: "办理中", Which.DONE: "已办结"}


@dataclass(frozen=True)
class Wanted:
    """What the reader asked for; empty means everything."""

    who: int = 0
    which: Which = Which.ALL
    q: str = ""
    page: int = 1

    @property
    def narrows(self) -> bool:
        """Whether anything was asked for."""
        return bool(self.who or self.which or self.q)


@dataclass(frozen=True)
class MyList:
    """One page of the list."""

    lines: list[CaseLine]
    total: int
    page: int
    people: list[Principal]
    names: dict[str, str]  # number of the case → for whom it is

    @property
    def pages(self) -> int:
        """How many there are."""
        return max(-(-self.total // PAGE), 1)


async def list_of(citizen: Citizen, wanted: Wanted, today: date) -> MyList:
    """The cases the citizen finds on a day, those that wait first."""
    keys = keys_of(citizen, today)
    people = await principals_of(citizen, today)
    narrowed = (wanted.who, wanted.which.value, _digits(wanted.q), _part(wanted.q))
    [counted] = await fetch(_COUNT, *keys, *narrowed)
    last = max(-(-counted["n"] // PAGE), 1)
    page = min(max(wanted.page, 1), last)
    rows = await fetch(_PAGE, *keys, *narrowed, PAGE, (page - 1) * PAGE)
    called = {one.id: one.name for one in people}
    names = {row["case_no"]: called.get(row["principal"], "") for row in rows}
    return MyList([line_of(row) for row in rows], counted["n"], page, people, names)


def _digits(q: str) -> str:
    """The digits of a case's number, or of its end; empty for words."""
    tidy = q.replace("-", "").replace(" ", "")
    return f"%{tidy}" if tidy.isdecimal() and tidy.isascii() else ""


def _part(q: str) -> str:
    if not q or _digits(q):
        return ""
    escaped = q.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escaped}%"


_NARROWED = """
  AND ($4 = 0 OR c.applicant = $4)
  AND ($5 = '' OR (c.delivered_at IS NULL AND c.ended_at IS NULL) = ($5 = 'open'))
  AND ($6 = '' OR replace(c.case_no, '-', '') LIKE $6)
  AND ($7 = '' OR v.snapshot->>'short_name' ILIKE $7 OR v.snapshot->>'name' ILIKE $7)
"""
_COUNT = f"""
SELECT count(*) AS n FROM cases c JOIN item_version v ON v.id = c.version
WHERE {THEIRS} {_NARROWED}
"""  # noqa: S608 – put together from constants
_PAGE = f"""
SELECT w.*, c.applicant AS principal FROM (
{LINES} {_NARROWED}
ORDER BY (c.status = 'correction') DESC, c.received_at DESC, c.id DESC LIMIT $8 OFFSET $9
) w JOIN cases c USING (case_no)
ORDER BY (w.status = 'correction') DESC, w.received_at DESC, c.id DESC
"""  # noqa: S608 – put together from constants
