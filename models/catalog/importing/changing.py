"""A row about an item that is known already: the same, a new version, or a proposal.

An item nobody looks after follows the catalogue at once. One that editors look after is theirs:
what the catalogue says differently becomes a draft, which they review, publish or discard.
"""

from datetime import datetime
from typing import Any

from asyncpg import Record

from models.calendar.hours import local_date
from models.catalog.importing.making import SHORT
from models.catalog.importing.outcome import Outcome
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

# The version that counts is the last one that was published, or the draft of a new item. `told`:
# one in force or planned says the same. `proposed`: so did a draft after it, open or discarded.
_KNOWN = """
SELECT i.id AS item, i.office, o.name AS office_now, i.main_item, i.imported, i.standard,
       r.code AS area, r.name AS region, v.id, v.state,
       v.snapshot -> 'office' ->> 'name' AS office_name,
       (SELECT max(w.version) FROM item_version w WHERE w.item = i.id) AS latest,
       EXISTS (SELECT 1 FROM item_version w WHERE w.item = i.id AND w.state = ANY($2)) AS open,
       EXISTS (
         SELECT 1 FROM item_version w
         WHERE w.item = i.id AND w.name = $3 AND w.item_type = $4 AND (
           w.id = v.id
           OR (w.state IN ('published', 'suspended') AND (w.valid_to IS NULL OR w.valid_to >= $5))
         )
       ) AS told,
       EXISTS (
         SELECT 1 FROM item_version w
         WHERE w.item = i.id AND w.name = $3 AND w.item_type = $4
           AND w.published_at IS NULL AND w.version > v.version
       ) AS proposed,
       (SELECT count(*) FROM item j WHERE j.standard = i.standard) AS implementations
FROM item i JOIN office o ON o.id = i.office JOIN region r ON r.id = o.region
LEFT JOIN LATERAL (
  SELECT * FROM item_version v WHERE v.item = i.id
  ORDER BY v.snapshot IS NULL, v.version DESC LIMIT 1
) v ON true
WHERE i.code = $1
"""


async def change_item(row: CatalogueRow, office: Office, *, at: datetime) -> Outcome | None:
    """What became of a row about a known item; None for a code nobody knows.

    Raises NotNow when somebody is editing the item, when it is not in force, or when the code
    belongs to another region or, of an item that editors look after, to another office.
    """
    known = await _known(row, at)
    if known is None:
        return None
    if known["area"] != row.area and known["office"] != office.id:
        raise NotNow(f"这个编码已经是{known['region']}的事项，与这一行的区划代码不一致")
    if not _changed(known, row, office):
        return Outcome.UNCHANGED
    await fetch_one("SELECT 1 FROM item WHERE id = $1 FOR UPDATE", known["item"])
    known = await _known(row, at)
    follow = _follow if known["imported"] else _propose
    return await follow(known, row, office, at)


async def _known(row: CatalogueRow, at: datetime) -> Record | None:
    states = [str(state) for state in OPEN]
    told = row.name, row.item_type, local_date(at)
    known = await fetch_one(_KNOWN, row.code, states, *told)
    if known and known["id"] is None:
        raise NotNow("这个事项还没有版本，请先在事项管理里处理")
    return known


def _changed(known: Record, row: CatalogueRow, office: Office) -> bool:
    classed = known["imported"] and known["main_item"] != row.main_item
    return classed or _text_changed(known, office)


def _text_changed(known: Record, office: Office) -> bool:
    renamed = office.imported and known["office_name"] not in (None, office.name)
    return renamed or not known["told"] or known["office"] != office.id


async def _follow(known: Record, row: CatalogueRow, office: Office, at: datetime) -> Outcome:
    """Nobody looks after it: the catalogue's word is what people read from today."""
    await Item.update({Item.office: office.id, Item.main_item: row.main_item}).where(
        Item.id == known["item"]
    )
    if _text_changed(known, office):
        _must_be_free(known)
        await _rename_standard(known, row)
        await publish(await _draft(known, row, at), at=at)
    else:
        await index_version(known["id"])
    return Outcome.UPDATED


async def _propose(known: Record, row: CatalogueRow, office: Office, at: datetime) -> Outcome:
    """Editors look after it: they see the catalogue's word as a draft, once."""
    if known["office"] != office.id:
        raise NotNow(f"这个事项由{known['office_now']}维护，与这一行的部门不同，请先核实，没有更新")
    if known["proposed"]:
        return Outcome.UNCHANGED
    _must_be_free(known)
    await _draft(known, row, at)
    return Outcome.PROPOSED


def _must_be_free(known: Record) -> None:
    if known["open"]:
        raise NotNow("有人正在编辑这个事项，处理完以后再导入")
    if known["state"] != VersionState.PUBLISHED:
        raise NotNow("这个事项已经暂停或者取消，没有更新")


async def _rename_standard(known: Record, row: CatalogueRow) -> None:
    """A standard item that only this catalogue knows follows it."""
    if known["implementations"] == 1:
        names = {StandardItem.name: row.name, StandardItem.item_type: row.item_type}
        await StandardItem.update(names).where(StandardItem.id == known["standard"])


async def _draft(known: Record, row: CatalogueRow, at: datetime) -> ItemVersion:
    before = await ItemVersion.objects().get(ItemVersion.id == known["id"])
    changes: dict[str, Any] = {"name": row.name, "item_type": row.item_type}
    if before.short_name == before.name[:SHORT]:
        changes["short_name"] = row.name[:SHORT]
    return await successor(before, changes, number=known["latest"] + 1, by=None, at=at)
