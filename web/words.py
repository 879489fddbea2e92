"""Words that pages make from the catalogue: tags, material lines, waivers."""

from models.catalog.checklist import Line
from models.catalog.guide import Guide
from models.catalog.words import (
    MATERIAL_FORM_NAMES,
    SCOPE_NAMES,
    WAIVER_NAMES,
    IntakeMode,
)

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


def material_words(line: Line) -> str:
    """原件 1 份，复印件 1 份；一年内."""
    counts = []
    if line.originals:
        counts.append(f"原件 {line.originals} 份")
    if line.copies:
        counts.append(f"复印件 {line.copies} 份")
    form = "，".join(counts) or MATERIAL_FORM_NAMES[line.material.form]
    return f"{form}；{line.material.notes}" if line.material.notes else form


def waiver_words(line: Line) -> str:
    """How the office gets it itself."""
    return f"由工作人员通过{WAIVER_NAMES[line.material.waiver]}核验"


FILTERS = {
    "intake_tags": intake_tags,
    "material_words": material_words,
    "waiver_words": waiver_words,
}
