"""Publishing a version: all its rows become one snapshot that nothing changes afterwards."""

from datetime import datetime
from typing import Any

import msgspec

from models.calendar.hours import local_date
from models.catalog.content import Content, read_content
from models.catalog.guide import Guide, read_guide
from models.catalog.search.index import index_version
from models.catalog.validity import end_predecessors
from models.catalog.version import ItemVersion
from models.catalog.words import VersionState
from models.database import atomic, fetch_one


async def publish(version: ItemVersion, *, at: datetime, content: Content | None = None) -> Guide:
    """Freeze a version and put it in force from its `valid_from`, or today.

    The version before it ends the day before. `content`: all its elements, from a caller who has
    just written them. Whether they are good enough is the question of `versioning.step`, not of
    imports. Raises msgspec.ValidationError when an element that guides need is missing.
    """
    version.valid_from = version.valid_from or local_date(at)
    async with atomic():
        snapshot = await compose(version, content)
        guide = read_guide(snapshot)
        if version.version > 1:
            await end_predecessors(version)
        version.snapshot = snapshot
        version.state = VersionState.PUBLISHED
        version.published_at = at
        await version.save(_FATE)
        await index_version(version.id)
    return guide


_FATE = [
    ItemVersion.valid_from,
    ItemVersion.snapshot,
    ItemVersion.state,
    ItemVersion.published_at,
]


async def compose(version: ItemVersion, content: Content | None = None) -> dict[str, Any]:
    """Everything the tables hold about a version, in the shape of `Guide`."""
    frame = await fetch_one(_FRAME, version.item)
    shape = (content or await read_content(version)) | dict(frame)
    shape |= {"valid_from": version.valid_from, "version": version.version}
    return msgspec.to_builtins(msgspec.convert(shape, Guide, strict=False))


_FRAME = """
SELECT i.code, i.handle_code, i.local_code, i.level, i.imported, s.basic_code,
       to_jsonb(o) || jsonb_build_object('region', r.name, 'region_code', r.code) AS office
FROM item i JOIN standard_item s ON s.id = i.standard JOIN office o ON o.id = i.office
JOIN region r ON r.id = o.region
WHERE i.id = $1
"""
