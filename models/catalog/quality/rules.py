"""Whether the situation rules of a guide (items.md 5.3) lead everybody to a valid list.

First how they are written, then their order; only if both are right, where they lead: every path
is tried.
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from models.catalog.checking.checklist import Checklist, checklist
from models.catalog.guide import Condition, Guide, GuideQuestion
from models.catalog.quality.finding import Finding
from models.catalog.quality.paths import Path, leaves, paths
from models.catalog.quality.rule_forms import condition_faults, effect_faults

MOST_QUESTIONS = 6  # on one path; more is a burden, not a fault
ENDINGS = ("stop", "goto")

Tried = tuple[Path, Checklist]


def faults(guide: Guide) -> list[Finding]:
    """Every fault of the questions, their options and the conditions of materials."""
    written = [*_question_forms(guide), *_material_forms(guide)]
    return written or [*_order_faults(guide)] or [*_path_faults(guide)]


def _question_forms(guide: Guide) -> Iterator[Finding]:
    yield from _twice(guide.questions)
    for row, question in enumerate(guide.questions):
        for sentence in _sentences(guide, question):
            yield _of_question(row, sentence)


def _sentences(guide: Guide, question: GuideQuestion) -> Iterator[str]:
    whose = f"问题“{question.text}”"
    if not question.options:
        yield f"{whose}没有选项，谁也答不了。"
    for label, count in Counter(option.label for option in question.options).items():
        if count > 1:
            yield f"{whose}的选项“{label}”写了{count}次。"
    for fault in condition_faults(guide, question.when):
        yield f"{whose}什么时候问：{fault}。"
    for option in question.options:
        yield from effect_faults(guide, question, option)


def _twice(questions: Iterable[GuideQuestion]) -> Iterator[Finding]:
    for key, count in Counter(question.key for question in questions).items():
        if count > 1:
            yield Finding("questions", f"有{count}个问题的代号都是“{key}”。")


def _of_question(row: int, sentence: str, *, must: bool = True) -> Finding:
    return Finding("questions", sentence, must, row)


def _material_forms(guide: Guide) -> Iterator[Finding]:
    for row, material in enumerate(guide.materials):
        for fault in condition_faults(guide, material.when):
            sentence = f"材料“{material.name}”的情形条件：{fault}。"
            yield Finding("materials", sentence, row=row)


def _order_faults(guide: Guide) -> Iterator[Finding]:
    """A question may only depend on those before it; so there are no circles either."""
    before: set[str] = set()
    texts = {question.key: question.text for question in guide.questions}
    for row, question in enumerate(guide.questions):
        for key in _asked_about(question.when) - before:
            what = "它自己" if key == question.key else f"排在它后面的“{texts[key]}”"
            yield _of_question(row, f"问题“{question.text}”要看{what}的答案才问，这样问不到它。")
        before.add(question.key)


def _asked_about(condition: Condition) -> set[str]:
    return {leaf["q"] for leaf in leaves(condition) if "q" in leaf}


def _path_faults(guide: Guide) -> Iterator[Finding]:
    found, complete = paths(guide)
    tried = [(path, checklist(guide, path.answers, path.facts)) for path in found]
    yield from _bad_endings(guide, tried)
    yield from _long_paths(found)
    if complete:
        yield from _never_asked(guide, found)
        yield from _never_needed(guide, [given for _, given in tried])
    else:
        sentence = "情形组合太多，没能全部检查。建议把事项拆成几个业务办理项。"
        yield Finding("questions", sentence, must=False)


def _bad_endings(guide: Guide, tried: Iterable[Tried]) -> Iterator[Finding]:
    """One sentence for each kind of fault: the first path shows what is wrong."""
    told = set()
    for path, given in tried:
        kind, sentence = _ending_fault(guide, path, given)
        if kind and kind not in told:
            told.add(kind)
            yield Finding("questions", sentence)


def _ending_fault(guide: Guide, path: Path, given: Checklist) -> tuple[str, str]:
    if any(word in effect for effect in path.effects for word in ENDINGS):
        return "", ""
    whose = f"选{path.in_words()}时" if path.chosen else "什么都不选时"
    if guide.materials and not given.lines:
        return "empty", f"{whose}一份材料也不用交，请检查各材料的情形条件。"
    if _too_long(guide, given.promised_length):
        return "promise", f"{whose}承诺时限比法定时限还长。"
    return "", ""


def _too_long(guide: Guide, promised: int) -> bool:
    changed = promised != guide.promised_length
    same_unit = guide.legal_length and guide.legal_unit is guide.promised_unit
    return bool(changed and same_unit and promised > guide.legal_length)


def _long_paths(found: Iterable[Path]) -> Iterator[Finding]:
    longest = max((len(path.asked) for path in found), default=0)
    if longest > MOST_QUESTIONS:
        sentence = f"最多要连着回答{longest}个问题，建议不超过{MOST_QUESTIONS}个。"
        yield Finding("questions", sentence, must=False)


def _never_asked(guide: Guide, found: Iterable[Path]) -> Iterator[Finding]:
    asked = {question.key for path in found for question in path.asked}
    for row, question in enumerate(guide.questions):
        if question.key not in asked:
            options = "".join(f"“{option.label}”" for option in question.options)
            sentence = f"问题“{question.text}”在任何情形下都问不到，选项{options}也就选不到。"
            yield _of_question(row, sentence)


def _never_needed(guide: Guide, lists: Iterable[Checklist]) -> Iterator[Finding]:
    needed = {line.key for one in lists for line in one.lines}
    for row, material in enumerate(guide.materials):
        if material.key not in needed:
            sentence = f"材料“{material.name}”在任何情形下都用不到，请检查它的情形条件。"
            yield Finding("materials", sentence, row=row)
