"""What can be put into a condition or an effect: answers and materials the draft has."""

from typing import Any

from models.catalog.content import Content
from models.catalog.fields import Kind
from models.catalog.notation.conditions import quoted
from models.catalog.words import NEED_NAMES

Choice = tuple[str, str]  # what is put in, what people read
JOINTS = {"and": " & ", "or": " | ", "put": "\n"}


def choosers(content: Content) -> dict[Kind, list[Choice]]:
    """Choices for conditions and for effects."""
    return {
        Kind.RULE: [choice for one in content["questions"] for choice in _answers(one)],
        Kind.RULES: [
            *(choice for one in content["materials"] for choice in _effects(one)),
            ("承诺 10", "承诺时限改为 10（再改数字）"),
            ("不能办：", "不能办理（写明原因和去处）"),
        ],
    }


def _answers(question: dict[str, Any]) -> list[Choice]:
    key = quoted(question["key"])
    return [
        (f"{key}={quoted(option['label'])}", f"“{question['text']}”选“{option['label']}”")
        for option in question["options"]
    ]


def _effects(material: dict[str, Any]) -> list[Choice]:
    key, name = material["key"], material["name"]
    tolerable = NEED_NAMES["tolerable"]
    return [
        (f"加材料 {key}", f"加上“{name}”"),
        (f"减材料 {key}", f"不要“{name}”"),
        (f"必要性 {key}={tolerable}", f"“{name}”改为{tolerable}"),
        (f"复印件 {key}=2", f"“{name}”复印件改为 2 份"),
    ]


def put_in(text: str, how: str, choice: str) -> str:
    """A rule with one more choice at its end."""
    if not choice:
        return text
    return f"{text.rstrip()}{JOINTS[how]}{choice}" if text.strip() else choice
