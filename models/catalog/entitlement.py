"""What a counter may take in: its entitlements whose item has a guide in force."""

from dataclasses import dataclass
from datetime import date

from models.catalog.guide import Guide, read_guide
from models.catalog.search.finding import meant
from models.catalog.search.spelling import words_of
from models.catalog.words import IntakeMode
from models.database import fetch


@dataclass(frozen=True)
class Offer:
    """One item at one counter."""

    item: int
    version: int
    mode: IntakeMode
    guide: Guide


async def offers_at(window: int | None, station: int | None, day: date) -> list[Offer]:
    """The items a window or station takes in on a day, by name."""
    rows = await fetch(_OFFERS, window, station, day)
    return [
        Offer(row["item"], row["id"], IntakeMode(row["mode"]), read_guide(row["snapshot"]))
        for row in rows
    ]


async def offers_called(wanted: str, offers: list[Offer], day: date) -> list[Offer]:
    """Those found by name, alias, pinyin or initials, the likeliest first; all for no word."""
    if not words_of(wanted):
        return offers
    by_version = {offer.version: offer for offer in offers}
    return [by_version[one] for one in await meant(wanted, list(by_version), day)]


_OFFERS = """
SELECT DISTINCT ON (v.name, w.item) w.item, w.mode, v.id, v.snapshot
FROM window_item w
JOIN item_version v ON v.item = w.item AND v.state = 'published' AND v.valid_from <= $3
     AND (v.valid_to IS NULL OR v.valid_to >= $3)
WHERE w."window" = $1 OR w.station = $2
ORDER BY v.name, w.item, v.version DESC
"""
