"""How long a package takes: the longest chain of steps that wait for each other."""

from collections.abc import Mapping
from dataclasses import dataclass

from models.catalog.packages.guide import PackageGuide, PackagePart
from models.catalog.words import LimitUnit

WORKDAYS_A_MONTH, WORKDAYS_A_WEEK, HOURS_A_DAY = 22, 5, 8


@dataclass(frozen=True)
class Total:
    """Working days along the longest chain; `open` when some step says nothing of its length."""

    days: int
    open: bool = False

    @property
    def words(self) -> str:
        """约5个工作日; 当场; 至少3个工作日."""
        if not self.days:
            return "视各环节而定" if self.open else "当场办结"
        return f"{'至少' if self.open else '约'}{self.days}个工作日"


def workdays(length: int, unit: LimitUnit) -> int:
    """A limit in working days, rounded up: for adding up only, never for a due date."""
    if unit is LimitUnit.WORKDAY:
        return length
    if unit is LimitUnit.MONTH:
        return length * WORKDAYS_A_MONTH
    if unit is LimitUnit.HOUR:
        return -(-length // HOURS_A_DAY)
    return -(-length * WORKDAYS_A_WEEK // 7)


def usual_days(step: PackagePart) -> int | None:
    """What a step takes by itself; None when nobody has said."""
    if step.guide is not None:
        return workdays(step.guide.promised_length, step.guide.promised_unit)
    return step.expected_days


def total(package: PackageGuide, lengths: Mapping[str, int | None] | None = None) -> Total:
    """Along the longest chain. `lengths` holds what each step takes in one situation, 0 for a
    step that is not taken; without it every step that is not optional takes its usual time."""
    if lengths is None:
        lengths = {one.key: 0 if one.optional else usual_days(one) for one in package.steps}
    known: dict[str, int] = {}
    longest = max((_until(package, step, lengths, known) for step in package.steps), default=0)
    return Total(longest, any(days is None for days in lengths.values()))


def _until(
    package: PackageGuide,
    step: PackagePart,
    lengths: Mapping[str, int | None],
    known: dict[str, int],
) -> int:
    """Days until a step is done. Each is worked out once, however many wait for it."""
    if step.key not in known:
        known[step.key] = 0  # a circle is a fault of the package, not a reason to fail here
        before = (_until(package, one, lengths, known) for one in package.before(step))
        known[step.key] = max(before, default=0) + (lengths.get(step.key) or 0)
    return known[step.key]
