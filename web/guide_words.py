"""Words of the guide page: every element of an item, and what is said where one is missing."""

from typing import Any

from models.catalog.fields import Kind
from models.catalog.guide import Guide, GuideBasis, GuideFee, GuideMaterial, GuideResult
from models.catalog.notation.field_words import field_words
from models.catalog.scalars import GROUPS
from models.catalog.words import (
    BASIS_KIND_NAMES,
    MATERIAL_FORM_NAMES,
    NEED_NAMES,
    RESULT_KIND_NAMES,
    SOURCE_NAMES,
    WAIVER_NAMES,
    BasisKind,
    MaterialForm,
    Need,
    Source,
)
from web.filters import spaced
from web.flow_chart import flow_chart, step_words

MISSING = "还没有填写，请打电话问"
# Told elsewhere on the page, or of use to nobody outside.
ELSEWHERE = {
    *("name", "short_name", "variant", "summary", "condition", "consult", "complain", "address"),
    *("hours", "before_after", "keep_paper", "confirm_with_decider", "accept_authority"),
    *("valid_from", "valid_to", "towns", "villages", "domain", "charges"),
}
TITLES = {
    "identity": "这是什么事",
    "who": "谁来办、给谁办",
    "when": "要多久",
    "how": "怎么办",
    "topics": "分类",
    "quality": "审查和改革",
}


def element_groups(guide: Guide) -> list[tuple[str, list[tuple[str, str]]]]:
    """Title and (label, words) pairs: everything that is filled in, and what should be."""
    groups = []
    for group in GROUPS:
        if group.key not in TITLES:
            continue
        pairs = [(one.label, _words(one, guide)) for one in group.fields if _is_told(one, guide)]
        groups.append((TITLES[group.key], pairs))
    return [(title, pairs) for title, pairs in groups if pairs]


def _is_told(one: Any, guide: Guide) -> bool:
    if one.key in ELSEWHERE or (one.key.endswith("_unit")):
        return False
    return one.required or bool(getattr(guide, one.key))


def _words(one: Any, guide: Guide) -> str:
    if not guide.knows(one.key):
        return MISSING
    if one.key == "promised_length":
        return spaced(guide.promised) or MISSING
    if one.key == "legal_length":
        return spaced(guide.legal) or MISSING
    return field_words(one, getattr(guide, one.key), questions={}, materials={}) or MISSING


def flags_of(guide: Guide) -> list[str]:
    """What the item supports or needs: 支持预约、现场勘验 …"""
    flags = next(group.fields for group in GROUPS if group.key == "flags")
    return [
        one.label
        for one in flags
        if one.kind is Kind.YES_NO and one.key not in ELSEWHERE and getattr(guide, one.key)
    ]


def material_facts(material: GuideMaterial) -> str:
    """What there is to know about one paper, a sentence a line."""
    counts = [f"原件 {material.originals} 份"] if material.originals else []
    counts += [f"复印件 {material.copies} 份"] if material.copies else []
    where = SOURCE_NAMES[material.source] if material.source is not Source.OWN else ""
    said = material.form in (MaterialForm.ORIGINAL, MaterialForm.COPY) and counts
    form = ["" if said else MATERIAL_FORM_NAMES[material.form], *counts, material.paper_size]
    told = [
        "，".join(filter(None, form)),
        material.notes,
        "，".join(filter(None, (where, material.issuer, material.source_note))),
        f"由工作人员通过{WAIVER_NAMES[material.waiver]}核验，不用您交" if material.waivable else "",
        f"要求依据：{material.basis}" if material.basis else "",
        material.freshness,
        "办完退还原件" if material.give_back else "",
    ]
    return spaced("\n".join(filter(None, told)))


def need_badge(material: GuideMaterial) -> tuple[str, str]:
    """必要, 可容缺, 免提交 … with its tone."""
    if material.waivable:
        return "免提交", "green"
    tones = {Need.TOLERABLE: "amber", Need.EXEMPT: "green", Need.REQUIRED: "blue"}
    return NEED_NAMES[material.need], tones.get(material.need, "grey")


def fee_words(fee: GuideFee) -> str:
    """工本费：20 元；依据…；可以减免（…）."""
    reduced = f"可以减免{f'（{fee.reduction_basis}）' if fee.reduction_basis else ''}"
    basis = f"依据{fee.basis}" if fee.basis else ""
    parts = (fee.standard, basis, reduced if fee.reducible else "")
    return spaced(f"{fee.name}：" + "；".join(filter(None, parts)))


def result_words(result: GuideResult) -> str:
    """证照，有效期 4 年，到期可以延续 …"""
    parts = [
        RESULT_KIND_NAMES[result.kind],
        f"有效期 {result.valid_years} 年" if result.valid_years else "",
        f"在{result.valid_area}有效" if result.valid_area else "",
        "到期要延续" if result.renewable else "",
        "内容变了要变更" if result.changeable else "",
        f"制证 {result.make_days} 天" if result.make_days else "",
    ]
    return "，".join(filter(None, parts))


def basis_head(basis: GuideBasis) -> str:
    """设定依据：《…》第三条."""
    return f"{BASIS_KIND_NAMES[BasisKind(basis.kind)]}：{basis.law}{basis.article}"


FILTERS = {
    "element_groups": element_groups,
    "flags_of": flags_of,
    "material_facts": material_facts,
    "need_badge": need_badge,
    "fee_words": fee_words,
    "result_words": result_words,
    "basis_head": basis_head,
    "flow_chart": flow_chart,
    "step_words": step_words,
}
