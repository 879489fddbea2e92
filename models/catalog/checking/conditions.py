"""Conditions over situation answers (items.md 5.3): small JSON, walked, never evaluated as code.

{"all": […]}  {"any": […]}  {"not": …}
{"q": "agent", "is": "他人代办"}   {"q": "type", "in": ["住宿", "沐浴"]}
{"fact": "age", "at_least": 80}    {"fact": "audience", "is": "person"}
"""

from collections.abc import Mapping
from typing import Any

Answers = Mapping[str, tuple[str, ...]]
Facts = Mapping[str, Any]


def holds(condition: dict | None, answers: Answers, facts: Facts) -> bool:
    """Whether a condition is met; no condition is always met. Raises ValueError on an unknown
    form."""
    if condition is None:
        return True
    for word, combine in (("all", all), ("any", any)):
        if word in condition:
            return combine(holds(part, answers, facts) for part in condition[word])
    if "not" in condition:
        return not holds(condition["not"], answers, facts)
    return _leaf_holds(condition, answers, facts)


def _leaf_holds(leaf: dict, answers: Answers, facts: Facts) -> bool:
    if "q" in leaf:
        return bool(_wanted(leaf) & set(answers.get(leaf["q"], ())))
    if "fact" not in leaf:
        raise ValueError(f"not a condition: {leaf}")
    value = facts.get(leaf["fact"])
    if value is None:
        return False
    if "at_least" in leaf:
        return value >= leaf["at_least"]
    if "below" in leaf:
        return value < leaf["below"]
    return value in _wanted(leaf)


def _wanted(leaf: dict) -> set:
    if "is" in leaf:
        return {leaf["is"]}
    if "in" in leaf:
        return set(leaf["in"])
    raise ValueError(f"not a condition: {leaf}")


def answers_behind(condition: dict | None, answers: Answers) -> tuple[str, ...]:
    """The given answers a met condition rests on, to say 因选“他人代办”."""
    if condition is None:
        return ()
    if "q" in condition:
        wanted = _wanted(condition)
        return tuple(one for one in answers.get(condition["q"], ()) if one in wanted)
    parts = condition.get("all") or condition.get("any") or ()
    found = (answer for part in parts for answer in answers_behind(part, answers))
    return tuple(dict.fromkeys(found))
