"""What changed in the materials of an item, told to the counters that take it in (S1-A-3-5).

Written at publication, seen by everybody who sits at such a counter until they say so.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from piccolo.columns import BigSerial, Text
from piccolo.constraints import Unique
from piccolo.table import Table

from models.catalog.comparing.comparison import Difference, differences
from models.catalog.guide import Guide, read_guide
from models.catalog.rows import MATERIALS
from models.catalog.version import ItemVersion
from models.columns import instant, reference
from models.database import fetch, fetch_one
from models.people.role import Role
from models.people.staff import Officer, Staff

TOLD_FOR = timedelta(days=30)
LONGEST = 60  # characters of a value; the guide has the whole
OF_THE_ITEM = ("容缺受理", "不需要任何申请材料")  # beside the rows of materials themselves


class MaterialChange(Table):
    """The lines of one version that differ from the one before it."""

    id = BigSerial(primary_key=True)
    version = reference(ItemVersion)
    text = Text()
    at = instant(index=True)


class MaterialChangeSeen(Table):
    """Somebody at a counter has seen it."""

    id = BigSerial(primary_key=True)
    change = reference(MaterialChange)
    staff = reference(Staff)
    at = instant()

    change_seen_once = Unique(["change", "staff"])


@dataclass(frozen=True)
class Told:
    """One change as the counter reads it."""

    id: int
    code: str
    name: str
    version: int
    valid_from: date
    text: str
    at: datetime


async def note_changes(version: ItemVersion, after: Guide, *, at: datetime) -> None:
    """Keep what a version changes in the materials; a first version changes nothing."""
    row = await fetch_one(_BEFORE, version.item, version.id)
    lines = [_line(one) for one in _of_materials(read_guide(row["snapshot"]), after)] if row else []
    if lines:
        await MaterialChange(version=version.id, text="\n".join(lines), at=at).save()


def _of_materials(before: Guide, after: Guide) -> list[Difference]:
    return [
        one
        for one in differences(before, after)
        if one.group.startswith(MATERIALS.label) or one.element in OF_THE_ITEM
    ]


def _line(one: Difference) -> str:
    before, after = _short(one.before), _short(one.after)
    if before and after:
        return f"{one.kind_name}{one.element}：{before} → {after}"
    return f"{one.kind_name}{one.element}：{before or after}"


def _short(words: str) -> str:
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…"


_BEFORE = """
SELECT snapshot FROM item_version
WHERE item = $1 AND id <> $2 AND snapshot IS NOT NULL AND state IN ('published', 'suspended')
ORDER BY version DESC LIMIT 1
"""


async def unseen(officer: Officer, now: datetime) -> list[Told]:
    """What the counters of a person are told and they have not said to have seen, newest first."""
    windows, stations = _counters(officer)
    if not windows and not stations:
        return []
    rows = await fetch(_UNSEEN, windows, stations, officer.id, now - TOLD_FOR)
    return [Told(**row) for row in rows]


async def have_seen(officer: Officer, change: int, *, now: datetime) -> None:
    """They have; of what is not told to them, or seen already, nothing is kept."""
    if change in {one.id for one in await unseen(officer, now)}:
        seen = MaterialChangeSeen(change=change, staff=officer.id, at=now)
        await MaterialChangeSeen.insert(seen).on_conflict(action="DO NOTHING")


def _counters(officer: Officer) -> tuple[list[int], list[int]]:
    posts = officer.posts_as(Role.CLERK, Role.STATION)
    windows = [post.window for post in posts if post.window]
    return windows, [post.station for post in posts if post.station]


_UNSEEN = """
SELECT c.id, i.code, v.name, v.version, v.valid_from, c.text, c.at
FROM material_change c
JOIN item_version v ON v.id = c.version AND v.state IN ('published', 'suspended')
JOIN item i ON i.id = v.item
WHERE c.at > $4
  AND EXISTS (
    SELECT 1 FROM window_item w
    WHERE w.item = v.item AND (w."window" = ANY($1::bigint[]) OR w.station = ANY($2::bigint[]))
  )
  AND NOT EXISTS (
    SELECT 1 FROM material_change_seen s WHERE s.change = c.id AND s.staff = $3
  )
ORDER BY c.id DESC
"""
