"""The sample items in the catalogue: standard items, implementations, published versions."""

from datetime import datetime, timedelta
from typing import Any

from models.catalog.content import write_content
from models.catalog.item import Item, StandardItem
from models.catalog.publication import publish
from models.catalog.scalars import SCALARS
from models.catalog.version import ItemVersion
from models.catalog.words import VersionState
from models.database import atomic
from models.sample.entitlements import entitle_counters
from models.sample.forms import Forms
from models.sample.item_content import content_of
from models.sample.item_sheets import item_rows
from models.sample.item_words import TYPES
from models.sample.offices import COUNTIES, HERE, County, code_of, office_of
from models.sample.packages import fill_packages
from models.sample.places import once

LEVEL = 4  # county
A_YEAR = timedelta(days=365)


async def fill_catalogue(now: datetime) -> None:
    """Publish the sample items that are not in the catalogue yet, and entitle the counters."""
    forms = Forms(now)
    codes = {county: await _fill_county(county, forms, now) for county in COUNTIES}
    await entitle_counters()
    await fill_packages(codes[HERE], now)


async def _fill_county(county: County, forms: Forms, now: datetime) -> dict[str, str]:
    """Id → code of the items of a county. All have their codes before any text names them."""
    rows = list(item_rows(county))
    items = {row["id"]: await _item(row, county) for row in rows}
    codes = {key: item.code for key, item in items.items()}
    for row in rows:
        item = items[row["id"]]
        if not await ItemVersion.exists().where(ItemVersion.item == item.id):
            content = content_of(row, county, codes.__getitem__)
            await _publish(item, await forms.put_into(content), now)
    return codes


def basic_code(row: dict[str, Any]) -> str:
    """The twelve characters of a sample item (numbering.md 4.1)."""
    return f"00{TYPES[row['t']]}99{row['id'][1:]:0>3}000"


async def _item(row: dict[str, Any], county: County) -> Item:
    standard = await once(
        StandardItem,
        StandardItem.basic_code == basic_code(row),
        basic_code=basic_code(row),
        name=row["n"],
        item_type=TYPES[row["t"]],
    )
    code = f"{code_of(row['office'], county)}{LEVEL}{standard.basic_code}"
    return await once(
        Item,
        Item.code == code,
        code=code,
        handle_code=f"{code}01",
        standard=standard.id,
        office=(await office_of(row["office"], county)).id,
        level=LEVEL,
    )


async def _publish(item: Item, content: dict[str, Any], now: datetime) -> None:
    scalars = {field.key: content[field.key] for field in SCALARS if field.key in content}
    version = ItemVersion(item=item.id, version=1, state=VersionState.DRAFT, **scalars)
    async with atomic():
        await version.save()
        await write_content(version, content)
        await publish(version, at=now - A_YEAR)


async def sample_item(standard: str, county: County = HERE) -> Item:
    """The implementation of a standard item in one of the counties, by its basic code."""
    return (
        await Item.objects()
        .where(
            (Item.standard.basic_code == standard) & Item.office.code.like(f"11{county.region}%")
        )
        .first()
    )
