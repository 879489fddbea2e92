"""Words and choices of the intake pages."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from models.cases.material import CaseMaterial
from models.cases.words import MaterialState
from models.catalog.entitlement import Offer
from models.catalog.guide import GuideQuestion
from models.catalog.words import INTAKE_MODE_NAMES
from web.filters import short_date, spaced

COUNTED = (
    MaterialState.COMPLETE,
    MaterialState.TOLERATED,
    MaterialState.MISSING,
    MaterialState.WAIVED,
)


def offer_choice(offer: Offer) -> dict[str, str]:
    """An item as a big card."""
    return {
        "value": str(offer.item),
        "text": offer.guide.full_name,
        "hint": spaced(f"{offer.guide.office.name}审批，承诺{offer.guide.promised}"),
        "badge": INTAKE_MODE_NAMES[offer.mode],
        "tone": "violet",
    }


def tri_choices(row: CaseMaterial) -> list[dict[str, str]]:
    """齐, 容缺, 缺; what the office can look up itself also 免交."""
    choices = [{"value": "complete", "text": "齐", "tone": "green"}]
    if row.waivable:
        choices.append({"value": "waived", "text": "免交", "tone": "green"})
    if row.tolerable:
        choices.append({"value": "tolerated", "text": "容缺", "tone": "amber"})
    return [*choices, {"value": "missing", "text": "缺", "tone": "red"}]


def unseen_words(row: CaseMaterial) -> str:
    """请核对“卫生管理制度”：齐、容缺还是缺？"""
    *first, last = (choice["text"] for choice in tri_choices(row))
    return f"请核对“{row.name}”：{'、'.join(first)}还是{last}？"


def promise_words(day: date) -> str:
    """容缺：11 月 27 日前补交."""
    return f"容缺：{short_date(day)}前补交"


def situation_words(
    questions: Iterable[GuideQuestion], answers: Mapping[str, Iterable[str]]
) -> str:
    """一般程序，美容美发，集中空调：否 – in the order asked; 是 and 否 alone say nothing."""
    told = []
    for question in questions:
        words = "、".join(answers.get(question.key, ()))
        if words in ("是", "否"):
            words = f"{question.text.rstrip('？?').removeprefix('是否')}：{words}"
        told.append(words)
    return "，".join(filter(None, told))


def material_counts(rows: Iterable[CaseMaterial]) -> tuple[int, ...]:
    """How many are 齐, 容缺, 缺, 免交."""
    states = [row.state for row in rows]
    return tuple(states.count(state) for state in COUNTED)


def delivery_choices(draft: Any) -> list[dict[str, str]]:
    """How the result can be had, seen from this counter."""
    here = "到本站领取" if draft.intake_station else "到本窗口所在大厅领取"
    return [
        {"value": "mail", "text": "邮寄到家", "hint": "办结后 1 个工作日内寄出，邮费由财政付"},
        {"value": "intake_counter", "text": here, "hint": "就近拿，不用跑办理地"},
        {"value": "deciding_counter", "text": "到办理地大厅领取"},
        {"value": "electronic", "text": "只要电子文书", "hint": "同意电子送达，短信提醒后登录查看"},
    ]


def progress_words(rows: Iterable[CaseMaterial]) -> str:
    """已核对 5 份，还有 2 份."""
    states = [row.state for row in rows]
    left = states.count(MaterialState.OPEN)
    seen = len(states) - left
    return f"已核对 {seen} 份" + (f"，还有 {left} 份" if left else "")


def draft_step(draft: Any) -> str:
    """Where to go on with a draft."""
    if draft.applicant is None:
        return "person"
    return "materials" if draft.version else "situation"


FILTERS = {
    "offer_choice": offer_choice,
    "tri_choices": tri_choices,
    "promise_words": promise_words,
    "situation_words": situation_words,
    "material_counts": material_counts,
    "delivery_choices": delivery_choices,
    "progress_words": progress_words,
    "draft_step": draft_step,
}
