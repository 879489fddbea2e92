"""Why a paper is asked for or not, in the words of the answers that were given."""

from models.catalog.checking.conditions import Answers, answers_behind
from models.catalog.guide import Condition, Guide, GuideMaterial
from models.catalog.quality.paths import leaves

LONGEST = 200  # characters a case keeps


def because(*answers: str) -> str:
    """因选“他人代办”; empty when nothing was chosen for it."""
    if not answers:
        return ""
    several = f"因选“{answers[0]}”等{len(answers)}项"
    words = "因选" + "、".join(f"“{answer}”" for answer in dict.fromkeys(answers))
    return words if len(words) <= LONGEST else several[:LONGEST]


def why_needed(condition: Condition, answers: Answers) -> str:
    """The answers a met condition rests on; of a `not`, those given to what it asks about."""
    return because(*(answers_behind(condition, answers) or _given(condition, answers)))


def why_not(guide: Guide, material: GuideMaterial, answers: Answers) -> str:
    """Which answers made a paper needless; where nothing was answered, what would call for it."""
    given = _given(material.when, answers)
    return because(*given) if given else _only_if(guide, material)


def _given(condition: Condition, answers: Answers) -> tuple[str, ...]:
    asked = dict.fromkeys(leaf["q"] for leaf in leaves(condition) if "q" in leaf)
    return tuple(answer for key in asked for answer in answers.get(key, ()))


def _only_if(guide: Guide, material: GuideMaterial) -> str:
    conditions = [_wanted(leaf) for leaf in leaves(material.when)]
    wanted = dict.fromkeys(filter(None, [*conditions, *_adding(guide, material.key)]))
    return f"{'或'.join(wanted)}才要"[:LONGEST] if wanted else ""


def _adding(guide: Guide, key: str) -> list[str]:
    options = (option for question in guide.questions for option in question.options)
    return [
        f"选“{option.label}”"
        for option in options
        if any(effect.get("add") == key for effect in option.effects)
    ]


def _wanted(leaf: dict) -> str:
    if "q" in leaf:
        labels = [leaf["is"]] if "is" in leaf else list(leaf["in"])
        return f"选{'、'.join(f'“{label}”' for label in labels)}"
    return _fact_words(leaf) if "fact" in leaf else ""


def _fact_words(leaf: dict) -> str:
    if leaf["fact"] != "age":
        return "符合特定条件"
    if "at_least" in leaf:
        return f"年满{leaf['at_least']}周岁"
    return f"未满{leaf['below']}周岁" if "below" in leaf else "符合特定条件"
