"""How full a hall is (等候人数): counted by the help desk until tickets count it themselves."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from piccolo.columns import BigSerial, SmallInt
from piccolo.constraints import Check
from piccolo.table import Table

from models.columns import instant, reference
from models.database import atomic, fetch, fetch_one
from models.errors import NotAllowed, demand
from models.offices.place import Hall
from models.people.permissions import MAY
from models.people.staff import Officer, Staff

FRESH = timedelta(minutes=60)  # older figures say nothing about now
MOST = 999
TWICE = timedelta(minutes=1)  # the same figures again so soon are the same form sent twice


class Occupancy(Table):
    """One look around the hall."""

    id = BigSerial(primary_key=True)
    hall = reference(Hall)
    waiting = SmallInt(null=False, default=None)  # people
    windows_open = SmallInt(null=False, default=None)
    at = instant(index=True)
    by = reference(Staff)

    occupancy_is_a_count = Check("waiting >= 0 AND windows_open >= 0")


@dataclass(frozen=True)
class Look:
    """The newest look around a hall, and from where it was taken."""

    waiting: int
    windows_open: int
    at: datetime
    place: str  # 咨询台, 3号窗口

    def is_fresh(self, now: datetime) -> bool:
        """Whether it still says something about now."""
        return now - self.at <= FRESH


async def looks() -> dict[int, Look]:
    """The newest look around each hall, by the hall's id; fresh or not."""
    return {
        row["hall"]: Look(row["waiting"], row["windows_open"], row["at"], row["place"])
        for row in await fetch(_NEWEST)
    }


async def hall_of(officer: Officer) -> Hall | None:
    """The hall an officer works in: that of their window, else the one their office runs."""
    posts = officer.posts_as(*MAY["report_occupancy"])
    windows = [post.window for post in posts if post.window]
    offices = [post.office for post in posts if not post.window and not post.station]
    row = await fetch_one(_HALL, windows, offices)
    return await Hall.objects().get(Hall.id == row["id"]) if row else None


async def report(
    waiting: int | None, windows_open: int | None, *, by: Officer, at: datetime
) -> None:
    """Write a look down for the officer's own hall; the same form sent twice is one look.

    Raises Invalid with `waiting` and `windows_open`, NotAllowed for who works in no hall.
    """
    hall = await hall_of(by)
    if hall is None:
        raise NotAllowed("您没有被安排在大厅的窗口或者咨询台，不用报人数。")
    demand(
        ("waiting", _counts(waiting), f"请写等候的人数，0 到 {MOST} 的整数。"),
        ("windows_open", _counts(windows_open), f"请写开着的窗口数，0 到 {MOST} 的整数。"),
    )
    async with atomic():
        await fetch("SELECT id FROM hall WHERE id = $1 FOR UPDATE", hall.id)
        if not await fetch(_SAME, hall.id, by.id, waiting, windows_open, at - TWICE):
            await Occupancy(
                hall=hall.id, waiting=waiting, windows_open=windows_open, at=at, by=by.id
            ).save()


def _counts(number: int | None) -> bool:
    return number is not None and 0 <= number <= MOST


_NEWEST = """
SELECT DISTINCT ON (o.hall) o.hall, o.waiting, o.windows_open, o.at,
       COALESCE((SELECT w.number || '号窗口' FROM posting p JOIN "window" w ON w.id = p."window"
                 WHERE p.staff = o.by AND w.hall = o.hall ORDER BY p.id DESC LIMIT 1), '咨询台')
           AS place
FROM occupancy o ORDER BY o.hall, o.at DESC, o.id DESC
"""
_HALL = """
SELECT h.id FROM hall h LEFT JOIN "window" w ON w.hall = h.id AND w.id = ANY($1::bigint[])
WHERE w.id IS NOT NULL OR h.office = ANY($2::bigint[])
ORDER BY w.id NULLS LAST, h.id LIMIT 1
"""
_SAME = """
SELECT 1 FROM occupancy WHERE hall = $1 AND by = $2 AND waiting = $3 AND windows_open = $4
  AND at > $5
"""
