"""Publishing a version: all its rows become one snapshot that nothing changes afterwards."""

from datetime import datetime, timedelta
from typing import Any

import msgspec

from models.calendar.hours import local_date
from models.catalog.content import read_content
from models.catalog.guide import Guide, read_guide
from models.catalog.item import Item, StandardItem
from models.catalog.version import ItemVersion
from models.catalog.words import VersionState
from models.database import atomic
from models.offices.office import Office
from models.offices.region import Region


async def publish(version: ItemVersion, *, at: datetime) -> Guide:
    """Freeze a version and put it in force from its `valid_from`, or today.

    The version before it ends the day before. Raises msgspec.ValidationError when an element that
    guides need is missing.
    """
    version.valid_from = version.valid_from or local_date(at)
    async with atomic():
        await version.save([ItemVersion.valid_from])
        snapshot = await compose(version)
        guide = read_guide(snapshot)
        await _end_predecessor(version)
        version.snapshot = snapshot
        version.state = VersionState.PUBLISHED
        version.published_at = at
        await version.save()
    return guide


async def compose(version: ItemVersion) -> dict[str, Any]:
    """Everything the tables hold about a version, in the shape of `Guide`."""
    item = await Item.objects().get(Item.id == version.item)
    standard = await StandardItem.objects().get(StandardItem.id == item.standard)
    shape = await read_content(version) | _codes(item, standard)
    shape |= {"version": version.version, "office": await _office(item.office)}
    return msgspec.to_builtins(msgspec.convert(shape, Guide, strict=False))


def _codes(item: Item, standard: StandardItem) -> dict[str, Any]:
    return {
        "code": item.code,
        "handle_code": item.handle_code,
        "local_code": item.local_code,
        "level": item.level,
        "basic_code": standard.basic_code,
    }


async def _office(office_id: int) -> dict[str, Any]:
    office = await Office.objects().get(Office.id == office_id)
    region = await Region.objects().get(Region.id == office.region)
    return office.to_dict() | {"region": region.name, "region_code": region.code}


async def _end_predecessor(version: ItemVersion) -> None:
    await ItemVersion.update({ItemVersion.valid_to: version.valid_from - timedelta(days=1)}).where(
        (ItemVersion.item == version.item)
        & (ItemVersion.state == VersionState.PUBLISHED)
        & (ItemVersion.valid_to.is_null())
        & (ItemVersion.id != version.id)
    )
