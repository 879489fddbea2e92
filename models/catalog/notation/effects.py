"""What choosing an option changes, in a form people can read and type: one line an effect.

    加材料 m3          减材料 m2
    必要性 m3=可容缺    复印件 m3=2
    承诺 10            the promised limit, in the item's own unit
    收费 工本费：5元/证  特别程序 S1
    转到 1199…          不能办：请先办理营业执照    提示：先到……

Anything rarer stands as one line of JSON. What is printed here is read back as the same JSON.
"""

import json
import re
from collections.abc import Callable
from typing import Any

from models.catalog.notation.conditions import LONGEST, Unreadable, as_json
from models.catalog.words import NEED_NAMES

Effect = dict[str, Any]
MOST = 50  # effects of one option
_NEEDS = {str(need): name for need, name in NEED_NAMES.items()}
_NAMED = {name: need for need, name in _NEEDS.items()}
_HOW = "写法如：加材料 m3；减材料 m2；必要性 m3=可容缺；复印件 m3=2；承诺 10；不能办：原因"
_KEY = r"([^\s=：:，,{}]{1,20})"


def read_effects(text: str) -> list[Effect]:
    """The JSON of typed effects, one a line. Raises Unreadable."""
    if len(text) > LONGEST:
        raise Unreadable(f"最多写{LONGEST}个字")
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if len(lines) > MOST:
        raise Unreadable(f"一个选项最多{MOST}条")
    return [_read(line) for line in lines]


def show_effects(effects: list[Effect]) -> str:
    """Effects as people read them."""
    return "\n".join(_show(effect) for effect in effects)


def _read(line: str) -> Effect:
    if line.startswith("{"):
        return _from_json(line)
    for form, build in _FORMS:
        found = form.fullmatch(line)
        if found:
            return build(*found.groups())
    raise Unreadable(f"“{line[:20]}”读不懂，{_HOW}")


def _need(key: str, name: str) -> Effect:
    if name not in _NAMED:
        raise Unreadable(f"必要性只能是{'、'.join(_NAMED)}，现在是“{name[:20]}”")
    return {"need": {key: _NAMED[name]}}


_FORMS: tuple[tuple[re.Pattern[str], Callable[..., Effect]], ...] = (
    (re.compile(rf"加材料\s+{_KEY}"), lambda key: {"add": key}),
    (re.compile(rf"减材料\s+{_KEY}"), lambda key: {"drop": key}),
    (re.compile(rf"必要性\s+{_KEY}\s*=\s*(\S+)"), _need),
    (
        re.compile(rf"复印件\s+{_KEY}\s*=\s*(\d{{1,3}})", re.ASCII),
        lambda key, copies: {"copies": {key: int(copies)}},
    ),
    (re.compile(r"承诺\s+(\d{1,4})", re.ASCII), lambda length: {"promise": int(length)}),
    (
        re.compile(r"收费\s+([^：:]+)[：:]\s*(\S.*)"),
        lambda name, standard: {"fee": {"name": name, "standard": standard}},
    ),
    (re.compile(r"特别程序\s+(\S+)"), lambda code: {"special": code}),
    (re.compile(r"转到\s+(\S+)"), lambda code: {"goto": code}),
    (re.compile(r"不能办[：:]\s*(\S.*)"), lambda why: {"stop": why}),
    (re.compile(r"提示[：:]\s*(\S.*)"), lambda words: {"sentence": words}),
)


def _from_json(line: str) -> Effect:
    try:
        effect = json.loads(line)
    except (ValueError, RecursionError):
        raise Unreadable(f"“{line[:20]}”不是完整的JSON") from None
    if not effect or not all(_fits(word, value) for word, value in effect.items()):
        raise Unreadable(f"“{line[:20]}”里有不认识的内容，{_HOW}")
    return effect


def _fits(word: str, value: Any) -> bool:
    """Whether a value is what the checker expects behind a word."""
    fits = _VALUES.get(word)
    return fits is not None and fits(value)


def _is_need(value: Any) -> bool:
    return isinstance(value, str) and value in _NEEDS


def _is_count(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 9999


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _each(fits: Callable[[Any], bool]) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, dict) and all(fits(one) for one in value.values())


_VALUES: dict[str, Callable[[Any], bool]] = {
    "add": _is_text,
    "drop": _is_text,
    "need": _each(_is_need),
    "copies": _each(_is_count),
    "fee": _each(_is_text),
    "promise": _is_count,
    "special": _is_text,
    "goto": _is_text,
    "stop": _is_text,
    "sentence": _is_text,
}


def _show(effect: Effect) -> str:
    """In words where these say all of it, otherwise as JSON."""
    try:
        ((word, value),) = effect.items()
        line = _IN_WORDS[word](value)
        return line if _read(line) == effect else as_json(effect)
    except (Unreadable, ValueError, KeyError, TypeError, AttributeError):
        return as_json(effect)


def _pair(template: str, names: dict[str, str]) -> Callable[[dict[str, Any]], str]:
    def show(pairs: dict[str, Any]) -> str:
        ((key, value),) = pairs.items()
        return template.format(key, names.get(value, value))

    return show


_IN_WORDS: dict[str, Callable[[Any], str]] = {
    "add": "加材料 {}".format,
    "drop": "减材料 {}".format,
    "need": _pair("必要性 {}={}", _NEEDS),
    "copies": _pair("复印件 {}={}", {}),
    "fee": lambda fee: f"收费 {fee['name']}：{fee['standard']}",
    "promise": "承诺 {}".format,
    "special": "特别程序 {}".format,
    "goto": "转到 {}".format,
    "stop": "不能办：{}".format,
    "sentence": "提示：{}".format,
}
