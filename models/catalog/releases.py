"""The versions of an item, and everything that happened to them."""

from typing import Any

from models.catalog.version import ItemVersion
from models.catalog.versioning import STEPS
from models.database import fetch

ACT_NAMES = {"begin": "开始编辑"} | {act: step.name for act, step in STEPS.items()}


async def releases_of(item: int) -> list[ItemVersion]:
    """All versions of an item, newest first."""
    return (
        await ItemVersion.objects()
        .where(ItemVersion.item == item)
        .order_by(ItemVersion.version, ascending=False)
    )


async def events_of(item: int) -> list[dict[str, Any]]:
    """Every step of every version, newest first: version, act, who, at, note."""
    return [
        dict(row) | {"name": ACT_NAMES.get(row["act"], row["act"])}
        for row in await fetch(_EVENTS, item)
    ]


_EVENTS = """
SELECT v.version, e.act, e.at, e.note, s.name AS who, o.short_name AS office
FROM version_event e JOIN item_version v ON v.id = e.version JOIN staff s ON s.id = e.by
JOIN office o ON o.id = s.office
WHERE v.item = $1 ORDER BY e.id DESC
"""
