"""The checker of a package: every question once, every paper once, with what it is for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import msgspec

from models.catalog.checking.checklist import Checklist, Fee, checklist
from models.catalog.checking.conditions import Answers, Facts
from models.catalog.guide import GuideOption, GuideQuestion
from models.catalog.packages.days import Total, total, workdays
from models.catalog.packages.guide import PackageGuide, PackagePart
from models.catalog.packages.lines import PackageLeft, PackageLine, merged, not_needed
from models.catalog.words import QuestionKind

ALSO = "also"  # key of the question which optional steps are wanted


@dataclass(frozen=True)
class StepList:
    """One step in one situation; no list for what another body does or what is not in force."""

    step: PackagePart
    listed: Checklist | None
    wanted: bool  # an optional step counts only when it was asked for

    @property
    def counts(self) -> bool:
        """Whether it is done in this situation."""
        return self.wanted and not (self.listed and self.listed.stop)

    @property
    def days(self) -> int | None:
        """Working days in this situation; None when nobody has said."""
        if not self.counts:
            return 0
        if self.listed is None or self.step.guide is None:
            return self.step.expected_days
        return workdays(self.listed.promised_length, self.step.guide.promised_unit)


@dataclass(frozen=True)
class PackageChecklist:
    """The answer to “what do I bring, once, for all of it”."""

    questions: tuple[GuideQuestion, ...]
    answers: Mapping[str, tuple[str, ...]]
    steps: tuple[StepList, ...]
    lines: tuple[PackageLine, ...]
    left_out: tuple[PackageLeft, ...]
    unanswered: tuple[GuideQuestion, ...]
    total: Total

    @property
    def to_bring(self) -> tuple[PackageLine, ...]:
        """What the person hands in, once."""
        return tuple(line for line in self.lines if not line.waived)

    @property
    def waived(self) -> tuple[PackageLine, ...]:
        """What nobody has to bring."""
        return tuple(line for line in self.lines if line.waived)

    @property
    def complete(self) -> bool:
        """Whether every required question has an answer."""
        return not self.unanswered

    @property
    def stopped(self) -> tuple[StepList, ...]:
        """The steps that cannot be done in this situation."""
        return tuple(one for one in self.steps if one.wanted and one.listed and one.listed.stop)

    @property
    def visits(self) -> int:
        """How often one has to come, all of it handed in together."""
        return max(
            (one.listed.visits for one in self.steps if one.counts and one.listed), default=1
        )

    @property
    def fees(self) -> tuple[tuple[str, Fee], ...]:
        """Each fee with the name of its step."""
        counting = (one for one in self.steps if one.counts and one.listed)
        return tuple((one.step.name, fee) for one in counting for fee in one.listed.fees)

    @property
    def asked_twice(self) -> int:
        """How many papers would have been brought more than once without the package."""
        return sum(len(line.uses) - 1 for line in self.to_bring if line.uses)


def package_questions(package: PackageGuide) -> dict[tuple[str, str], GuideQuestion]:
    """(step, question key) → the question under the key it has in the package's address.

    The same key with the same options is one question; the same key with others gets the step's
    key behind it. The keys do not depend on the answers, so that links stay good.
    """
    asked: dict[str, GuideQuestion] = {}
    found = {}
    for step in package.steps:
        for question in step.guide.questions if step.guide else ():
            named = question.key
            if named == ALSO or not _same(asked.setdefault(named, question), question):
                named = f"{question.key}-{step.key}"
                asked[named] = question
            found[step.key, question.key] = msgspec.structs.replace(question, key=named)
    return found


def _same(one: GuideQuestion, other: GuideQuestion) -> bool:
    return (one.kind, [option.label for option in one.options]) == (
        other.kind,
        [option.label for option in other.options],
    )


def question_keys(package: PackageGuide) -> tuple[str, ...]:
    """Every key that an answer may stand under."""
    return (ALSO, *dict.fromkeys(one.key for one in package_questions(package).values()))


def package_checklist(
    package: PackageGuide, given: Answers, facts: Facts | None = None
) -> PackageChecklist:
    """Work out one list for all steps; unknown questions and answers are ignored."""
    named, choice = package_questions(package), _also(package)
    wanted = _wanted(choice, given)
    steps = tuple(_step_list(step, given, facts, named, wanted) for step in package.steps)
    taken = [one for one in steps if one.wanted and one.listed]
    pairs = _asked(taken, named)
    answers = {key: one.listed.answers[own] for one, own, key in pairs if own in one.listed.answers}
    by_key = {named[one.step.key, own].key: named[one.step.key, own] for one, own, _ in pairs}
    counting = [one for one in taken if one.counts]
    lines = merged(package, [(one.step, line) for one in counting for line in one.listed.lines])
    left = [(one.step, left) for one in counting for left in one.listed.left_out]
    return PackageChecklist(
        questions=(*([choice] if choice else []), *by_key.values()),
        answers=({ALSO: wanted} if wanted else {}) | answers,
        steps=steps,
        lines=lines,
        left_out=not_needed(left, lines),
        unanswered=tuple(q for q in by_key.values() if q.required and q.key not in answers),
        total=total(package, {one.step.key: one.days for one in steps}),
    )


def _also(package: PackageGuide) -> GuideQuestion | None:
    optional = [step for step in package.steps if step.optional]
    if not optional:
        return None
    return GuideQuestion(
        key=ALSO,
        text="还要一起办哪些？",
        help="没有就不选。",
        kind=QuestionKind.MULTI,
        required=False,
        when=None,
        options=tuple(
            GuideOption(label=step.name, help=step.note, effects=()) for step in optional
        ),
    )


def _wanted(choice: GuideQuestion | None, given: Answers) -> tuple[str, ...]:
    chosen = given.get(ALSO, ())
    options = choice.options if choice else ()
    return tuple(option.label for option in options if option.label in chosen)


def _step_list(
    step: PackagePart,
    given: Answers,
    facts: Facts | None,
    named: Mapping[tuple[str, str], GuideQuestion],
    wanted: tuple[str, ...],
) -> StepList:
    takes_part = not step.optional or step.name in wanted
    if step.guide is None:
        return StepList(step, None, takes_part)
    own = {one.key: given.get(named[step.key, one.key].key, ()) for one in step.guide.questions}
    return StepList(step, checklist(step.guide, own, facts), takes_part)


def _asked(
    taken: Iterable[StepList], named: Mapping[tuple[str, str], GuideQuestion]
) -> list[tuple[StepList, str, str]]:
    return [
        (one, question.key, named[one.step.key, question.key].key)
        for one in taken
        for question in one.listed.questions
    ]
