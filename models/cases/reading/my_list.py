"""我的办件: for whom I act, in which state, by number; page by page."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from models.cases.reading.waiting import LINES, CaseLine, line_of
from models.cases.theirs import THEIRS, keys_of
from models.database import fetch
from models.people.citizen import Citizen
from models.people.masks import mask_name

PAGE = 20  # lines


class Which(StrEnum):
    """What part of the list."""

    ALL = ""
    OPEN = "open"  # 办理中
    DONE = "done"  # 已办结


WHICH_NAMES = {Which.ALL: "全部", Which.OPEN: "办理中", Which.DONE: "已办结"}


@dataclass(frozen=True)
class Principal:
    """Somebody I have cases for."""

    id: int
    name: str  # masked; an organisation's is public
    count: int


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
    names: dict[str, str]  # as it stands in the case → as the list shows it

    @property
    def pages(self) -> int:
        """How many there are."""
        return max(-(-self.total // PAGE), 1)


async def list_of(citizen: Citizen, wanted: Wanted, today: date) -> MyList:
    """The cases the citizen finds on a day, those that wait first."""
    keys = keys_of(citizen, today)
    principals = {row["name"]: _principal(row) for row in await fetch(_PEOPLE, *keys)}
    narrowed = (wanted.who, wanted.which.value, _digits(wanted.q), _part(wanted.q))
    [counted] = await fetch(_COUNT, *keys, *narrowed)
    last = max(-(-counted["n"] // PAGE), 1)
    page = min(max(wanted.page, 1), last)
    rows = await fetch(_PAGE, *keys, *narrowed, PAGE, (page - 1) * PAGE)
    people, names = list(principals.values()), {raw: one.name for raw, one in principals.items()}
    return MyList([line_of(row) for row in rows], counted["n"], page, people, names)


def _principal(row) -> Principal:
    name = mask_name(row["name"]) if row["is_person"] else row["name"]
    return Principal(row["id"], name, row["n"])


def _digits(q: str) -> str:
    """The digits of a case's number, or of its end; empty for words."""
    tidy = q.replace("-", "").replace(" ", "")
    return f"%{tidy}" if tidy.isdecimal() and tidy.isascii() else ""


def _part(q: str) -> str:
    if not q or _digits(q):
        return ""
    escaped = q.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escaped}%"


_PEOPLE = f"""
SELECT a.id, a.name, a.audience = 'person' AS is_person, count(*) AS n
FROM cases c JOIN applicant a ON a.id = c.applicant
WHERE {THEIRS} GROUP BY a.id ORDER BY count(*) DESC, a.id LIMIT 30
"""  # noqa: S608 – put together from constants
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
{LINES} {_NARROWED}
ORDER BY (c.status = 'correction') DESC, c.received_at DESC, c.id DESC LIMIT $8 OFFSET $9
"""
