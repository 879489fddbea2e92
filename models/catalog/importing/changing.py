"""A row about an item that is known already: the same, or a new published version."""

from datetime import datetime

from asyncpg import Record

from models.catalog.importing.making import SHORT
from models.catalog.importing.row import CatalogueRow
from models.catalog.item import Item, StandardItem
from models.catalog.publication import publish
from models.catalog.search.index import index_version
from models.catalog.version import ItemVersion
from models.catalog.versioning import OPEN, successor
from models.catalog.words import VersionState
from models.database import fetch_one
from models.errors import NotNow
from models.offices.office import Office

# The version that counts is the last one that was published, or the draft of a new item.
_KNOWN = """
SELECT i.id AS item, i.office, i.main_item, i.imported, i.standard, r.code AS area,
       r.name AS region, v.id, v.state, v.name, v.item_type,
       v.snapshot -> 'office' ->> 'name' AS office_name,
       (SELECT max(w.version) FROM item_version w WHERE w.item = i.id) AS latest,
       EXISTS (SELECT 1 FROM item_version w WHERE w.item = i.id AND w.state = ANY($2)) AS open,
       (SELECT count(*) FROM item j WHERE j.standard = i.standard) AS implementations
FROM item i JOIN office o ON o.id = i.office JOIN region r ON r.id = o.region
LEFT JOIN LATERAL (
  SELECT * FROM item_version v WHERE v.item = i.id
  ORDER BY v.snapshot IS NULL, v.version DESC LIMIT 1
) v ON true
WHERE i.code = $1
"""


async def change_item(row: CatalogueRow, office: Office, *, at: datetime) -> bool | None:
    """Whether the row says something new, which then stands in a new published version.

    None for a code nobody knows. Raises NotNow when somebody is editing the item, when it is not
    in force, or when the code belongs to another region.
    """
    known = await _known(row)
    if known is None:
        return None
    if known["area"] != row.area and known["office"] != office.id:
        raise NotNow(f"这个编码已经是{known['region']}的事项，与这一行的区划代码不一致")
    if not _changed(known, row, office):
        return False
    await fetch_one("SELECT 1 FROM item WHERE id = $1 FOR UPDATE", known["item"])
    known = await _known(row)
    await Item.update({Item.office: office.id, Item.main_item: row.main_item}).where(
        Item.id == known["item"]
    )
    if _text_changed(known, row, office):
        _must_be_free(known)
        await _rename_standard(known, row)
        await _publish_anew(known, row, at)
    else:
        await index_version(known["id"])
    return True


async def _known(row: CatalogueRow) -> Record | None:
    known = await fetch_one(_KNOWN, row.code, [str(state) for state in OPEN])
    if known and known["id"] is None:
        raise NotNow("这个事项还没有版本，请先在事项管理里处理")
    return known


def _changed(known: Record, row: CatalogueRow, office: Office) -> bool:
    return known["main_item"] != row.main_item or _text_changed(known, row, office)


def _text_changed(known: Record, row: CatalogueRow, office: Office) -> bool:
    renamed = office.imported and known["office_name"] not in (None, office.name)
    told = (known["name"], known["item_type"], known["office"])
    return renamed or told != (row.name, row.item_type, office.id)


def _must_be_free(known: Record) -> None:
    if known["open"]:
        raise NotNow("有人正在编辑这个事项，处理完以后再导入")
    if known["state"] != VersionState.PUBLISHED:
        raise NotNow("这个事项已经暂停或者取消，没有更新")


async def _rename_standard(known: Record, row: CatalogueRow) -> None:
    """A standard item that only this catalogue knows follows it."""
    if known["imported"] and known["implementations"] == 1:
        names = {StandardItem.name: row.name, StandardItem.item_type: row.item_type}
        await StandardItem.update(names).where(StandardItem.id == known["standard"])


async def _publish_anew(known: Record, row: CatalogueRow, at: datetime) -> None:
    before = await ItemVersion.objects().get(ItemVersion.id == known["id"])
    changes = {"name": row.name, "item_type": row.item_type}
    if before.short_name == before.name[:SHORT]:
        changes["short_name"] = row.name[:SHORT]
    after = await successor(before, changes, number=known["latest"] + 1, by=None, at=at)
    await publish(after, at=at)
