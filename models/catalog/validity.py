"""From which day to which day versions of an item are in force: one after the other, no gaps."""

from datetime import date, timedelta

from models.catalog.version import ItemVersion
from models.database import fetch, fetch_one
from models.errors import demand

A_DAY = timedelta(days=1)


async def may_begin(version: ItemVersion, today: date) -> None:
    """Raises Invalid when a version would rewrite the past, or stand before what is planned.

    A case keeps the guide it was received with, so nobody may change what was in force yesterday.
    """
    start = version.valid_from or today
    row = await fetch_one(_NEWEST, version.item, version.id)
    newest = row["valid_from"] if row else None
    demand(
        ("valid_from", start >= today, "生效日期最早是今天。"),
        (
            "valid_from",
            newest is None or newest <= max(start, today),
            f"已经有一个版本从{newest}起生效，新版本不能比它早；要提前，请先取消那个版本。",
        ),
        (
            "valid_to",
            version.valid_to is None or version.valid_to >= start,
            "失效日期比生效日期还早。",
        ),
    )


async def end_predecessors(version: ItemVersion) -> None:
    """What is in force, or suspended, ends the day before this version begins.

    What began on the same day never counts then; otherwise two would be in force at once.
    """
    await fetch(_END, version.item, version.id, version.valid_from, version.valid_from - A_DAY)


async def reopen_predecessor(version: ItemVersion, today: date) -> None:
    """A planned version that is cancelled leaves no gap: the one before it goes on."""
    if version.valid_from and version.valid_from > today:
        await fetch(_REOPEN, version.item, version.id, version.valid_from - A_DAY)


_NEWEST = """
SELECT max(valid_from) AS valid_from FROM item_version
WHERE item = $1 AND id <> $2 AND state IN ('published', 'suspended')
"""
_END = """
UPDATE item_version SET valid_to = $4
WHERE item = $1 AND id <> $2 AND state IN ('published', 'suspended') AND valid_from <= $3
  AND (valid_to IS NULL OR valid_to >= $3)
"""
_REOPEN = """
UPDATE item_version SET valid_to = NULL
WHERE id = (SELECT id FROM item_version
            WHERE item = $1 AND id <> $2 AND valid_to = $3 AND state IN ('published', 'suspended')
            ORDER BY version DESC LIMIT 1)
"""
