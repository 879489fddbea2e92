"""From situation answers to the papers a person needs, each with the reason.

The same function serves the public checker, the station and the window (requirements 0, fact 6).
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from models.catalog.conditions import Answers, Facts, answers_behind, holds
from models.catalog.guide import Guide, GuideMaterial, GuideOption, GuideQuestion
from models.catalog.words import Need, QuestionKind

# Answers that change more than the list; the label is an option's key (items.md 5.3).
BY_AGENT, ON_PROMISE = "他人代办", "告知承诺"


@dataclass(frozen=True)
class Line:
    """One material on the list."""

    material: GuideMaterial
    need: Need
    originals: int
    copies: int
    reason: str = ""  # 因选“他人代办”; empty when everybody needs it

    @property
    def key(self) -> str:
        """The material's key."""
        return self.material.key

    @property
    def looked_up(self) -> bool:
        """Whether the office fetches it itself, so that nobody brings it."""
        return self.material.waivable or self.need is Need.EXEMPT


@dataclass(frozen=True)
class Checklist:
    """The answer to “what do I bring”."""

    questions: tuple[GuideQuestion, ...]  # those that apply, in order
    answers: Mapping[str, tuple[str, ...]]  # only valid answers to applying questions
    lines: tuple[Line, ...]  # what applies, in the item's order
    left_out: tuple[GuideMaterial, ...]  # do not apply in this situation
    unanswered: tuple[GuideQuestion, ...]
    promised_length: int
    stop: str = ""  # 不能办理: why, and where to go

    def offers(self, label: str) -> bool:
        """Whether one of the questions has this option."""
        return any(option.label == label for one in self.questions for option in one.options)

    def chose(self, label: str) -> bool:
        """Whether this option was given as an answer."""
        return any(label in given for given in self.answers.values())

    @property
    def complete(self) -> bool:
        """Whether every required question has an answer."""
        return not self.unanswered

    @property
    def to_bring(self) -> tuple[Line, ...]:
        """What the person hands in."""
        return tuple(line for line in self.lines if not line.looked_up)

    @property
    def waived(self) -> tuple[Line, ...]:
        """What the office looks up itself."""
        return tuple(line for line in self.lines if line.looked_up)


def checklist(guide: Guide, given: Answers, facts: Facts | None = None) -> Checklist:
    """Work out the list for one situation.

    `given` may come from an address bar: unknown questions and answers are ignored, and a question
    whose condition no longer holds is forgotten with its answer.
    """
    facts = facts or {}
    questions, answers = _asked(guide, given, facts)
    effects = [
        effect
        for question in questions
        for option in _chosen(question, answers)
        for effect in option.effects
    ]
    lines, left_out = _lines(guide, answers, facts, _Changes(effects))
    return Checklist(
        questions=questions,
        answers=answers,
        lines=lines,
        left_out=left_out,
        unanswered=tuple(q for q in questions if q.required and not answers.get(q.key)),
        promised_length=_last(effects, "promise", guide.promised_length),
        stop=_last(effects, "stop", ""),
    )


def _asked(
    guide: Guide, given: Answers, facts: Facts
) -> tuple[tuple[GuideQuestion, ...], dict[str, tuple[str, ...]]]:
    asked, answers = [], {}
    for question in guide.questions:
        if not holds(question.when, answers, facts):
            continue
        asked.append(question)
        labels = {option.label for option in question.options}
        valid = tuple(one for one in given.get(question.key, ()) if one in labels)
        if valid:
            answers[question.key] = valid if question.kind is QuestionKind.MULTI else valid[:1]
    return tuple(asked), answers


def _chosen(question: GuideQuestion, answers: Answers) -> tuple[GuideOption, ...]:
    given = answers.get(question.key, ())
    return tuple(option for option in question.options if option.label in given)


class _Changes:
    """What the chosen options do to the list of materials."""

    def __init__(self, effects: list[dict[str, Any]]) -> None:
        self.added = {effect["add"] for effect in effects if "add" in effect}
        self.dropped = {effect["drop"] for effect in effects if "drop" in effect}
        self.needs = {
            key: Need(need) for effect in effects for key, need in effect.get("need", {}).items()
        }
        self.copies = {
            key: copies for effect in effects for key, copies in effect.get("copies", {}).items()
        }

    def apply(self, line: Line) -> Line:
        return replace(
            line,
            need=self.needs.get(line.key, line.need),
            copies=self.copies.get(line.key, line.copies),
        )


def _lines(
    guide: Guide, answers: Answers, facts: Facts, changes: _Changes
) -> tuple[tuple[Line, ...], tuple[GuideMaterial, ...]]:
    lines, left_out = [], []
    for material in guide.materials:
        wanted = holds(material.when, answers, facts) or material.key in changes.added
        if wanted and material.key not in changes.dropped:
            lines.append(changes.apply(_line(material, answers)))
        else:
            left_out.append(material)
    return tuple(lines), tuple(left_out)


def _line(material: GuideMaterial, answers: Answers) -> Line:
    behind = answers_behind(material.when, answers)
    reason = "因选" + "、".join(f"“{answer}”" for answer in behind) if behind else ""
    return Line(material, material.need, material.originals, material.copies, reason)


def _last(effects: list[dict[str, Any]], word: str, otherwise: Any) -> Any:
    return next((effect[word] for effect in reversed(effects) if word in effect), otherwise)
