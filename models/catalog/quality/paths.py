"""Every way through a guide's situation questions, to try the rules on before people do."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, product
from typing import Any

from models.catalog.checking.conditions import Answers, Facts, holds
from models.catalog.guide import Condition, Guide, GuideOption, GuideQuestion
from models.catalog.words import QuestionKind

MOST = 2048  # paths tried; a guide with more should be split into handling items


@dataclass(frozen=True)
class Path:
    """One set of answers, with the questions that were asked on the way."""

    asked: tuple[GuideQuestion, ...]
    answers: Answers
    facts: Facts

    @property
    def chosen(self) -> tuple[GuideOption, ...]:
        """The options taken, in the order of the questions."""
        return tuple(
            option
            for question in self.asked
            for option in question.options
            if option.label in self.answers.get(question.key, ())
        )

    @property
    def effects(self) -> list[dict[str, Any]]:
        """What the options taken do."""
        return [effect for option in self.chosen for effect in option.effects]

    def in_words(self) -> str:
        """“本人办理”“新办”; empty for a guide without questions."""
        return "".join(f"“{option.label}”" for option in self.chosen)


def paths(guide: Guide) -> tuple[tuple[Path, ...], bool]:
    """The paths, and whether those are all. Conditions must be well formed.

    Answers that nothing depends on are tried once. Of a question with several answers each alone
    and all together are tried.
    """
    telling = _questions_that_matter(guide)
    found = tuple(islice(_walk(guide, telling), MOST + 1))
    return found[:MOST], len(found) <= MOST


def _walk(guide: Guide, telling: set[str]) -> Iterator[Path]:
    for facts in _facts(guide):
        yield from _ways(guide.questions, telling, Path((), {}, facts))


def _ways(left: tuple[GuideQuestion, ...], telling: set[str], so_far: Path) -> Iterator[Path]:
    if not left:
        yield so_far
        return
    question, *rest = left
    if not holds(question.when, so_far.answers, so_far.facts):
        yield from _ways(tuple(rest), telling, so_far)
        return
    for answer in _answers(question, question.key in telling):
        given = so_far.answers | {question.key: answer}
        yield from _ways(tuple(rest), telling, Path((*so_far.asked, question), given, so_far.facts))


def _answers(question: GuideQuestion, telling: bool) -> list[tuple[str, ...]]:
    labels = [option.label for option in question.options]
    ways: list[tuple[str, ...]] = [(label,) for label in labels]
    if question.kind is QuestionKind.MULTI and len(labels) > 1:
        ways.append(tuple(labels))
    if not question.required or not ways:
        ways.append(())
    return ways if telling else ways[:1]


def _questions_that_matter(guide: Guide) -> set[str]:
    """Those with effects, and those some condition asks about."""
    rules = [row.when for row in (*guide.questions, *guide.materials)]
    asked_about = {leaf["q"] for rule in rules for leaf in leaves(rule) if "q" in leaf}
    with_effects = {
        question.key
        for question in guide.questions
        if any(option.effects for option in question.options)
    }
    return asked_about | with_effects


def leaves(condition: Condition) -> Iterator[dict[str, Any]]:
    """The simple conditions inside a condition."""
    if not condition:
        return
    parts = condition.get("all", condition.get("any"))
    if "not" in condition:
        parts = [condition["not"]]
    if parts is None:
        yield condition
        return
    for part in parts:
        yield from leaves(part)


def _facts(guide: Guide) -> Iterator[Facts]:
    """Facts about the applicant on both sides of every line that a rule draws."""
    sides: dict[str, set[Any]] = {}
    for row in (*guide.questions, *guide.materials):
        for leaf in leaves(row.when):
            if "fact" in leaf:
                sides.setdefault(leaf["fact"], {None}).update(_both_sides(leaf))
    for values in product(*sides.values()):
        yield dict(zip(sides, values, strict=True))


def _both_sides(leaf: dict[str, Any]) -> set[Any]:
    for word in ("at_least", "below"):
        if word in leaf:
            return {leaf[word], leaf[word] - 1}
    return {leaf["is"]} if "is" in leaf else set(leaf["in"])
