"""Words that pages make from the catalogue: tags, material lines, waivers."""

from collections.abc import Sized

from models.cases.waiting import CaseLine
from models.catalog.checklist import Checklist, Line
from models.catalog.guide import Guide
from models.catalog.words import (
    LIMIT_UNIT_NAMES,
    MATERIAL_FORM_NAMES,
    SCOPE_NAMES,
    WAIVER_NAMES,
    IntakeMode,
)
from web.badges import status_tone
from web.filters import spaced

COLLECTED = {IntakeMode.COLLECT_ACCEPT.value, IntakeMode.COLLECT_FORWARD.value}


def intake_tags(guide: Guide) -> list[str | tuple[str, str]]:
    """全区通办, 可代收代办, 可容缺 … as badges."""
    tags: list[str | tuple[str, str]] = []
    modes = set(guide.intake_modes)
    if IntakeMode.REGION_WIDE in modes:
        tags.append(("全区通办", "blue"))
    if modes & COLLECTED:
        tags.append(("村站可代收", "blue"))
    tags.append(f"{SCOPE_NAMES[guide.scope]}可办")
    if guide.tolerable:
        tags.append("可容缺")
    if guide.promise_allowed:
        tags.append("可告知承诺")
    return tags


def summary_facts(guide: Guide) -> list[tuple[str, str, str]]:
    """How long, what it costs, how often one must come: figure, unit and label of each."""
    legal = f"（法定 {guide.legal_length}）" if guide.legal_length else ""
    length, unit = str(guide.promised_length), LIMIT_UNIT_NAMES[guide.promised_unit]
    return [
        (length, unit, f"承诺{legal}") if guide.promised_length else ("当场", "", f"办结{legal}"),
        ("收费", "", "见收费标准") if guide.charges else ("0", "元", "不收费"),
        (str(guide.visits), "次", "到现场次数"),
    ]


def list_words(listed: Checklist) -> str:
    """What the list leaves out, and how sure it is."""
    every = len(listed.lines) + len(listed.left_out)
    words = f"全部情形 {every} 份：{len(listed.waived)} 份免交，{len(listed.left_out)} 份您用不着"
    left = len(listed.unanswered)
    return f"{words}；还有 {left} 题没答" if left else words


def seg_columns(options: Sized) -> int:
    """How the answers of a question stand: few in one row, many in three columns."""
    return 3 if len(options) > 3 else 0


def material_words(line: Line) -> str:
    """原件 1 份，复印件 1 份；一年内."""
    counts = []
    if line.originals:
        counts.append(f"原件 {line.originals} 份")
    if line.copies:
        counts.append(f"复印件 {line.copies} 份")
    form = "，".join(counts) or MATERIAL_FORM_NAMES[line.material.form]
    return f"{form}；{spaced(line.material.notes)}" if line.material.notes else form


def waiver_words(line: Line) -> str:
    """How the office gets it itself."""
    return f"由工作人员通过{WAIVER_NAMES[line.material.waiver]}核验"


def line_tone(line: CaseLine) -> str:
    """The tone of a case in the citizen's list."""
    return "amber" if line.needs_you else status_tone(line.status) or "blue"


FILTERS = {
    "line_tone": line_tone,
    "intake_tags": intake_tags,
    "summary_facts": summary_facts,
    "list_words": list_words,
    "seg_columns": seg_columns,
    "material_words": material_words,
    "waiver_words": waiver_words,
}
