"""What an element of a service item is made of; the elements themselves are in `scalars` and
`rows`: one list for forms, workbooks, comparisons and quality checks.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from models.catalog import words


class Kind(StrEnum):
    """What may be written into a field."""

    LINE = "line"  # one line of text
    TEXT = "text"  # several lines
    NUMBER = "number"  # a whole number, empty allowed unless required
    YES_NO = "yes_no"
    DATE = "date"
    CHOICE = "choice"  # one of `choices`
    CHOICES = "choices"  # any of `choices`
    WORDS = "words"  # a list of free words
    RULE = "rule"  # a condition of items.md 5.3 as JSON, or empty
    RULES = "rules"  # a list of effects as JSON
    FILE = "file"  # the id of a stored file
    OBJECT = "object"  # a small JSON object


@dataclass(frozen=True)
class Field:
    """One element: `key` is the column and the snapshot's field, `label` the word people use."""

    key: str
    label: str
    kind: Kind = Kind.LINE
    required: bool = False
    choices: Mapping[str, str] | None = None  # stored value → 中文
    longest: int = 200  # characters
    help: str = ""

    def default(self) -> Any:
        """What an untouched field holds."""
        if self.kind in (Kind.WORDS, Kind.CHOICES, Kind.RULES):
            return []
        plain = {Kind.YES_NO: False, Kind.OBJECT: {}, Kind.LINE: "", Kind.TEXT: ""}
        return plain.get(self.kind)


@dataclass(frozen=True)
class Group:
    """Fields that stand together on a form and in a workbook."""

    key: str
    label: str
    fields: tuple[Field, ...]


@dataclass(frozen=True)
class Rows:
    """A repeating element: one row each, in order."""

    key: str  # the field of Guide that holds the rows
    label: str
    fields: tuple[Field, ...]
    rows: tuple["Rows", ...] = ()  # rows inside each row

    def blank(self) -> dict[str, Any]:
        """An empty row."""
        inner = {inside.key: [] for inside in self.rows}
        return {one.key: one.default() for one in self.fields} | inner


def choice(key: str, label: str, names: Mapping, **more: Any) -> Field:
    """One of a few words."""
    return Field(key, label, Kind.CHOICE, choices={str(k): v for k, v in names.items()}, **more)


def yes(key: str, label: str, **more: Any) -> Field:
    """Yes or no."""
    return Field(key, label, Kind.YES_NO, **more)


def number(key: str, label: str, **more: Any) -> Field:
    """A whole number."""
    return Field(key, label, Kind.NUMBER, **more)


def several(key: str, label: str, **more: Any) -> Field:
    """A list of free words."""
    return Field(key, label, Kind.WORDS, **({"longest": 100} | more))


def text(key: str, label: str, **more: Any) -> Field:
    """Several lines."""
    return Field(key, label, Kind.TEXT, **({"longest": 5000} | more))


def unit(key: str, label: str, **more: Any) -> Field:
    """What a limit is counted in."""
    names = {unit: name.removeprefix("个") for unit, name in words.LIMIT_UNIT_NAMES.items()}
    return choice(key, label, names, **more)
