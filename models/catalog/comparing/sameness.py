"""三级四同 (S4-3-6): one standard item at all its offices, side by side.

The four that must be equal, and the five that a region may ask for as well (defaults.md 21).
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from models.catalog.guide import Guide, read_guide
from models.catalog.words import ITEM_TYPE_NAMES, NEED_NAMES, BasisKind
from models.database import fetch


@dataclass(frozen=True)
class Aspect:
    """One thing to compare."""

    key: str
    label: str
    words: Callable[[Guide], str]


@dataclass(frozen=True)
class Comparison:
    """One aspect at every office, in the order of `Sameness.guides`."""

    aspect: Aspect
    values: tuple[str, ...]

    @property
    def same(self) -> bool:
        """Whether all offices say the same."""
        return len(set(self.values)) < 2

    @property
    def differing(self) -> tuple[int, ...]:
        """Places of the offices that do not say what most say."""
        usual = Counter(self.values).most_common(1)[0][0] if self.values else ""
        return tuple(place for place, value in enumerate(self.values) if value != usual)


@dataclass(frozen=True)
class Sameness:
    """One standard item, from the highest level down."""

    guides: tuple[Guide, ...]
    rows: tuple[Comparison, ...]

    @property
    def same(self) -> bool:
        """Whether nothing differs."""
        return all(row.same for row in self.rows)


def _setting_basis(guide: Guide) -> str:
    laws = (one for one in guide.bases if one.kind is BasisKind.SETTING)
    return "；".join(sorted(one.law + one.article for one in laws))


def _materials(guide: Guide) -> str:
    return "；".join(f"{one.name}（{NEED_NAMES[one.need]}）" for one in guide.materials)


def _limit(guide: Guide) -> str:
    return f"法定{guide.legal or '没有规定'}，承诺{guide.promised}"


def _steps(guide: Guide) -> str:
    return "→".join(one.name for one in guide.steps)


FOUR = (
    Aspect("name", "事项名称", lambda guide: guide.full_name),
    Aspect("basic_code", "基本编码", lambda guide: guide.basic_code),
    Aspect("item_type", "事项类型", lambda guide: ITEM_TYPE_NAMES[guide.item_type]),
    Aspect("bases", "设定依据", _setting_basis),
)
FIVE = (
    Aspect("steps", "办理流程", _steps),
    Aspect("materials", "申请材料", _materials),
    Aspect("limit", "办理时限", _limit),
    Aspect("condition", "受理条件", lambda guide: guide.condition),
    Aspect("online_depth", "网上办理深度", lambda guide: guide.online_depth),
)


async def sameness_of(
    standard: int, day: date, aspects: Sequence[Aspect] = FOUR + FIVE
) -> Sameness:
    """Compare the guides of a standard item that are in force on a day."""
    rows = await fetch(_IN_FORCE, standard, day)
    return side_by_side([read_guide(row["snapshot"]) for row in rows], aspects)


def side_by_side(guides: Sequence[Guide], aspects: Sequence[Aspect] = FOUR + FIVE) -> Sameness:
    """Compare guides of one standard item, aspect by aspect."""
    rows = (Comparison(one, tuple(one.words(guide) for guide in guides)) for one in aspects)
    return Sameness(tuple(guides), tuple(rows))


@dataclass(frozen=True)
class StandardLine:
    """One standard item in the list of those to compare."""

    standard: int
    basic_code: str
    name: str
    offices: int
    codes: tuple[str, ...]  # of its items, where the comparison is read in full
    differing: tuple[str, ...]  # labels of the aspects of FOUR that differ


async def standards_compared(day: date) -> list[StandardLine]:
    """Every standard item that more than one office carries out; those that differ come first."""
    found: dict[int, list[Guide]] = {}
    names: dict[int, tuple[str, str]] = {}
    for row in await fetch(_ALL_IN_FORCE, day):
        found.setdefault(row["standard"], []).append(read_guide(row["snapshot"]))
        names[row["standard"]] = (row["basic_code"], row["name"])
    lines = [_line(standard, names[standard], guides) for standard, guides in found.items()]
    return sorted(lines, key=lambda line: (not line.differing, line.basic_code))


def _line(standard: int, named: tuple[str, str], guides: list[Guide]) -> StandardLine:
    rows = side_by_side(guides, FOUR).rows
    differing = tuple(row.aspect.label for row in rows if not row.same)
    codes = tuple(guide.code for guide in guides)
    return StandardLine(standard, *named, len(guides), codes, differing)


_IN_FORCE = """
SELECT snapshot FROM (
    SELECT DISTINCT ON (v.item) v.snapshot, i.level, i.code
    FROM item_version v JOIN item i ON i.id = v.item
    WHERE i.standard = $1 AND v.state = 'published' AND v.valid_from <= $2
      AND (v.valid_to IS NULL OR v.valid_to >= $2)
    ORDER BY v.item, v.version DESC
) newest ORDER BY level, code
"""
_ALL_IN_FORCE = """
SELECT snapshot, standard, basic_code, name FROM (
    SELECT DISTINCT ON (v.item) v.snapshot, i.standard, i.level, i.code, s.basic_code, s.name
    FROM item_version v JOIN item i ON i.id = v.item JOIN standard_item s ON s.id = i.standard
    WHERE v.state = 'published' AND v.valid_from <= $1
      AND (v.valid_to IS NULL OR v.valid_to >= $1)
      AND (SELECT count(*) FROM item other WHERE other.standard = i.standard) > 1
    ORDER BY v.item, v.version DESC
) newest ORDER BY level, code
"""
