"""What an element holds, as people read it: 是, 5, 自然人、企业法人, “由谁来办？”选“他人代办”."""

from typing import Any

from models.catalog.fields import Field, Kind
from models.catalog.quality.rule_words import Names, condition_words, effect_words

REFORMS = {"materials": "材料", "steps": "环节", "days": "天数"}


def field_words(field: Field, value: Any, *, questions: Names, materials: Names) -> str:
    """The value of one field in words; empty when nothing is filled in.

    `questions` and `materials` give the texts and names that keys inside rules stand for.
    """
    if value is None or value in ("", [], (), {}):
        return ""
    if field.kind is Kind.RULE:
        return condition_words(value, questions)
    if field.kind is Kind.RULES:
        return "；".join(effect_words(effect, materials) for effect in value)
    return _PLAIN.get(field.kind, _as_it_is)(field, value)


def _as_it_is(_: Field, value: Any) -> str:
    return str(value)


def _yes_no(_: Field, value: Any) -> str:
    return "是" if value else "否"


def _choice(field: Field, value: Any) -> str:
    return (field.choices or {}).get(str(value), str(value))


def _choices(field: Field, value: Any) -> str:
    return "、".join(_choice(field, one) for one in value)


def _file(_: Field, value: Any) -> str:
    return f"文件 {value}"


def _object(_: Field, value: Any) -> str:
    return "；".join(f"{REFORMS.get(key, key)}：{_span(inside)}" for key, inside in value.items())


def _span(value: Any) -> str:
    return "→".join(str(one) for one in value) if isinstance(value, list) else str(value)


_PLAIN = {
    Kind.YES_NO: _yes_no,
    Kind.CHOICE: _choice,
    Kind.CHOICES: _choices,
    Kind.WORDS: _choices,
    Kind.FILE: _file,
    Kind.OBJECT: _object,
}
