"""The words of items/*.yaml and what they stand for in the catalogue."""

from typing import Any

from models.catalog.words import (
    INTAKE_MODE_NAMES,
    ITEM_TYPE_NAMES,
    LIMIT_UNIT_NAMES,
    SCOPE_NAMES,
    BasisKind,
    CaseKind,
    IntakeMode,
    LimitUnit,
    MaterialForm,
    Need,
    ResultKind,
    Waiver,
)
from models.people.applicant import AUDIENCE_NAMES


def _by_name(names: dict) -> dict[str, Any]:
    return {name: word for word, name in names.items()}


TYPES, AUDIENCES, SCOPES = map(_by_name, (ITEM_TYPE_NAMES, AUDIENCE_NAMES, SCOPE_NAMES))
UNITS: dict[str, LimitUnit] = {
    name.removeprefix("个"): unit for unit, name in LIMIT_UNIT_NAMES.items()
}
MODES = _by_name(INTAKE_MODE_NAMES) | {"综合窗口委托受理": IntakeMode.WINDOW}
KINDS = {"承诺件": CaseKind.PROMISED, "即办件": CaseKind.IMMEDIATE}
FORMS = {
    "原件": MaterialForm.ORIGINAL,
    "复印件": MaterialForm.COPY,
    "核验原件": MaterialForm.CHECKED_COPY,
    "电子": MaterialForm.ELECTRONIC,
}
NEEDS = {"必要": Need.REQUIRED, "非必要": Need.OPTIONAL, "容缺": Need.TOLERABLE}
WAIVERS = {
    "无": Waiver.NONE,
    "电子证照": Waiver.CERTIFICATE,
    "数据共享": Waiver.SHARED,
    "在线核验": Waiver.ONLINE,
    "告知承诺": Waiver.PROMISE,
}
BASES = {"设定": BasisKind.SETTING, "实施": BasisKind.IMPLEMENTING, "监管": BasisKind.SUPERVISING}
RESULTS = {
    "证照": ResultKind.CERTIFICATE,
    "批文": ResultKind.APPROVAL,
    "回执": ResultKind.RECEIPT,
    "其他": ResultKind.OTHER,
}


def condition(when: str | None) -> dict[str, Any] | None:
    """`a=x|a=y` and `a=x&b=y` as the JSON that `conditions` walks."""
    if not when:
        return None
    for mark, word in (("|", "any"), ("&", "all")):
        if mark in when:
            return {word: [condition(part) for part in when.split(mark)]}
    question, _, answer = when.partition("=")
    return {"q": question, "is": answer}
