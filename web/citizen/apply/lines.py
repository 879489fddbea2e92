"""The lines of the list as the citizen sees them: where each stands, and what they can do."""

from dataclasses import dataclass
from datetime import date

from models.cases.material import CaseMaterial
from models.cases.words import MaterialState
from models.catalog.guide import GuideMaterial
from models.catalog.words import WAIVER_NAMES, MaterialForm, Need, Waiver
from models.sharing.barrier import Barrier
from models.sharing.lookup import Answer
from web.citizen.apply.barred import BARRED, Barred
from web.citizen.uploading import Box
from web.filters import day, short_date, spaced

TO_DO = {
    MaterialForm.ORIGINAL: "把原件逐页拍照上传；纸质原件请留好，下一步会告诉您怎么交。",
    MaterialForm.COPY: "拍照或扫描上传，要清楚完整，不用复印。",
    MaterialForm.CHECKED_COPY: "把原件拍照上传，不用复印；原件请留好备查。",
    MaterialForm.ELECTRONIC: "上传电子文件。",
    MaterialForm.ANY: "拍照上传，或者上传电子文件。",
}


@dataclass(frozen=True)
class MaterialLine:
    """One material of a draft from home."""

    row: CaseMaterial
    material: GuideMaterial
    box: Box
    today: date
    answer: Answer | None = None  # of the register, to the last question
    askable: bool = False
    barrier: Barrier | None = None  # why the register may not be asked by this citizen
    promised: bool = False  # a promise in force stands for it
    may_promise: bool = False
    paper_of_promise: bool = False
    days: tuple[date, ...] = ()  # on which it may be promised (容缺)

    @property
    def id(self) -> str:
        """Where errors about it lead."""
        return f"material_{self.row.id}"

    @property
    def found(self) -> bool:
        """免证办: the register knows it."""
        return self.row.state == MaterialState.WAIVED

    @property
    def later(self) -> bool:
        """容缺: promised for a day to come."""
        return self.row.may_come_later(self.today)

    def is_wrong(self, errors: dict[str, str]) -> bool:
        """Whether something about it is among these errors: its row stands open."""
        names = (self.id, self.box.id, f"day_{self.row.id}", f"agreed_{self.row.id}")
        return any(name in errors for name in names)

    @property
    def settled(self) -> bool:
        """Whether nothing is left to do."""
        return bool(self.box.sheets) or self.found or self.promised or self.later

    @property
    def spared(self) -> bool:
        """Whether nobody has to send it, as far as is known now."""
        return not self.box.sheets and (self.found or self.promised or self.office_looks)

    @property
    def can_be_asked_now(self) -> bool:
        """免证办: whether the register may still know it."""
        settled = self.found or self.box.sheets
        return self.office_looks and self.askable and not (settled or self.barrier)

    @property
    def office_looks(self) -> bool:
        """Whether nobody has to bring it: the office looks itself."""
        if self.row.need == Need.EXEMPT or self.row.waiver == Waiver.INTERNAL:
            return True
        return self.row.waivable and self.answer is not Answer.NOT_FOUND

    @property
    def state(self) -> tuple[str, str]:
        """Where it stands, in words, and the tone."""
        for is_so, words, tone in self._states():
            if is_so:
                return words, tone
        return "还没传", "amber" if self.row.asked_for else "grey"

    def _states(self) -> list[tuple[bool, str, str]]:
        row = self.row
        until = short_date(row.promised_on) if row.promised_on else ""
        return [
            (bool(self.box.sheets), f"已传 {self.box.pages} 张", "green"),
            (self.found, f"免交：{WAIVER_NAMES[Waiver(row.waiver)]}", "green"),
            (self.promised, "已承诺，不用交", "green"),
            (self.later, f"容缺，{until}前补交", "amber"),
            (bool(until), "补交日期已过", "red"),
            (self.can_be_asked_now, "可以免交", "blue"),
            (self.office_looks, "免交：部门自己核查", "green"),
            (self.answer is Answer.NOT_FOUND, "没有查到，要自己传", "amber"),
            (row.need == Need.OPTIONAL, "可以不交", "grey"),
        ]

    @property
    def next_step(self) -> str:
        """What its row leads to, in two or three characters."""
        if self.box.sheets or self.found or self.promised or self.later:
            return "查看"
        if self.paper_of_promise and self.may_promise:
            return "去承诺"
        return "说明" if self.office_looks else "去传"

    @property
    def facts(self) -> str:
        """原件 1 份，公安机关出具."""
        row = self.row
        counts = [f"原件 {row.originals} 份"] if row.originals else []
        counts += [f"复印件 {row.copies} 份"] if row.copies else []
        parts = counts or [row.form_name]
        if self.material.issuer:
            parts.append(f"{self.material.issuer}出具")
        return spaced("，".join(parts))

    @property
    def why(self) -> str:
        """Why it is asked for: the answer behind it, else the law."""
        if self.row.reason:
            return self.row.reason
        return f"依据{self.material.basis}" if self.material.basis else ""

    @property
    def to_do(self) -> str:
        """What to do with the paper."""
        return TO_DO[MaterialForm(self.row.form)]

    @property
    def barred(self) -> Barred | None:
        """Why it cannot be looked up, and the way there if the citizen can change it."""
        settled = self.found or self.box.sheets
        return BARRED[self.barrier] if self.barrier and not settled else None

    @property
    def day_choices(self) -> list[tuple[str, str]]:
        """The days to choose from, the last first: nobody hurries without need."""
        return [(one.isoformat(), f"{day(one)}前") for one in reversed(self.days)]


def with_error(line: MaterialLine, error: str) -> Box:
    """The box of a line, with what was wrong with the last file."""
    box = line.box
    return Box(box.row, box.sheets, box.base, error)
