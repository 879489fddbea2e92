"""Conditions in a form people can read and type, and back (items.md 5.3).

    agent=他人代办                     an answer
    type=[住宿, 沐浴]                  one of several answers
    @age>=80    @age<60    @audience=person    facts about the applicant
    agent=他人代办 & (type=住宿 | type=沐浴)    and, or: mixed only with brackets
    !agent=他人代办                    not
    只在选项要求时                      never by itself: only where an option asks for it

A name or answer with one of the marks ( ) [ ] & | ! = < > , @ " inside stands in double quotes.
What is printed here is read back as the very same JSON.
"""

import json
from collections.abc import Callable
from typing import Any

from models.catalog.notation.reader import COMBINED, MARKS, Reader, Unreadable, constant

LONGEST = 2000
NEVER = "只在选项要求时"


def read_condition(text: str) -> dict[str, Any] | None:
    """The JSON of a typed condition; empty is no condition. Raises Unreadable."""
    if text.strip() in ("", NEVER):
        return {"any": []} if text.strip() else None
    if len(text) > LONGEST:
        raise Unreadable(f"条件最多{LONGEST}个字")
    reader = Reader(text)
    condition = reader.expression(0)
    if reader.peek():
        raise reader.trouble()
    return condition


def show_condition(condition: dict[str, Any] | None) -> str:
    """A condition as people read it; what is no condition at all is shown as its JSON."""
    if condition is None:
        return ""
    try:
        return NEVER if condition == {"any": []} else _show(condition)
    except (KeyError, TypeError, AttributeError, ValueError):
        return as_json(condition)


def quoted(text: str) -> str:
    """A name as it stands in a condition: in quotes where it would be misread."""
    plain = text == text.strip() != "" and not set(text) & set(MARKS) and text.isprintable()
    return text if plain else as_json(text)


def as_json(value: Any) -> str:
    """One visible line of JSON: what cells and forms would drop or break at is written as \\u…."""
    line = json.dumps(value, ensure_ascii=False)
    return line if line.isprintable() else json.dumps(value)


def _show(condition: dict[str, Any]) -> str:
    for mark, word in COMBINED.items():
        if word in condition:
            return _show_many(condition[word], mark)
    if "not" in condition:
        return f"!{_show_part(condition['not'])}"
    if "q" in condition:
        return quoted(condition["q"]) + _show_wanted(condition, quoted)
    return _show_fact(condition)


def _show_fact(leaf: dict[str, Any]) -> str:
    name = f"@{quoted(leaf['fact'])}"
    for mark, word in ((">=", "at_least"), ("<", "below")):
        if word in leaf:
            return f"{name}{mark}{_show_constant(leaf[word])}"
    return name + _show_wanted(leaf, _show_constant)


def _show_many(parts: list[dict[str, Any]], mark: str) -> str:
    if not parts:
        return "()" if mark == "&" else "!()"
    return f" {mark} ".join(_show_part(part) for part in parts)


def _show_part(condition: dict[str, Any]) -> str:
    many = next((condition[word] for word in COMBINED.values() if word in condition), [])
    return f"({_show(condition)})" if len(many) > 1 else _show(condition)


def _show_wanted(leaf: dict[str, Any], show: Callable[[Any], str]) -> str:
    if "is" in leaf:
        return f"={show(leaf['is'])}"
    return f"=[{', '.join(show(one) for one in leaf['in'])}]"


def _show_constant(value: Any) -> str:
    if not isinstance(value, str):
        return json.dumps(value)
    plain = constant(value) == value
    return quoted(value) if plain else as_json(value)
