"""What differs between two versions of a guide, in the words and the order of the form."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import msgspec

from models.catalog.comparing.row_matching import Pair, names_of, row_name, same_rows
from models.catalog.content import Content
from models.catalog.fields import Field, Rows
from models.catalog.guide import Guide
from models.catalog.notation.field_words import field_words
from models.catalog.quality.rule_words import Names
from models.catalog.rows import REVIEW_POINTS, ROWS
from models.catalog.scalars import GROUPS


class Change(StrEnum):
    """What happened to an element."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


CHANGE_NAMES = {Change.ADDED: "增加", Change.REMOVED: "删除", Change.CHANGED: "修改"}


@dataclass(frozen=True)
class Difference:
    """One line of a comparison."""

    group: str  # 基本信息, 申请材料
    element: str  # 短名称, “户口簿”的复印件份数
    before: str
    after: str
    kind: Change

    @property
    def kind_name(self) -> str:
        """增加、删除、修改."""
        return CHANGE_NAMES[self.kind]


@dataclass(frozen=True)
class _Side:
    """One of the two texts, with the names its rules need."""

    content: Content
    questions: Names
    materials: Names

    def words(self, field: Field, values: dict[str, Any]) -> str:
        return field_words(
            field, values.get(field.key), questions=self.questions, materials=self.materials
        )


def differences(before: Guide | Content, after: Guide | Content) -> list[Difference]:
    """Every element that differs. Rows are the same row when their key or their name is."""
    old, new = _side(before), _side(after)
    found: list[Difference] = []
    for group in GROUPS:
        found += _fields(group.label, group.fields, old, new, old.content, new.content)
    for rows in ROWS:
        found += _rows(rows, rows.label, old, new, old.content, new.content)
    return found + list(_points(REVIEW_POINTS, "", old.content, new.content))


def _side(given: Guide | Content) -> _Side:
    content = msgspec.to_builtins(given)
    questions = names_of(content.get("questions", ()), "text")
    return _Side(content, questions, names_of(content.get("materials", ()), "name"))


def _fields(
    group: str,
    fields: tuple[Field, ...],
    old: _Side,
    new: _Side,
    before: dict[str, Any],
    after: dict[str, Any],
    whose: str = "",
) -> Iterator[Difference]:
    for field in fields:
        if field.key == REVIEW_POINTS.key:
            yield from _points(field, whose, before, after, group)
            continue
        words = old.words(field, before), new.words(field, after)
        if words[0] != words[1]:
            yield Difference(group, f"{whose}{field.label}", *words, _kind(*words))


def _kind(before: str, after: str) -> Change:
    if not before:
        return Change.ADDED
    return Change.CHANGED if after else Change.REMOVED


def _rows(
    rows: Rows, group: str, old: _Side, new: _Side, before: dict[str, Any], after: dict[str, Any]
) -> Iterator[Difference]:
    pairs = same_rows(rows, before.get(rows.key) or (), after.get(rows.key) or ())
    for pair in pairs:
        yield from _row(rows, group, old, new, pair)
    if _moved(pairs):
        words = (_order(rows, pairs, 0), _order(rows, pairs, 1))
        yield Difference(group, "顺序", *words, Change.CHANGED)


def _row(rows: Rows, group: str, old: _Side, new: _Side, pair: Pair) -> Iterator[Difference]:
    before, after = pair.before, pair.after
    if before is None or after is None:
        name = row_name(rows, after or before or {})
        told = (_told(rows, old, before), _told(rows, new, after))
        yield Difference(group, f"“{name}”", *told, Change.REMOVED if before else Change.ADDED)
        return
    whose = f"“{row_name(rows, after)}”的"
    yield from _fields(group, rows.fields, old, new, before, after, whose)
    for inner in rows.rows:
        yield from _rows(inner, f"{group}“{row_name(rows, after)}”", old, new, before, after)


def _told(rows: Rows, side: _Side, row: dict[str, Any] | None) -> str:
    """A whole row in a line: what is filled in, without its key."""
    if row is None:
        return ""
    told = (
        f"{field.label}：{words}"
        for field in rows.fields
        if field.key != "key"
        and row.get(field.key) is not False
        and (words := side.words(field, row))
    )
    return "；".join(told)


def _moved(pairs: list[Pair]) -> bool:
    places = [pair.before_at for pair in pairs if pair.before and pair.after]
    return places != sorted(places)


def _order(rows: Rows, pairs: list[Pair], side: int) -> str:
    both = [pair for pair in pairs if pair.before and pair.after]
    if side == 0:
        both.sort(key=lambda pair: pair.before_at)
    return "、".join(row_name(rows, pair.after or {}) for pair in both)


def _points(
    field: Field, whose: str, before: dict[str, Any], after: dict[str, Any], group: str = ""
) -> Iterator[Difference]:
    """Review points one by one: clerks want to know which is new (S1-A-3-3)."""
    old, new = before.get(field.key) or (), after.get(field.key) or ()
    for text in old:
        if text not in new:
            yield Difference(group or field.label, f"{whose}审查要点", text, "", Change.REMOVED)
    for text in new:
        if text not in old:
            yield Difference(group or field.label, f"{whose}审查要点", "", text, Change.ADDED)
