"""Finding services by what people type, and narrowing them down."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from models.catalog.search.query import MOST_WORDS, Query
from models.catalog.search.spelling import grams_of, is_spelt, words_of
from models.catalog.search.statements import (
    ENTRIES,
    FACETS,
    LABELS,
    SIMILAR_NAMES,
    among,
    found,
)
from models.database import fetch
from models.offices.office import named_with

PAGE = 20
LONGEST = 40  # characters of a search
SIMILAR = 5


@dataclass(frozen=True)
class Filters:
    """What a list is narrowed by; empty is everything."""

    audience: str = ""  # person or company
    theme: str = ""  # one of the topics
    event: str = ""  # one of the life events
    office: str = ""  # its code
    region: str = ""  # code of a county, or of anything above it
    region_wide: bool = False  # 全区通办
    collected: bool = False  # 代收
    packages: bool = False  # 一件事 only


@dataclass(frozen=True)
class Entry:
    """One service or package in a list."""

    code: str
    name: str
    variant: str
    summary: str
    office: str
    county: str
    region: str  # its code
    promised: str
    region_wide: bool
    collected: bool
    package: bool
    suspended: bool
    imported: bool

    @property
    def full_name(self) -> str:
        """Name with the handling variant."""
        return f"{self.name}（{self.variant}）" if self.variant else self.name

    @property
    def who(self) -> str:
        """Whose service it is."""
        return named_with(self.county, self.office)


@dataclass(frozen=True)
class Narrowing:
    """One word to narrow a list by, and how many would be left."""

    value: str
    text: str
    count: int


@dataclass(frozen=True)
class Found:
    """One page of what was found, and by what it could be narrowed, the most frequent first."""

    entries: list[Entry] = field(default_factory=list)
    total: int = 0
    page: int = 1
    facets: dict[str, list[Narrowing]] = field(default_factory=dict)
    flags: dict[str, int] = field(default_factory=dict)  # how many are 全区通办 and so on

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return -(-self.total // PAGE)


async def find(wanted: str, filters: Filters, day: date, page: int = 1) -> Found:
    """What is in force on a day and has every word of `wanted` in a name, alias or summary.

    Exact names come first, then beginnings, then what contains the words, then summaries. Words
    may be typed as pinyin or initials. `page` counts from 1.
    """
    words = words_of(wanted[:LONGEST])[:MOST_WORDS]
    if wanted.strip() and not words:  # signs only: that is no wish for everything
        return Found(page=page, facets={facet: [] for facet in FACETS})
    query = Query(words, filters, day)
    rows = await fetch(found(query, page, PAGE), *query.values)
    told: dict[str, dict[str, int]] = defaultdict(dict)
    for row in rows:
        told[row["kind"]][row["key"]] = row["n"]
    entries = await _entries([int(key) for key in told["entry"]])
    return Found(entries, told["total"][""], page, await _facets(told), told["flag"])


async def meant(wanted: str, versions: list[int], day: date) -> list[int]:
    """Which of these versions a search of at least one word finds on a day, the likeliest first."""
    query = Query(words_of(wanted[:LONGEST])[:MOST_WORDS], Filters(), day)
    rows = await fetch(among(query), *query.values, versions)
    return [row["version"] for row in rows]


async def _facets(told: dict[str, dict[str, int]]) -> dict[str, list[Narrowing]]:
    offices = [int(one) for one in told["office"]]
    rows = await fetch(LABELS, offices, list(told["region"])) if told["total"][""] else []
    labels = {(row["kind"], row["key"]): (row["value"], row["text"]) for row in rows}
    return {
        facet: [
            Narrowing(*labels.get((facet, key), (key, key)), count)
            for key, count in told[facet].items()
        ]
        for facet in FACETS
    }


async def similar(wanted: str, day: date) -> list[Entry]:
    """A few services whose names share the most with a search that found nothing."""
    words = words_of(wanted[:LONGEST])[:MOST_WORDS]
    for size in (2, 1):  # pairs of characters; where there are none, single ones
        grams = {gram for one in words for gram in grams_of(one, 3 if is_spelt(one) else size)}
        rows = await fetch(SIMILAR_NAMES, sorted(grams), day, SIMILAR) if grams else []
        if rows:
            return await _entries([row["id"] for row in rows])
    return []


async def _entries(ids: list[int]) -> list[Entry]:
    rows = {row["id"]: _entry(row) for row in await fetch(ENTRIES, ids)} if ids else {}
    return [rows[one] for one in ids]


def _entry(row: Any) -> Entry:
    return Entry(**{name: row[name] for name in Entry.__dataclass_fields__})
