"""The services that are in force, for everybody to read."""

from dataclasses import dataclass
from datetime import date

from models.catalog.guide import Guide, read_guide
from models.catalog.words import INTAKE_MODE_NAMES, IntakeMode
from models.database import fetch, fetch_one


async def service_in_force(code: str, day: date) -> Guide | None:
    """The service with an implementation code, as it stands on a day."""
    row = await fetch_one(_IN_FORCE, day, code)
    return read_guide(row["snapshot"]) if row else None


_IN_FORCE = """
SELECT v.snapshot
FROM item_version v JOIN item i ON i.id = v.item
WHERE v.state = 'published' AND v.valid_from <= $1 AND (v.valid_to IS NULL OR v.valid_to >= $1)
  AND i.code = $2
ORDER BY v.version DESC LIMIT 1
"""


@dataclass(frozen=True)
class CounterPlace:
    """One place that takes an item in."""

    name: str
    address: str
    hours: str
    phone: str
    mode: str
    building: str = ""  # what a map knows: the hall or the station
    is_hall: bool = True


async def counters_of(code: str) -> list[CounterPlace]:
    """The windows and stations that take an item in."""
    return [
        CounterPlace(
            row["name"],
            row["address"],
            row["hours"],
            row["phone"],
            INTAKE_MODE_NAMES[IntakeMode(row["mode"])],
            row["building"],
            row["is_hall"],
        )
        for row in await fetch(_COUNTERS, code)
    ]


_COUNTERS = """
SELECT w.mode, coalesce(s.name, h.name || n.number || '号' || n.name) AS name,
       coalesce(s.address, h.address) AS address, coalesce(s.hours, h.hours) AS hours,
       coalesce(s.phone, h.phone) AS phone,
       coalesce(s.name, h.name) AS building, s.id IS NULL AS is_hall
FROM window_item w
JOIN item i ON i.id = w.item
LEFT JOIN station s ON s.id = w.station
LEFT JOIN "window" n ON n.id = w."window"
LEFT JOIN hall h ON h.id = n.hall
WHERE i.code = $1 AND s.open IS DISTINCT FROM false
ORDER BY w.id
"""
