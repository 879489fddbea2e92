"""Which row of one version is which row of another: by key, else by name."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from models.catalog.fields import Rows
from models.catalog.quality.rule_words import Names

Row = dict[str, Any]
# What a row is called, where it is not its `name`.
NAMED_BY = {"bases": "law", "faqs": "question", "fields": "label", "options": "label"} | {
    "questions": "text"
}
KEYED_BY = {"specials": "code", "fields": "key", "materials": "key", "questions": "key"}


@dataclass(frozen=True)
class Pair:
    """The same row before and after; one of the two may be missing."""

    before: Row | None
    after: Row | None
    before_at: int = 0


def row_name(rows: Rows, row: Row) -> str:
    """What people call a row: 户口簿, 由谁来办？, 《条例》第八条."""
    name = str(row.get(NAMED_BY.get(rows.key, "name"), ""))
    return f"{name}{row.get('article', '')}" if rows.key == "bases" else name


def names_of(rows: Sequence[Row], named_by: str) -> Names:
    """Key → name of the rows that have a key."""
    return {row["key"]: row.get(named_by, "") for row in rows if row.get("key")}


def same_rows(rows: Rows, before: Sequence[Row], after: Sequence[Row]) -> list[Pair]:
    """Every row of both, in the order of `after`; those that are gone at the end."""
    left = dict(enumerate(before))
    found: dict[int, int] = {}
    for known_by in (_key, _name):
        for place, row in enumerate(after):
            if place not in found:
                _take(
                    found, left, place, known_by(rows, row), lambda old, by=known_by: by(rows, old)
                )
    pairs = [
        Pair(before[found[place]], row, found[place]) if place in found else Pair(None, row)
        for place, row in enumerate(after)
    ]
    return pairs + [Pair(row, None) for row in left.values()]


def _take(found: dict, left: dict[int, Row], place: int, mark: str, mark_of: Any) -> None:
    twin = next((at for at, row in left.items() if mark and mark_of(row) == mark), None)
    if twin is not None:
        found[place] = twin
        del left[twin]


def _key(rows: Rows, row: Row) -> str:
    return str(row.get(KEYED_BY.get(rows.key, ""), ""))


def _name(rows: Rows, row: Row) -> str:
    return row_name(rows, row)
