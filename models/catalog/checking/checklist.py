"""From situation answers to the papers a person needs, each with the reason.

The same function serves the public checker, the station and the window (requirements 0, fact 6).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from models.catalog.checking.conditions import Answers, Facts, holds
from models.catalog.checking.effects import Effects
from models.catalog.checking.lines import Fee, Left, Line, Wait, fees, lines, waits
from models.catalog.guide import Guide, GuideOption, GuideQuestion
from models.catalog.words import QuestionKind

__all__ = ["BY_AGENT", "ON_PROMISE", "Checklist", "Fee", "Left", "Line", "Wait", "checklist"]

# Answers that change more than the list; the label is an option's key (items.md 5.3).
BY_AGENT, ON_PROMISE = "他人代办", "告知承诺"


@dataclass(frozen=True)
class Checklist:
    """The answer to “what do I bring”."""

    questions: tuple[GuideQuestion, ...]  # those that apply, in order
    answers: Mapping[str, tuple[str, ...]]  # only valid answers to applying questions
    lines: tuple[Line, ...]  # what applies, in the item's order
    left_out: tuple[Left, ...]  # do not apply in this situation
    unanswered: tuple[GuideQuestion, ...]
    promised_length: int  # in the guide's unit
    promise_reason: str = ""  # set when an answer changed it
    visits: int = 1  # 到办事现场次数
    fees: tuple[Fee, ...] = ()  # none: free of charge
    specials: tuple[Wait, ...] = ()  # procedures this situation is sure to go through
    stop: str = ""  # 不能办理, or not here: why, and where to go
    stop_reason: str = ""
    goto: str = ""  # code of the item to apply for instead

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
        return tuple(line for line in self.lines if not line.waived)

    @property
    def waived(self) -> tuple[Line, ...]:
        """What nobody has to bring: the office looks it up, or a promise stands for it."""
        return tuple(line for line in self.lines if line.waived)


def checklist(guide: Guide, given: Answers, facts: Facts | None = None) -> Checklist:
    """Work out the list for one situation.

    `given` may come from an address bar: unknown questions and answers are ignored, their order
    does not matter, and a question whose condition no longer holds is forgotten with its answer.
    `facts` (age, audience, region, is_agent) only where they are known.
    """
    facts = facts or {}
    questions, answers = _asked(guide, given, facts)
    chosen = tuple(option for question in questions for option in _chosen(question, answers))
    effects = Effects(chosen)
    promise = any(option.label == ON_PROMISE for option in chosen)
    listed, left_out = lines(guide, answers, facts, effects, on_promise=promise)
    length, reason = effects.promise or (guide.promised_length, "")
    return Checklist(
        questions=questions,
        answers=answers,
        lines=listed,
        left_out=left_out,
        unanswered=tuple(q for q in questions if q.required and not answers.get(q.key)),
        promised_length=length,
        promise_reason=reason,
        visits=guide.visits,
        fees=fees(guide, effects),
        specials=waits(guide, effects),
        stop=effects.stop,
        stop_reason=effects.stop_reason,
        goto=effects.goto,
    )


def _asked(
    guide: Guide, given: Answers, facts: Facts
) -> tuple[tuple[GuideQuestion, ...], dict[str, tuple[str, ...]]]:
    asked, answers = [], {}
    for question in guide.questions:
        if not holds(question.when, answers, facts):
            continue
        asked.append(question)
        wanted = given.get(question.key, ())
        valid = tuple(option.label for option in question.options if option.label in wanted)
        if valid:
            answers[question.key] = valid if question.kind is QuestionKind.MULTI else valid[:1]
    return tuple(asked), answers


def _chosen(question: GuideQuestion, answers: Answers) -> tuple[GuideOption, ...]:
    given = answers.get(question.key, ())
    return tuple(option for option in question.options if option.label in given)


def answers_of(guide: Guide, source: Mapping) -> dict[str, tuple[str, ...]]:
    """What a query or a form (with `getall`) says to the questions of a guide."""
    return {one.key: tuple(source.getall(one.key, [])) for one in guide.questions}
