"""The lines of a checklist: papers, fees and waits, each with what changed it and why."""

from dataclasses import dataclass

from models.catalog.checking.conditions import Answers, Facts, holds
from models.catalog.checking.effects import Effects
from models.catalog.checking.reasons import because, why_needed, why_not
from models.catalog.guide import Guide, GuideMaterial, GuideSpecial
from models.catalog.words import NEED_NAMES, WAIVER_NAMES, Need, Waiver

PROMISED = WAIVER_NAMES[Waiver.PROMISE]


@dataclass(frozen=True)
class Line:
    """One material on the list."""

    material: GuideMaterial
    need: Need
    originals: int
    copies: int
    reason: str = ""  # 因选“他人代办”; empty when everybody needs it
    changes: tuple[str, ...] = ()  # 复印件改为3份（因选“…”）
    by_promise: bool = False  # 告知承诺 stands for it in this situation

    @property
    def key(self) -> str:
        """The material's key."""
        return self.material.key

    @property
    def looked_up(self) -> bool:
        """Whether the office fetches it itself, so that nobody brings it."""
        return self.material.waivable or self.need is Need.EXEMPT

    @property
    def waived(self) -> bool:
        """Whether nobody has to bring it."""
        return self.looked_up or self.by_promise

    @property
    def source(self) -> str:
        """By which way it is waived: 电子证照, 数据共享, 在线核验, 告知承诺 …; empty if not."""
        if not self.waived:
            return ""
        return PROMISED if self.by_promise else WAIVER_NAMES[self.material.waiver]

    @property
    def tolerable(self) -> bool:
        """Whether it may be handed in later, in this situation."""
        return self.need is Need.TOLERABLE


@dataclass(frozen=True)
class Left:
    """A material that does not apply, and why."""

    material: GuideMaterial
    reason: str = ""

    @property
    def key(self) -> str:
        """The material's key."""
        return self.material.key

    @property
    def name(self) -> str:
        """The material's name."""
        return self.material.name


@dataclass(frozen=True)
class Fee:
    """One fee, and the answer that brought it."""

    name: str
    standard: str
    reason: str = ""


@dataclass(frozen=True)
class Wait:
    """A special procedure this situation goes through, and why."""

    special: GuideSpecial
    reason: str


def lines(
    guide: Guide, answers: Answers, facts: Facts, effects: Effects, *, on_promise: bool
) -> tuple[tuple[Line, ...], tuple[Left, ...]]:
    """What applies and what does not, both in the item's order; what is dropped stays away."""
    listed, left = [], []
    for material in guide.materials:
        needed = holds(material.when, answers, facts)
        if material.key in effects.dropped:
            left.append(Left(material, effects.dropped[material.key]))
        elif needed or material.key in effects.added:
            reason = why_needed(material.when, answers) if needed else effects.added[material.key]
            listed.append(_line(material, reason, effects, on_promise))
        else:
            left.append(Left(material, why_not(guide, material, answers)))
    return tuple(listed), tuple(left)


def _line(material: GuideMaterial, reason: str, effects: Effects, on_promise: bool) -> Line:
    need, need_reason = effects.needs.get(material.key, (material.need, ""))
    copies, copies_reason = effects.copies.get(material.key, (material.copies, ""))
    need = Need(need)
    changes = []
    if need is not material.need:
        changes.append(f"改为{NEED_NAMES[need]}（{need_reason}）")
    if copies != material.copies:
        changes.append(f"复印件改为{copies}份（{copies_reason}）")
    by_promise = on_promise and material.waiver is Waiver.PROMISE
    if by_promise:
        changes.append(f"不用交（{because(PROMISED)}）")
    return Line(material, need, material.originals, copies, reason, tuple(changes), by_promise)


def fees(guide: Guide, effects: Effects) -> tuple[Fee, ...]:
    """The item's own fees, if it charges, and those that answers bring."""
    own = [Fee(fee.name, fee.standard) for fee in guide.fees] if guide.charges else []
    brought = [
        Fee(str(fee.get("name", "")), str(fee.get("standard", "")), reason)
        for fee, reason in effects.fees
    ]
    return (*own, *brought)


def waits(guide: Guide, effects: Effects) -> tuple[Wait, ...]:
    """The special procedures that answers make certain."""
    return tuple(
        Wait(special, effects.specials[special.code])
        for special in guide.specials
        if special.code in effects.specials
    )
