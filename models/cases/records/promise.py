"""告知承诺: what the applicant read and took upon themselves, instead of handing papers in.

It is another instrument than 容缺, where the paper itself comes later. A promise counts for as long
as what would have to be read now is what was read then: another situation is another promise.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Self

from piccolo.columns import Array, BigSerial, Text, Varchar
from piccolo.table import Table

from models.calendar.hours import SHANGHAI
from models.cases.material import CaseMaterial
from models.catalog.checking.checklist import ON_PROMISE
from models.catalog.guide import Guide
from models.catalog.words import Waiver
from models.columns import CASE, instant, reference
from models.database import fetch_one
from models.people.citizen import Citizen

PAPER = (
    "告知承诺书"  # where an item lists the signed sheet as a material, the promise is that sheet
)


@dataclass(frozen=True)
class PromiseText:
    """What is put before the applicant: told (label, sentence), and promised."""

    told: tuple[tuple[str, str], ...]
    promised: tuple[str, ...]
    stands_for: tuple[str, ...]  # keys of the materials it replaces

    @property
    def wording(self) -> str:
        """All of it, as it is kept."""
        told = (f"{label}：{sentence}" for label, sentence in self.told)
        return "\n".join(["告知", *told, "承诺", *self.promised])


class Promise(Table):
    """One promise; an earlier one stays beside a later one."""

    id = BigSerial(primary_key=True)
    case = reference(CASE)
    wording = Text()
    stands_for = Array(Varchar(length=20), default=list)
    made_by = reference(Citizen)
    name = Varchar(length=100)  # in whose name
    made_at = instant()

    @classmethod
    async def latest(cls, case: int) -> Self | None:
        """The last promise made for a case."""
        return await cls.objects().where(cls.case == case).order_by(cls.id, ascending=False).first()


def is_promise_paper(guide: Guide, row: CaseMaterial) -> bool:
    """Whether a line asks for the signed promise itself."""
    return any(one.key == row.key and PAPER in (one.type, one.name) for one in guide.materials)


def offers_choice(guide: Guide) -> bool:
    """Whether a question of the situation decides about 告知承诺; then no line does."""
    labels = {option.label for question in guide.questions for option in question.options}
    return guide.promise_allowed and ON_PROMISE in labels


def promisable(case: Any, guide: Guide, rows: Sequence[CaseMaterial]) -> list[CaseMaterial]:
    """The lines for which a promise may stand in this situation."""
    if case.promises_instead(guide):
        return [r for r in rows if r.waiver == Waiver.PROMISE or is_promise_paper(guide, r)]
    if offers_choice(guide):
        return []
    return [row for row in rows if row.waiver == Waiver.PROMISE]


def promise_text(guide: Guide, rows: Sequence[CaseMaterial]) -> PromiseText:
    """What is told and promised for an item and the lines it stands for (行政许可告知承诺, R31)."""
    replaced = [row.name for row in rows if not is_promise_paper(guide, row)]
    told = (
        ("事项", guide.full_name),
        ("设定依据", "；".join(f"{one.law}{one.article}" for one in guide.bases[:3])),
        ("办理条件", guide.condition),
        ("不用交的材料", "、".join(replaced)),
        ("承诺的效力", "作出承诺并且其他材料齐全的，凭承诺办理，不再要求提交由承诺代替的材料。"),
        ("核查", "办结后，办理机关会通过部门核查或者上门检查，核对您的承诺。"),
        (
            "承诺不实的后果",
            "责令限期改正；逾期不改或者不符合条件的，撤销决定，收回证照；"
            "情况记入信用记录，造成损失的依法承担责任。",
        ),
        ("不愿意承诺", "可以不承诺，按一般程序提交材料，办理不受影响。"),
    )
    return PromiseText(
        tuple((label, sentence) for label, sentence in told if sentence),
        (
            "已经清楚上面告知的全部内容；",
            f"已经符合办理{guide.short_name}的条件、标准和要求；",
            "所填写的内容和提交的材料真实、合法、有效；",
            "愿意接受核查，承诺不实的，承担由此产生的法律责任；",
            "以上承诺是真实的意思表示。",
        ),
        tuple(row.key for row in rows),
    )


async def promise_in_force(case: Any, guide: Guide, rows: Sequence[CaseMaterial]) -> Promise | None:
    """The promise that counts for a draft as it stands now."""
    made = await Promise.latest(case.id)
    if made is None or made.name != await _name_of(case.applicant):
        return None
    covered = [row for row in promisable(case, guide, rows) if row.key in made.stands_for]
    same = promise_text(guide, covered).wording == made.wording
    return made if same and len(covered) == len(made.stands_for) else None


async def _name_of(applicant: int | None) -> str:
    row = await fetch_one("SELECT name FROM applicant WHERE id = $1", applicant)
    return row["name"] if row else ""


def promise_evidence(made: Promise) -> str:
    """What a line says that the promise stands for."""
    when = made.made_at.astimezone(SHANGHAI)
    return f"网上告知承诺 {when:%Y-%m-%d %H:%M} {made.name}"[:200]
