"""One paper asked for once: the lines of several items under their standard names."""

from collections.abc import Iterable
from dataclasses import dataclass

from models.catalog.checking.lines import Left, Line
from models.catalog.guide import GuideMaterial
from models.catalog.packages.guide import PackageGuide, PackagePaper, PackagePart
from models.catalog.words import MaterialForm, Need

# Where two items ask for one paper differently, the stricter of them decides.
STRICT_FORMS = (
    MaterialForm.ORIGINAL,
    MaterialForm.CHECKED_COPY,
    MaterialForm.COPY,
    MaterialForm.ANY,
    MaterialForm.ELECTRONIC,
)
STRICT_NEEDS = (Need.REQUIRED, Need.TOLERABLE, Need.OPTIONAL, Need.EXEMPT)


@dataclass(frozen=True)
class Use:
    """One step that needs the paper, and how."""

    step: PackagePart
    line: Line
    made_by: str = ""  # the earlier step whose result it is

    @property
    def waived(self) -> bool:
        """Whether nobody has to bring it for this step."""
        return bool(self.made_by) or self.line.waived


@dataclass(frozen=True)
class PackageLine:
    """One paper of the package's list."""

    name: str
    uses: tuple[Use, ...] = ()
    paper: PackagePaper | None = None  # asked for by the package itself

    @property
    def waived(self) -> bool:
        """Whether nobody has to bring it: every step that needs it gets it otherwise."""
        if not self.uses:
            return self.need is Need.EXEMPT
        return all(use.waived for use in self.uses)

    @property
    def used_for(self) -> tuple[str, ...]:
        """The names of the steps it is for; empty: for the package as a whole."""
        return tuple(dict.fromkeys(use.step.name for use in self.uses))

    @property
    def sources(self) -> tuple[str, ...]:
        """Where it comes from instead: 电子证照, 前面“…”办好后直接取用 …"""
        made = (f"“{use.made_by}”办好后直接取用" for use in self.uses if use.made_by)
        found = (use.line.source for use in self.uses if not use.made_by and use.line.source)
        return tuple(dict.fromkeys((*made, *found)))

    @property
    def need(self) -> Need:
        """The strictest."""
        needs = [use.line.need for use in self._deciding]
        needs += [self.paper.need] if self.paper else []
        return min(needs, key=STRICT_NEEDS.index)

    @property
    def tolerable(self) -> bool:
        """Whether it may be handed in later."""
        return self.need is Need.TOLERABLE

    @property
    def form(self) -> MaterialForm | None:
        """The strictest; None when only the package asks for it and says nothing."""
        forms = [use.line.material.form for use in self._deciding]
        return min(forms, key=STRICT_FORMS.index, default=None)

    @property
    def originals(self) -> int:
        """As many as the step that wants most."""
        return max((use.line.originals for use in self._deciding), default=0)

    @property
    def copies(self) -> int:
        """As many as the step that wants most."""
        return max((use.line.copies for use in self._deciding), default=0)

    @property
    def notes(self) -> tuple[str, ...]:
        """What to heed, said once."""
        said = [use.line.material.notes for use in self._deciding]
        said += [self.paper.notes] if self.paper else []
        return tuple(dict.fromkeys(note for note in said if note))

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why it is asked for; empty when some step asks everybody for it."""
        if self.paper or not all(use.line.reason for use in self._deciding):
            return ()
        return tuple(dict.fromkeys(use.line.reason for use in self._deciding))

    @property
    def changes(self) -> tuple[str, ...]:
        """What answers changed about it."""
        return tuple(dict.fromkeys(one for use in self._deciding for one in use.line.changes))

    @property
    def _deciding(self) -> tuple[Use, ...]:
        return tuple(use for use in self.uses if not use.waived) or self.uses


@dataclass(frozen=True)
class PackageLeft:
    """A paper no step needs in this situation, and why."""

    name: str
    reason: str = ""


def standard_name(material: GuideMaterial) -> str:
    """Under which name a paper is the same paper in every item."""
    return material.type or material.name


def merged(
    package: PackageGuide, asked: Iterable[tuple[PackagePart, Line]]
) -> tuple[PackageLine, ...]:
    """Every paper once, in the order of the steps; those of the package itself come last."""
    uses: dict[str, list[Use]] = {}
    for step, line in asked:
        name = standard_name(line.material)
        uses.setdefault(name, []).append(Use(step, line, _made_by(package, step, name)))
    papers = {paper.name: paper for paper in package.papers}
    found = [PackageLine(name, tuple(own), papers.pop(name, None)) for name, own in uses.items()]
    return (*found, *(PackageLine(name, paper=paper) for name, paper in papers.items()))


def _made_by(package: PackageGuide, step: PackagePart, name: str) -> str:
    """The name of the earlier step that has this paper as its result."""
    for earlier in _all_before(package, step):
        if earlier.guide and any(name == result.name for result in earlier.guide.results):
            return earlier.name
    return ""


def _all_before(package: PackageGuide, step: PackagePart) -> list[PackagePart]:
    found: dict[str, PackagePart] = {}
    waiting = [step]
    while waiting:
        for one in package.before(waiting.pop()):
            if one.key not in found:
                found[one.key] = one
                waiting.append(one)
    return list(found.values())


def not_needed(
    left: Iterable[tuple[PackagePart, Left]], lines: Iterable[PackageLine]
) -> tuple[PackageLeft, ...]:
    """What no step needs; what another step needs after all is on the list."""
    listed = {line.name for line in lines}
    found = {}
    for _, one in left:
        name = standard_name(one.material)
        if name not in listed:
            found.setdefault(name, PackageLeft(name, one.reason))
    return tuple(found.values())
