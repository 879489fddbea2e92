"""Words and marks of the staff's pages."""

from collections.abc import Iterable
from typing import Any

from models.cases.dossier import Dossier
from models.cases.lifecycle import ACTS
from models.cases.material import CaseMaterial
from models.cases.words import DELIVERY_WAY_NAMES, DeliveryWay, MaterialState
from models.cases.worklist import URGENCY_NAMES, Task, Urgency
from models.catalog.guide import GuideField, GuideSpecial
from models.catalog.words import WAIVER_NAMES, Waiver
from models.delivery.delivery import Delivery
from models.people.masks import mask_address, mask_id, mask_mobile
from models.people.permissions import may
from web.desk.conclusions import Conclusion

DONE = {
    "receive": "已收件，收件凭证正在生成。",
    "accept": "已受理，开始计时。",
    "push": "已推送到办理地。",
    "pass_on": "复核通过，已转部门。",
    "claim": "已接件。",
    "ask_correction": "补正告知已发出。",
    "supply": "补交已登记。",
    "opine": "审查意见已提交，等待决定。",
    "grant": "已作出准予决定。",
    "deny": "已作出不予决定。",
    "issue": "证照已制好，转出件窗口。",
    "hand_out": "已发放，办件归档。",
    "dispatch": "已寄出。",
    "fill_gap": "容缺材料已补齐。",
}
SEND = {
    "claim": "接件",
    "accept": "受理，发出受理通知书",
    "push": "推送到办理地",
    "pass_on": "复核通过，转部门",
    "ask_correction": "发出补正告知书",
    "supply": "登记补交",
    "opine": "提交审查意见",
    "grant": "作出准予决定",
    "deny": "作出不予决定",
    "issue": "制证，转出件窗口",
    "hand_out": "确认发放，生成送达回证",
    "dispatch": "寄出",
}
TONES = {
    MaterialState.COMPLETE: "green",
    MaterialState.WAIVED: "green",
    MaterialState.TOLERATED: "amber",
    MaterialState.MISSING: "red",
    MaterialState.OPEN: "grey",
}


def act_word(name: str) -> str:
    """The Chinese word of an act."""
    return ACTS[name].word


def done_words(name: str) -> str:
    """What to say after an act; empty for a word that is none."""
    return DONE.get(name, f"{ACTS[name].word}已完成。") if name in ACTS else ""


def send_words(conclusion: Conclusion) -> str:
    """The button names the effect."""
    return SEND.get(conclusion.act, conclusion.word)


def conclusion_options(conclusions: Iterable[Conclusion]) -> list[dict[str, str]]:
    """The conclusions as segments."""
    return [
        {"value": one.act, "text": one.word, "key": one.key, "tone": one.tone}
        for one in conclusions
    ]


def by_urgency(tasks: Iterable[Task]) -> list[tuple[Urgency, str]]:
    """The groups that have something in them, most urgent first."""
    present = {task.urgency for task in tasks}
    return [(urgency, name) for urgency, name in URGENCY_NAMES.items() if urgency in present]


def queue_chips(tasks: list[Task], address: str) -> list[dict[str, Any]]:
    """How much of each urgency lies on the desk."""
    lights = {Urgency.LATE: "red", Urgency.TODAY: "yellow"}
    counts = {urgency: sum(task.urgency is urgency for task in tasks) for urgency in lights}
    chips: list[dict[str, Any]] = [{"text": "全部", "href": address, "current": True}]
    names = {Urgency.LATE: "超期", Urgency.TODAY: "临期"}
    return chips + [
        {
            "text": names[urgency],
            "href": f"{address}#queue",
            "count": count,
            "light": lights[urgency],
        }
        for urgency, count in counts.items()
        if count
    ]


def material_mark(row: CaseMaterial) -> tuple[str, str]:
    """The mark of a material in the list: a tick, a cross, or a badge."""
    if row.state == MaterialState.COMPLETE:
        return "ok", ""
    if row.state == MaterialState.MISSING:
        return "bad", ""
    if row.state == MaterialState.WAIVED:
        return WAIVER_NAMES[Waiver(row.waiver)][-2:] or "免交", "green"
    return row.state_name, material_tone(row)


def material_tone(row: CaseMaterial) -> str:
    """The tone of a material's state."""
    return TONES[MaterialState(row.state)]


def found_words(row: CaseMaterial) -> str:
    """What the clerk found: 原件 1 份，复印件 1 份，原件已核对."""
    if row.state == MaterialState.WAIVED:
        return f"免提交，{row.waiver_evidence}"
    if row.state == MaterialState.TOLERATED:
        return f"容缺，承诺{row.promised_on.month}月{row.promised_on.day}日前补交"
    if row.state != MaterialState.COMPLETE:
        return row.form_name
    counts = [f"原件 {row.original_count} 份"] if row.original_count else []
    counts += [f"复印件 {row.copy_count} 份"] if row.copy_count else []
    counts += ["原件已核对"] if row.original_seen else []
    return "，".join(counts)


def masked_field(text: str, field: GuideField) -> str:
    """A field of the form; personal ones only by their last four characters."""
    return mask_id(text) if field.personal else text


def delivery_facts(delivery: Delivery) -> list[tuple[str, str]]:
    """The wish for delivery, masked."""
    facts = [("方式", DELIVERY_WAY_NAMES[DeliveryWay(delivery.way)])]
    if delivery.way == DeliveryWay.MAIL:
        facts += [
            ("收件人", delivery.recipient),
            ("电话", mask_mobile(delivery.mobile)),
            ("地址", mask_address(delivery.address)),
        ]
    return facts


def material_choice(row: CaseMaterial) -> dict[str, str]:
    """A material as a choice."""
    return {"value": str(row.id), "text": row.name, "hint": row.notes}


def defect_choices(rows: list[CaseMaterial]) -> list[dict[str, str]]:
    """What can be wrong: each material, or something else."""
    return [
        *({"value": str(row.id), "text": row.name} for row in rows),
        {"value": "other", "text": "申请表或其他内容"},
    ]


def special_choice(special: GuideSpecial) -> dict[str, str]:
    """A special procedure as a choice."""
    pause = "不计入办理期限" if special.excludes_clock else "计入办理期限"
    return {
        "value": special.code,
        "text": special.name,
        "hint": f"最多 {special.max_days} 个工作日，{pause}",
    }


def grant_draft(dossier: Dossier) -> str:
    """A first wording of the decision, from what the applicant filled in."""
    form = dossier.case.form
    lines = [f"准予{dossier.applicant.name}{dossier.guide.name}的申请。"]
    told = [
        f"{field.label}：{form[field.key]}"
        for field in dossier.guide.fields
        if form.get(field.key) and not field.personal
    ]
    return "\n".join([*lines, "；".join(told) + "。"] if told else lines)


def allowed(what: str, user: Any) -> bool:
    """Test: `{% if "reveal" is allowed(user) %}`."""
    return may(user.roles, what)


FILTERS = {
    "act_word": act_word,
    "done_words": done_words,
    "send_words": send_words,
    "conclusion_options": conclusion_options,
    "by_urgency": by_urgency,
    "queue_chips": queue_chips,
    "material_mark": material_mark,
    "material_tone": material_tone,
    "found_words": found_words,
    "masked_field": masked_field,
    "delivery_facts": delivery_facts,
    "material_choice": material_choice,
    "defect_choices": defect_choices,
    "special_choice": special_choice,
    "grant_draft": grant_draft,
}
TESTS = {"allowed": allowed}
