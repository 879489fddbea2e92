"""Two people changed the same draft: what the other has saved, beside what was typed here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from models.catalog.fields import Field, Kind
from models.catalog.notation.values import show_value


@dataclass(frozen=True)
class Clash:
    """One element that both filled in differently."""

    label: str
    theirs: str
    yours: str


def clashes(
    fields: Sequence[Field], theirs: Mapping[str, Any], yours: Mapping[str, Any], whose: str = ""
) -> list[Clash]:
    """The fields that differ; one that could not be read is not compared."""
    found = []
    for field in fields:
        if field.key in yours:
            words = _words(field, theirs.get(field.key)), _words(field, yours[field.key])
            if words[0] != words[1]:
                found.append(Clash(f"{whose}{field.label}", *words))
    return found


def row_clashes(
    fields: Sequence[Field], theirs: Sequence[Mapping], yours: Sequence[Mapping]
) -> list[Clash]:
    """The same, row by row."""
    found = []
    for number, (their, your) in enumerate(zip_longest(theirs, yours), start=1):
        whose = f"第{number}行 "
        if their is None or your is None:
            words = [_line(fields, row) for row in (their, your)]
            found.append(Clash(f"第{number}行", *words))
        else:
            found += clashes(fields, their, your, whose)
    return found


def _line(fields: Sequence[Field], row: Mapping[str, Any] | None) -> str:
    if row is None:
        return "（没有这一行）"
    words = (_words(field, row.get(field.key)) for field in fields)
    return "，".join(word for word in words if word)


def _words(field: Field, value: Any) -> str:
    if field.kind is Kind.FILE:
        return f"文件 {value}" if value else ""
    return show_value(field, value)
