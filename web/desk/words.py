"""Words and marks of what lies in a case: its materials, its delivery, its special procedures."""

from typing import Any

from models.cases.filling.wishes import OpenStation, ways_for
from models.cases.material import CaseMaterial
from models.cases.reading.dossier import Dossier
from models.cases.words import (
    DELIVERY_WAY_NAMES,
    FLAG_NAMES,
    DeliveryWay,
    Flag,
    MaterialState,
)
from models.catalog.guide import GuideField, GuideSpecial
from models.catalog.words import WAIVER_NAMES, Waiver
from models.delivery.delivery import Delivery
from models.people.masks import mask_address, mask_id, mask_mobile
from models.people.permissions import may
from web.desk import act_words, counter_words, work_list
from web.filters import short_date, spaced

TONES = {
    MaterialState.COMPLETE: "green",
    MaterialState.WAIVED: "green",
    MaterialState.TOLERATED: "amber",
    MaterialState.MISSING: "red",
    MaterialState.OPEN: "grey",
}


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
        return f"容缺，承诺 {short_date(row.promised_on)}前补交"
    if row.state != MaterialState.COMPLETE:
        asked = f"，申请容缺，承诺 {short_date(row.promised_on)}前补交" if row.promised_on else ""
        return row.form_name + asked
    counts = [f"原件 {row.original_count} 份"] if row.original_count else []
    counts += [f"复印件 {row.copy_count} 份"] if row.copy_count else []
    counts += ["原件已核对"] if row.original_seen else []
    return "，".join(counts) or "网上提交，已核对"


def unseen_groups(dossier: Dossier) -> tuple[list[CaseMaterial], ...]:
    """What nobody has looked at yet: to be looked at, asked to come later, to be looked up."""
    unseen: list[CaseMaterial] = []
    later: list[CaseMaterial] = []
    looked_up: list[CaseMaterial] = []
    for row in dossier.materials:
        if row.state != MaterialState.OPEN:
            continue
        if dossier.sheets[row.id] or not dossier.case.filed_by:
            unseen.append(row)
        elif row.promised_on:
            later.append(row)
        else:
            (looked_up if row.waivable else unseen).append(row)
    return unseen, later, looked_up


def later_choice(row: CaseMaterial) -> dict[str, str]:
    """A material the applicant wants to hand in later, as a choice."""
    return material_choice(row) | {"hint": f"{short_date(row.promised_on)}前补交"}


def head_flags(dossier: Dossier) -> list[str]:
    """What is remarkable about a case now; a gap that was filled is no longer."""
    states = {row.state for row in dossier.materials}
    names = dossier.case.flag_names
    filled = Flag.TOLERATED in dossier.case.flags and MaterialState.TOLERATED not in states
    return [name for name in names if not (filled and name == FLAG_NAMES[Flag.TOLERATED])]


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


def other_ways(dossier: Dossier, stations: list[OpenStation]) -> list[tuple[str, str]]:
    """The ways somebody on the telephone can be given."""
    ways = ways_for(dossier.case, dossier.guide, stations)
    return [(way.value, DELIVERY_WAY_NAMES[way]) for way in ways]


def material_choice(row: CaseMaterial) -> dict[str, str]:
    """A material as a choice."""
    return {"value": str(row.id), "text": row.name, "hint": spaced(row.notes)}


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


FILTERS = (
    act_words.FILTERS
    | work_list.FILTERS
    | counter_words.FILTERS
    | {
        "material_mark": material_mark,
        "material_tone": material_tone,
        "found_words": found_words,
        "head_flags": head_flags,
        "masked_field": masked_field,
        "delivery_facts": delivery_facts,
        "other_ways": other_ways,
        "material_choice": material_choice,
        "later_choice": later_choice,
        "unseen_groups": unseen_groups,
        "defect_choices": defect_choices,
        "special_choice": special_choice,
        "grant_draft": grant_draft,
    }
)
TESTS = act_words.TESTS | {"allowed": allowed}
