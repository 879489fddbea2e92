"""Counting what people looked for in vain, so that editors can add the word; nobody is named."""

import re
from datetime import datetime

from models.catalog.search.entry import SearchMiss
from models.catalog.search.spelling import plain
from models.database import fetch

LONGEST = 20  # characters; longer ones are sentences, not words
MOST_ROWS = 5000
PERSONAL = re.compile(r"\d{6}|@")  # ID, telephone and case numbers, addresses of mail


def countable(wanted: str) -> str:
    """The search as it is counted; empty when it is too short, too long or may be personal."""
    word = plain(wanted)
    joined = word.replace(" ", "")
    if not 2 <= len(joined) <= LONGEST or joined.isdigit():
        return ""
    return "" if PERSONAL.search(joined) or "@" in wanted else word


async def count_miss(word: str, *, at: datetime) -> None:
    """Count one; a word that is new when there is no room takes the place of the oldest single."""
    await fetch(_COUNT, word, at)
    await fetch(_MAKE_ROOM, MOST_ROWS)


async def misses(limit: int = 100) -> list[SearchMiss]:
    """What is looked for in vain most often."""
    return (
        await SearchMiss.objects()
        .order_by(SearchMiss.count, ascending=False)
        .order_by(SearchMiss.last_at, ascending=False)
        .limit(limit)
    )


_COUNT = """
INSERT INTO search_miss (wanted, count, first_at, last_at) VALUES ($1, 1, $2, $2)
ON CONFLICT (wanted) DO UPDATE SET count = search_miss.count + 1, last_at = $2
"""
_MAKE_ROOM = """
DELETE FROM search_miss WHERE id IN (
  SELECT id FROM search_miss ORDER BY (count > 1) DESC, last_at DESC, id DESC OFFSET $1)
"""
