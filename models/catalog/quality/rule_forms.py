"""Whether the rules of a guide are written correctly: known words, known keys, sensible values."""

from collections.abc import Callable, Iterator
from typing import Any

from models.catalog.guide import Condition, Guide, GuideOption, GuideQuestion
from models.catalog.words import Need

# What is known about an applicant before any question; the checker passes them to conditions.
FACTS = {"age": "年龄", "is_agent": "是否代办", "audience": "服务对象", "region": "地区"}
NUMBER_WORDS = ("at_least", "below")


def condition_faults(guide: Guide, condition: Condition) -> Iterator[str]:
    """What is wrong with a condition, as ends of a sentence that begins with whose it is."""
    if condition is None:
        return
    if not isinstance(condition, dict):
        yield "条件写法不对"
        return
    combined = [word for word in ("all", "any", "not") if word in condition]
    if not combined:
        yield from _leaf_faults(guide, condition)
    elif len(condition) > 1:
        yield "条件里“同时满足”“满足其一”和“不是”不能写在同一层"
    else:
        yield from _parts_faults(guide, combined[0], condition[combined[0]])


def _parts_faults(guide: Guide, word: str, inside: Any) -> Iterator[str]:
    parts = [inside] if word == "not" else inside
    if not isinstance(parts, list) or (not parts and word == "all") or None in parts:
        yield "条件里有一层是空的"
        return
    for part in parts:
        yield from condition_faults(guide, part)


def _leaf_faults(guide: Guide, leaf: dict[str, Any]) -> Iterator[str]:
    if "q" in leaf:
        yield from _answer_faults(guide, leaf)
    elif "fact" in leaf:
        yield from _fact_faults(leaf)
    else:
        yield f"条件里的“{_first(leaf)}”看不懂"


def _answer_faults(guide: Guide, leaf: dict[str, Any]) -> Iterator[str]:
    question = next((one for one in guide.questions if one.key == leaf["q"]), None)
    wanted = _wanted(leaf)
    if question is None:
        yield f"条件用到了不存在的问题“{leaf['q']}”"
    elif not wanted:
        yield f"条件没有写明问题“{question.text}”要选哪个答案"
    else:
        labels = {option.label for option in question.options}
        for label in wanted:
            if label not in labels:
                yield f"条件用到了问题“{question.text}”里没有的选项“{label}”"


def _fact_faults(leaf: dict[str, Any]) -> Iterator[str]:
    name = FACTS.get(leaf["fact"])
    numbers = [leaf[word] for word in NUMBER_WORDS if word in leaf]
    if name is None:
        yield f"条件用到了系统不掌握的情况“{leaf['fact']}”，可以用的有{'、'.join(FACTS.values())}"
    elif not numbers and not _wanted(leaf):
        yield f"条件没有写明“{name}”要是什么"
    elif not all(_is_count(value) for value in numbers):
        yield f"条件里“{name}”要和一个整数比"


def _wanted(leaf: dict[str, Any]) -> list[Any]:
    inside = leaf.get("in", [])
    return [leaf["is"]] if "is" in leaf else inside if isinstance(inside, list) else []


def _first(leaf: dict[str, Any]) -> str:
    return str(next(iter(leaf), ""))


def _is_count(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def effect_faults(guide: Guide, question: GuideQuestion, option: GuideOption) -> Iterator[str]:
    """What is wrong with the effects of one option, as whole sentences."""
    whose = f"问题“{question.text}”的选项“{option.label}”"
    for effect in option.effects:
        if not isinstance(effect, dict) or not effect:
            yield f"{whose}有一条“选了以后”是空的。"
            continue
        for word, value in effect.items():
            for fault in _effect_faults(guide, word, value):
                yield f"{whose}：{fault}。"


def _effect_faults(guide: Guide, word: str, value: Any) -> Iterator[str]:
    check = _EFFECTS.get(word)
    if check is None:
        yield f"“{word}”不是系统认识的变化"
    elif fault := check(guide, value):
        yield fault


def _material(guide: Guide, key: Any) -> str:
    known = any(material.key == key for material in guide.materials)
    return "" if known else f"用到了不存在的材料“{key}”"


def _of_materials(fits: Callable[[Any], bool], fault: str) -> Callable[[Guide, Any], str]:
    def check(guide: Guide, values: Any) -> str:
        if not isinstance(values, dict) or not values:
            return "没有写明是哪份材料"
        unknown = (_material(guide, key) for key in values)
        return next(filter(None, unknown), "") or (
            "" if all(fits(value) for value in values.values()) else fault
        )

    return check


def _fee(_: Guide, value: Any) -> str:
    complete = isinstance(value, dict) and value.get("name") and value.get("standard")
    return "" if complete else "增加的收费要写明收费项目和收费标准"


def _promise(_: Guide, value: Any) -> str:
    return "" if _is_count(value) else "承诺时限要填0或者更大的整数"


def _special(guide: Guide, value: Any) -> str:
    known = any(special.code == value for special in guide.specials)
    return "" if known else f"用到了不存在的特别程序“{value}”"


def _goto(guide: Guide, value: Any) -> str:
    if not isinstance(value, str) or not value:
        return "没有写明转到哪个事项"
    return "转到的就是本事项，会一直绕圈" if value == guide.code else ""


def _sentence(_: Guide, value: Any) -> str:
    return "" if isinstance(value, str) and value.strip() else "没有写明为什么不能办、去哪里办"


_EFFECTS: dict[str, Callable[[Guide, Any], str]] = {
    "add": _material,
    "drop": _material,
    "need": _of_materials(lambda need: need in set(Need), "必要性写法不对"),
    "copies": _of_materials(_is_count, "复印件份数要填0或者更大的整数"),
    "fee": _fee,
    "promise": _promise,
    "special": _special,
    "goto": _goto,
    "stop": _sentence,
    "sentence": _sentence,  # what to say beside goto
}
