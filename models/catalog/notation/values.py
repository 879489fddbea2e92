"""From what people type to what a column holds, and back: one rule for forms and workbooks.

`show_value` of a value, given to `read_value`, is that value again.
"""

import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from models.catalog.fields import Field, Kind
from models.catalog.notation.conditions import Unreadable, read_condition, show_condition
from models.catalog.notation.effects import read_effects, show_effects
from models.errors import Invalid

MOST_WORDS = 100  # words of one list
LARGEST = 9999  # of a number: days, copies, visits
_CONTROLS = {code: None for code in range(32) if code not in (9, 10)} | {127: None}
_YES, _NO = {"是", "有", "1", "true", "on", "yes", "√"}, {"否", "无", "0", "false", "no", "off"}
_DATE = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?", re.ASCII)
_BETWEEN_CHOICES = re.compile(r"[\n、，,；;]")


def read_value(field: Field, text: str) -> Any:
    """What a column holds for a typed text; an empty text is the field's `nothing`.

    Raises Invalid with one sentence under the field's key. An empty required field is refused
    only where a draft cannot hold a gap: numbers and choices. Other gaps the quality check finds.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_CONTROLS).strip()
    try:
        return _READ[field.kind](field, text) if text else _nothing(field)
    except Unreadable as error:
        raise Invalid({field.key: str(error)}) from error


def show_value(field: Field, value: Any) -> str:
    """A stored value as people type it."""
    if value is None or value in ([], {}):
        return ""
    return _SHOWN.get(field.kind, _as_is)(field, value)


def read_values(
    fields: Iterable[Field], texts: Mapping[str, str], *, complete: bool = False
) -> tuple[dict[str, Any], dict[str, str]]:
    """Several fields at once: the values that can be read, and the sentences for the others.

    A field that `texts` does not name is left alone. `complete`: required fields must not be
    empty, as in the rows of a repeating element.
    """
    values, errors = {}, {}
    for field in fields:
        if field.key not in texts:
            continue
        try:
            values[field.key] = read_value(field, texts[field.key])
            if complete and field.required and is_empty(values[field.key]):
                errors[field.key] = EMPTY
        except Invalid as error:
            errors |= error.errors
    return values, errors


EMPTY = "不能为空"


def is_empty(value: Any) -> bool:
    """Whether a value says nothing; no and zero are answers."""
    return value is None or value in ("", [], {})


def _nothing(field: Field) -> Any:
    if field.kind is Kind.CHOICE and "none" in (field.choices or {}):
        return "none"
    if field.required and field.kind in (Kind.NUMBER, Kind.CHOICE):
        raise Unreadable(EMPTY)
    return field.default()


def _bounded(field: Field, text: str) -> str:
    if len(text) > field.longest:
        raise Unreadable(f"最多{field.longest}个字，现在有{len(text)}个")
    return text


def _line(field: Field, text: str) -> str:
    return _bounded(field, re.sub(r"\s*\n\s*", " ", text))


def _number(field: Field, text: str) -> int:
    digits = unicodedata.normalize("NFKC", text)
    if not re.fullmatch(r"\d{1,9}", digits, re.ASCII):
        raise Unreadable(f"要填数字，现在是“{text[:20]}”")
    if int(digits) > LARGEST:
        raise Unreadable(f"最大是{LARGEST}，现在是{digits}")
    return int(digits)


def _yes_no(field: Field, text: str) -> bool:
    word = unicodedata.normalize("NFKC", text).lower()
    if word not in _YES | _NO:
        raise Unreadable(f"要填是或否，现在是“{text[:20]}”")
    return word in _YES


def _date(field: Field, text: str) -> date:
    found = _DATE.fullmatch(unicodedata.normalize("NFKC", text))
    try:
        return date(*map(int, found.groups()))
    except (AttributeError, ValueError):
        raise Unreadable(f"要填日期，如2026-11-20，现在是“{text[:20]}”") from None


def _choice(field: Field, text: str) -> str:
    by_name = {name: value for value, name in field.choices.items()}
    value = by_name.get(text, text)
    if value not in field.choices:
        names = "、".join(f"“{name}”" for name in field.choices.values())
        raise Unreadable(f"只能是{names}中的一个，现在是“{text[:20]}”")
    return value


def _choices(field: Field, text: str) -> list[str]:
    words = [word.strip() for word in _BETWEEN_CHOICES.split(text)]
    return list(dict.fromkeys(_choice(field, word) for word in words if word))


def _words(field: Field, text: str) -> list[str]:
    words = [line.strip() for line in text.split("\n") if line.strip()]
    if len(words) > MOST_WORDS:
        raise Unreadable(f"最多{MOST_WORDS}行，现在有{len(words)}行")
    for word in words:
        if len(word) > field.longest:
            raise Unreadable(f"每行最多{field.longest}个字，“{word[:10]}…”有{len(word)}个")
    return words


def _object(field: Field, text: str) -> dict[str, Any]:
    try:
        value = json.loads(text) if len(text) <= field.longest else None
    except (ValueError, RecursionError):
        value = None
    if not isinstance(value, dict) or not all(_is_before_after(one) for one in value.values()):
        raise Unreadable(f"{field.help or '要填JSON'}，现在是“{text[:20]}”")
    return value


def _is_before_after(value: Any) -> bool:
    """The number before and the number after: the only objects there are so far."""
    return (
        isinstance(value, list)
        and len(value) == 2
        and all(type(one) is int and 0 <= one <= LARGEST for one in value)
    )


_READ: dict[Kind, Callable[[Field, str], Any]] = {
    Kind.LINE: _line,
    Kind.TEXT: _bounded,
    Kind.NUMBER: _number,
    Kind.YES_NO: _yes_no,
    Kind.DATE: _date,
    Kind.CHOICE: _choice,
    Kind.CHOICES: _choices,
    Kind.WORDS: _words,
    Kind.RULE: lambda _, text: read_condition(text),
    Kind.RULES: lambda _, text: read_effects(text),
    Kind.FILE: _number,  # who reads it must see to it that the file may be shown here
    Kind.OBJECT: _object,
}


def _as_is(field: Field, value: Any) -> str:
    return str(value)


def _name(field: Field, value: Any) -> str:
    return field.choices.get(str(value), str(value))


_SHOWN: dict[Kind, Callable[[Field, Any], str]] = {
    Kind.YES_NO: lambda _, value: "是" if value else "否",
    Kind.DATE: lambda _, value: value.isoformat(),
    Kind.CHOICE: _name,
    Kind.CHOICES: lambda field, value: "、".join(_name(field, one) for one in value),
    Kind.WORDS: lambda _, value: "\n".join(value),
    Kind.RULE: lambda _, value: show_condition(value),
    Kind.RULES: lambda _, value: show_effects(value),
    Kind.OBJECT: lambda _, value: json.dumps(value, ensure_ascii=False),
}
