"""Words of the material checker: questions, papers, what is waived, how long and how often."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any
from urllib.parse import urlencode

from models.catalog.checking.checklist import Checklist, Line
from models.catalog.guide import Guide, GuideOption, limit_words
from models.catalog.packages.checklist import PackageChecklist
from models.catalog.packages.guide import PackageGuide, PackagePart
from models.catalog.packages.lines import PackageLine
from models.catalog.words import LIMIT_UNIT_NAMES, MATERIAL_FORM_NAMES
from web.filters import spaced

SHORT_LABEL = 8  # characters that fit into half a phone


def list_words(listed: Checklist | PackageChecklist) -> str:
    """What the list leaves out, and how sure it is."""
    every, free, needless = (
        len(listed.lines) + len(listed.left_out),
        len(listed.waived),
        len(listed.left_out),
    )
    parts = [
        f"{free} 份免交" if free else "",
        f"{needless} 份您用不着" if needless else "",
    ]
    words = "，".join(part for part in parts if part) or "都要交"
    left = len(listed.unanswered)
    told = [f"全部情形 {every} 份：{words}" if every else "", f"还有 {left} 题没答" if left else ""]
    return "；".join(one for one in told if one)


def as_query(answers: Mapping[str, Iterable[str]]) -> str:
    """Answers as they stand in the checker's address."""
    return urlencode([(key, answer) for key, given in answers.items() for answer in given])


def seg_columns(options: list[GuideOption]) -> int:
    """How the answers of a question stand: long ones below each other, few in one row."""
    longest = max((len(option.label) for option in options), default=0)
    if longest > SHORT_LABEL:
        return 1
    if len(options) <= 3:
        return 0 if longest <= 5 or len(options) == 2 else 1
    return 3 if longest < 4 else 2  # the chosen one has a tick before it


def choices(options: Iterable[GuideOption]) -> list[dict[str, str]]:
    """The answers of a question as choices of a field."""
    return [{"value": one.label, "text": one.label, "hint": one.help} for one in options]


def material_words(line: Line) -> str:
    """原件 1 份，复印件 1 份；一年内."""
    counts = _counts(line)
    form = counts or MATERIAL_FORM_NAMES[line.material.form]
    said = (line.material.notes.rstrip("。；"), line.material.freshness)
    return "；".join(spaced(word) for word in (form, *said) if word)


def paper_words(line: PackageLine) -> str:
    """The same for a paper of a package."""
    form = _counts(line) or (MATERIAL_FORM_NAMES[line.form] if line.form else "")
    notes = (note.rstrip("。；") for note in line.notes)
    return "；".join(spaced(word) for word in (form, *notes) if word)


def _counts(line: Line | PackageLine) -> str:
    counts = []
    if line.originals:
        counts.append(f"原件 {line.originals} 份")
    if line.copies:
        counts.append(f"复印件 {line.copies} 份")
    return "，".join(counts)


def used_for(line: PackageLine) -> str:
    """用于：个体户登记、食品经营许可."""
    return f"用于：{'、'.join(line.used_for)}" if line.uses else "用于：整件事"


def more_words(line: PackageLine) -> list[str]:
    """What stands below a paper of a package: what it is for, what an answer changed."""
    return [used_for(line), *line.changes]


def clerk_words(line: Line) -> list[str]:
    """What stands below a material on the clerk's screen: changes, and how it is checked."""
    points = line.material.review_points
    return [*line.changes, *([f"核对：{'、'.join(points)}"] if points and not line.waived else [])]


def waiver_words(line: Line) -> str:
    """How the office gets it itself."""
    if line.by_promise:
        return "您作出书面承诺，不用再交证明"
    return f"由工作人员通过{line.source}核验" if line.source else "按规定免于提交"


def paper_waiver_words(line: PackageLine) -> str:
    """The same for a paper of a package."""
    made = [source for source in line.sources if source.startswith("“")]
    fetched = [source for source in line.sources if not source.startswith("“")]
    looked_up = [f"由工作人员通过{'、'.join(fetched)}核验"] if fetched else []
    return "；".join((*made, *looked_up)) or "按规定免于提交"


def tolerance_words(line: Line) -> str:
    """可容缺 5 个工作日."""
    length, unit = line.material.tolerance_length, line.material.tolerance_unit
    return f"可容缺 {length} {LIMIT_UNIT_NAMES[unit]}" if length and unit else "可容缺"


def course_facts(listed: Checklist, guide: Guide) -> list[tuple[str, str]]:
    """How long, how often, how much in this situation, as label and words."""
    promised = limit_words(listed.promised_length, guide.promised_unit)
    legal = f"（法定 {guide.legal}）" if guide.legal else ""
    reason = f"，{listed.promise_reason}" if listed.promise_reason else ""
    facts = [
        ("承诺办结", spaced(f"{promised}{legal}{reason}")),
        ("到现场", f"{listed.visits} 次" if listed.visits else "不用到现场"),
        ("收费", "；".join(_fee_words(fee) for fee in listed.fees) or "不收费"),
    ]
    if listed.specials:
        facts.append(("另外计时", spaced("；".join(_wait_words(one) for one in listed.specials))))
    return facts


def _fee_words(fee: Any) -> str:
    return f"{fee.name} {fee.standard}" + (f"（{fee.reason}）" if fee.reason else "")


def _wait_words(wait: Any) -> str:
    return f"{wait.special.name}最多{wait.special.max_days}个工作日（{wait.reason}）"


def package_facts(listed: PackageChecklist) -> list[tuple[str, str]]:
    """How long, how often, how much for the whole package."""
    fees = [f"{step}：{_fee_words(fee)}" for step, fee in listed.fees]
    return [
        ("全部办完", spaced(listed.total.words)),
        ("到现场", f"{listed.visits} 次" if listed.visits else "不用到现场"),
        ("收费", "；".join(fees) or "不收费"),
    ]


def step_office(step: PackagePart) -> str:
    """Who does a step."""
    return f"{step.office}办" if step.office else "由窗口转有关单位办"


def step_order(package: PackageGuide, step: PackagePart) -> str:
    """What a step waits for."""
    before = package.before(step)
    if not before:
        return "可以先办，不用等别的环节"
    return f"等{'、'.join(f'“{one.name}”' for one in before)}办好再办"


def step_days(days: int) -> str:
    """What a step takes by itself."""
    return spaced(f"约{days}个工作日" if days else "当场办结")


FILTERS: dict[str, Callable] = {
    "list_words": list_words,
    "as_query": as_query,
    "seg_columns": seg_columns,
    "question_choices": choices,
    "material_words": material_words,
    "paper_words": paper_words,
    "used_for": used_for,
    "more_words": more_words,
    "clerk_words": clerk_words,
    "step_office": step_office,
    "step_order": step_order,
    "step_days": step_days,
    "waiver_words": waiver_words,
    "paper_waiver_words": paper_waiver_words,
    "tolerance_words": tolerance_words,
    "course_facts": course_facts,
    "package_facts": package_facts,
}
