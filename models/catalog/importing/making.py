"""A new item from a catalogue: what the catalogue knows, and for the rest the least there can be.

Columns that cannot be empty hold a value nobody has confirmed; `Guide.imported` says so.
"""

from datetime import datetime
from typing import Any

from models.catalog.content import Content
from models.catalog.importing.places import level_of
from models.catalog.importing.row import NATIONAL, CatalogueRow
from models.catalog.item import Item
from models.catalog.publication import publish
from models.catalog.rows import ROWS
from models.catalog.scalars import SCALARS
from models.catalog.version import ItemVersion
from models.catalog.words import CaseKind, Domain, LimitUnit, PowerSource, Scope, VersionState
from models.database import fetch_one
from models.offices.office import Office
from models.offices.region import Level

SHORT = 20  # characters of a short name
SCOPES = {
    Level.NATION: Scope.NATION,
    Level.PROVINCE: Scope.PROVINCE,
    Level.CITY: Scope.CITY,
    Level.COUNTY: Scope.COUNTY,
    Level.TOWNSHIP: Scope.TOWNSHIP,
    Level.VILLAGE: Scope.VILLAGE,
}
UNKNOWN = {
    "power_source": PowerSource.STATUTORY,
    "domain": Domain.EXTERNAL,
    "case_kind": CaseKind.PROMISED,
    "legal_unit": LimitUnit.WORKDAY,
    "promised_length": 0,  # shown as unknown, not as 当场办结, see Guide.promised
    "promised_unit": LimitUnit.WORKDAY,
    "accept_authority": "deciding",
    "visits": 1,
}


async def make_item(row: CatalogueRow, office: Office, *, at: datetime) -> Item:
    """The item, its standard item and a published version."""
    level = _level(row)
    item = Item(
        code=row.code,
        standard=await standard_for(row),
        office=office.id,
        level=level,
        main_item=row.main_item,
        imported=True,
    )
    await item.save()
    content = minimal(row, level)
    version = ItemVersion(
        item=item.id,
        version=1,
        state=VersionState.DRAFT,
        edited_at=at,
        **{field.key: content[field.key] for field in SCALARS},
    )
    await version.save()
    await publish(version, at=at, content=content)
    return item


def minimal(row: CatalogueRow, level: Level) -> Content:
    """All elements of a version that only a catalogue knows."""
    nothing: dict[str, Any] = {field.key: field.default() for field in SCALARS}
    nothing |= {rows.key: [] for rows in ROWS} | {"review_points": []}
    known = {"name": row.name, "short_name": row.name[:SHORT], "item_type": row.item_type}
    return nothing | UNKNOWN | {"scope": SCOPES[level]} | known


async def standard_for(row: CatalogueRow) -> int:
    """The id of the standard item behind a row; one that is there keeps its name."""
    found = await fetch_one(
        "INSERT INTO standard_item (basic_code, name, item_type) VALUES ($1, $2, $3)"
        " ON CONFLICT (basic_code) DO UPDATE SET basic_code = excluded.basic_code RETURNING id",
        row.basic_code,
        row.name,
        row.item_type,
    )
    return found["id"]


def _level(row: CatalogueRow) -> Level:
    national = NATIONAL.fullmatch(row.code)
    return Level(int(national[1]) if national else level_of(row.area))
