"""Rules of items.md 5.3 read aloud, for editors, comparisons and printed guides."""

from typing import Any

from models.catalog.quality.rule_forms import FACTS
from models.catalog.words import NEED_NAMES, Need

Names = dict[str, str]  # key → what people call it


def condition_words(condition: dict[str, Any] | None, questions: Names) -> str:
    """“由谁来办？”选“他人代办”; empty when the condition is always met."""
    if not condition:
        return ""
    if "not" in condition:
        return f"不是（{condition_words(condition['not'], questions)}）"
    for word, joint in (("all", "，并且"), ("any", "，或者")):
        if word in condition:
            parts = (condition_words(part, questions) for part in condition[word])
            return joint.join(part for part in parts if part) or "只在选项要求时"
    return _leaf_words(condition, questions)


def _leaf_words(leaf: dict[str, Any], questions: Names) -> str:
    wanted = "”或“".join(str(one) for one in ([leaf["is"]] if "is" in leaf else leaf.get("in", ())))
    if "q" in leaf:
        return f"“{questions.get(leaf['q'], leaf['q'])}”选“{wanted}”"
    name = FACTS.get(leaf.get("fact", ""), "情况")
    for word, relation in (("at_least", "不小于"), ("below", "小于")):
        if word in leaf:
            return f"{name}{relation}{leaf[word]}"
    return f"{name}是“{wanted}”"


def effect_words(effect: dict[str, Any], materials: Names) -> str:
    """增加“授权委托书”；承诺时限改为3."""
    return "；".join(_one_effect(word, value, materials) for word, value in effect.items())


def _one_effect(word: str, value: Any, materials: Names) -> str:
    if word in ("need", "copies"):
        return "；".join(_changed(word, materials.get(key, key), to) for key, to in value.items())
    if word == "fee":
        return f"增加收费“{value.get('name', '')}”（{value.get('standard', '')}）"
    said = materials.get(value, value) if word in ("add", "drop") else value
    return _SENTENCES.get(word, f"{word}：{{}}").format(said)


def _changed(word: str, material: str, value: Any) -> str:
    if word == "copies":
        return f"“{material}”的复印件改为{value}份"
    name = NEED_NAMES[Need(value)] if value in set(Need) else value
    return f"“{material}”改为{name}"


_SENTENCES = {
    "add": "增加“{}”",
    "drop": "不要“{}”",
    "promise": "承诺时限改为{}",
    "special": "增加特别程序“{}”",
    "goto": "转到事项 {}",
    "stop": "不能办理：{}",
    "sentence": "提示：{}",
}
