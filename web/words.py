"""Words that pages make from the catalogue: tags and summaries of guides."""

from models.cases.reading.waiting import CaseLine
from models.catalog.guide import Guide
from models.catalog.words import (
    LIMIT_UNIT_NAMES,
    SCOPE_NAMES,
    IntakeMode,
)
from web.badges import status_tone

COLLECTED = {IntakeMode.COLLECT_ACCEPT.value, IntakeMode.COLLECT_FORWARD.value}


def intake_tags(guide: Guide) -> list[str | tuple[str, str]]:
    """全区通办, 可代收代办, 可容缺 … as badges."""
    tags: list[str | tuple[str, str]] = []
    modes = set(guide.intake_modes)
    if IntakeMode.REGION_WIDE in modes:
        tags.append(("全区通办", "blue"))
    if modes & COLLECTED:
        tags.append(("村站可代收", "blue"))
    if guide.knows("scope"):
        tags.append(f"{SCOPE_NAMES[guide.scope]}可办")
    if guide.tolerable:
        tags.append("可容缺")
    if guide.promise_allowed:
        tags.append("可告知承诺")
    return tags


def summary_facts(guide: Guide) -> list[tuple[str, str, str]]:
    """How long, what it costs, how often one must come: figure, unit and label of each.

    Nothing of an imported item: nobody has said so.
    """
    if guide.imported:
        return []
    legal = f"（法定 {guide.legal_length}）" if guide.legal_length else ""
    length, unit = str(guide.promised_length), LIMIT_UNIT_NAMES[guide.promised_unit]
    return [
        (length, unit, f"承诺{legal}") if guide.promised_length else ("当场", "", f"办结{legal}"),
        ("收费", "", "见收费标准") if guide.charges else ("0", "元", "不收费"),
        (str(guide.visits), "次", "到现场次数"),
    ]


def line_tone(line: CaseLine) -> str:
    """The tone of a case in the citizen's list."""
    return "amber" if line.needs_you else status_tone(line.status) or "blue"


FILTERS = {
    "line_tone": line_tone,
    "intake_tags": intake_tags,
    "summary_facts": summary_facts,
}
