"""How an item stands with the public on a day: in force, suspended, planned, or gone."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import msgspec

from models.catalog.guide import Guide
from models.database import fetch_one


class Position(StrEnum):
    """What people are told about an item."""

    IN_FORCE = "in_force"
    SUSPENDED = "suspended"  # 暂停办理
    PLANNED = "planned"  # published, but not yet in force
    GONE = "gone"  # 取消, or ended without a successor


@dataclass(frozen=True)
class Standing:
    """One item on one day, with the version people read."""

    guide: Guide
    version: int  # id
    position: Position
    reason: str  # why it is suspended or cancelled
    next_from: date | None  # a newer version has been published and comes into force then
    ended_on: date | None


async def standing_of(code: str, day: date) -> Standing | None:
    """The item with an implementation code; None when nothing of it was ever published.

    In force goes before planned, planned before what is gone; then the newest.
    """
    row = await fetch_one(_STANDING, code, day)
    if row is None:
        return None
    return Standing(
        msgspec.json.decode(row["snapshot"], type=Guide, strict=False),
        row["id"],
        Position(row["position"]),
        row["reason"] or "",
        row["next_from"],
        row["valid_to"],
    )


_STANDING = """
WITH open_to_all AS (
  SELECT v.id, v.version, v.snapshot, v.valid_from, v.valid_to, CASE
      WHEN v.state = 'cancelled' OR v.valid_to < $2 THEN 'gone'
      WHEN v.valid_from > $2 THEN 'planned'
      WHEN v.state = 'suspended' THEN 'suspended'
      ELSE 'in_force' END AS position
  FROM item_version v JOIN item i ON i.id = v.item
  WHERE i.code = $1 AND v.snapshot IS NOT NULL
)
SELECT v.id, v.snapshot::text, v.position, v.valid_to,
       (SELECT min(n.valid_from) FROM open_to_all n WHERE n.position = 'planned') AS next_from,
       (SELECT e.note FROM version_event e
        WHERE e.version = v.id AND e.act IN ('suspend', 'cancel')
        ORDER BY e.id DESC LIMIT 1) AS reason
FROM open_to_all v
ORDER BY array_position(ARRAY['in_force', 'suspended', 'planned', 'gone'], v.position),
         v.version DESC
LIMIT 1
"""
