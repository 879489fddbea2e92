"""一次性告知书 of one item: everything one situation needs, told once (documents.md 3.3, no. 2)."""

from typing import Any

from models.catalog.checking.checklist import Checklist, Line
from models.catalog.guide import Guide, limit_words
from models.catalog.services import CounterPlace
from models.catalog.words import (
    LIMIT_UNIT_NAMES,
    MATERIAL_FORM_NAMES,
    NEED_NAMES,
    SOURCE_NAMES,
    Need,
)
from models.documents.composing.no_case import place_rows

NO_LEGAL_LIMIT = "未规定"


def notice_body(
    guide: Guide,
    listed: Checklist,
    places: list[CounterPlace],
    *,
    served_to: str = "",
    with_review: bool = False,
) -> dict[str, Any]:
    """`body` of the paper; `with_review` adds the standards by which papers are checked."""
    return {
        "served_to": served_to,
        "answers": [
            {"question": question.text, "answer": "、".join(listed.answers[question.key])}
            for question in listed.questions
            if question.key in listed.answers
        ],
        "materials": [material_row(line) for line in listed.lines],
        "conditions": lines_of(guide.condition),
        "steps": [step.name for step in guide.steps],
        "statutory": guide.legal or NO_LEGAL_LIMIT,
        "promised": promised_words(guide, listed),
        "visits": visits_words(listed.visits),
        "fee": fee_words(listed),
        "places": place_rows(places),
        "post": post_words(guide),
        "guide_version": str(guide.version),
        "review": review_rows(guide, listed) if with_review else [],
    }


def material_row(line: Line) -> dict[str, str]:
    """One row of the list."""
    material = line.material
    return {
        "name": material.name,
        "form": MATERIAL_FORM_NAMES[material.form],
        "copies": copies_words(line.originals, line.copies),
        "need": NEED_NAMES[Need.EXEMPT] if line.waived else NEED_NAMES[line.need],
        "source": line.source or material.issuer or SOURCE_NAMES[material.source],
        "note": "；".join(_notes(line)),
    }


def _notes(line: Line) -> list[str]:
    material = line.material
    notes = [line.reason, *line.changes]
    if line.waived and not line.by_promise:
        notes.append("不用提交，由工作人员核验")
    else:
        notes += [material.notes.rstrip("。；"), material.freshness]
        notes.append(_tolerance(line))
    return [note for note in notes if note]


def _tolerance(line: Line) -> str:
    material = line.material
    if not (line.tolerable and material.tolerance_length and material.tolerance_unit):
        return ""
    unit = LIMIT_UNIT_NAMES[material.tolerance_unit]
    way = f"（{material.tolerance_way}）" if material.tolerance_way else ""
    return f"可先受理，{material.tolerance_length}{unit}内补齐{way}"


def copies_words(originals: int, copies: int) -> str:
    """原1复2; a single number where there is only one kind."""
    if originals and copies:
        return f"原{originals}复{copies}"
    return str(originals or copies or "—")


def lines_of(text: str) -> list[str]:
    """Each line of a longer text."""
    return [line.strip() for line in text.splitlines() if line.strip()] or ["未录入"]


def promised_words(guide: Guide, listed: Checklist) -> str:
    """The limit promised in this situation, with the procedures that come on top."""
    words = limit_words(listed.promised_length, guide.promised_unit)
    reason = f"（{listed.promise_reason}）" if listed.promise_reason else ""
    waits = [f"{one.special.name}最多{one.special.max_days}个工作日" for one in listed.specials]
    return f"{words}{reason}" + (f"；另需{'、'.join(waits)}" if waits else "")


def visits_words(visits: int) -> str:
    """How often somebody has to come."""
    return f"{visits}次" if visits else "不用到现场"


def fee_words(listed: Checklist) -> str:
    """不收费, or each fee with its standard."""
    return "；".join(f"{fee.name}：{fee.standard}" for fee in listed.fees) or "不收费"


def post_words(guide: Guide) -> str:
    """Whether it can be done by post, and where to."""
    if not guide.courier:
        return "本事项的材料请到现场或者网上提交"
    where = guide.address or guide.office.address
    return f"材料可以寄到{where}，请写明事项名称和联系电话；结果可以邮寄"


def review_rows(guide: Guide, listed: Checklist) -> list[dict[str, Any]]:
    """受理标准 of each paper that is handed in, then 审查要点 of the item."""
    rows = [
        {"name": line.material.name, "points": list(line.material.review_points)}
        for line in listed.to_bring
        if line.material.review_points
    ]
    if guide.review_points:
        rows.append({"name": "整个申请", "points": list(guide.review_points)})
    return rows
