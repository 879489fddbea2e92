"""Materials of the sample items: what kind of paper each is, who issues it, what is checked."""

import re
from typing import Any

from models.catalog.quality.completeness import A_FORM
from models.catalog.words import LimitUnit, MaterialForm, Need, Source, Waiver
from models.sample.item_words import FORMS, NEEDS, WAIVERS, condition

CERTIFICATE, OTHER = "证件证书证明", "其他"
_FILLED_IN = re.compile(
    r"(申请表|登记表|申领表|审批表|认定表|备案表|申请书|登记书|承诺书|同意书|委托书|授权书|申请报告)"
    r"（|"
    r"(申请表|登记表|申领表|审批表|认定表|备案表|申请书|承诺书|同意书|委托书|授权书|申请报告)$"
)
_SAME_PAPER = {
    "本人银行账户": "银行账户",
    "近期白底证件照": "证件照",
    "白底证件照": "证件照",
    "身份证户口簿": "家庭成员身份证、户口簿",
    "经济状况核对授权书": "家庭经济状况核对授权书",
}
_ISSUERS = {
    "身份证": "公安机关",
    "户口簿": "公安机关",
    "居住证": "公安机关",
    "营业执照": "市场监督管理部门",
    "结婚证": "民政部门",
    "低保": "民政部门",
    "出生医学证明": "医疗机构",
    "诊断": "医疗机构",
    "费用清单": "医疗机构",
    "转诊转院": "医疗机构",
    "残疾": "残疾人联合会",
    "不动产权": "不动产登记机构",
    "完税": "税务机关",
    "检测": "有资质的检测机构",
    "银行": "开户银行",
}
_OUTSIDE = {"医疗机构", "有资质的检测机构", "开户银行"}
_POINTS = {
    A_FORM: ["填写完整，没有涂改", "签名或者盖章"],
    CERTIFICATE: ["在有效期内", "姓名（名称）与申请人一致"],
    OTHER: ["内容完整，字迹清楚"],
}


def category_of(name: str, waiver: Waiver) -> str:
    """申请表单, 证件证书证明 or 其他."""
    if waiver in (Waiver.NONE, Waiver.PROMISE) and _FILLED_IN.search(name):
        return A_FORM
    looked_up = waiver not in (Waiver.NONE, Waiver.PROMISE)
    return CERTIFICATE if looked_up or re.search(r"[证照簿]$|证明|证书", name) else OTHER


def materials_of(row: dict[str, Any]) -> list[dict[str, Any]]:
    """The materials of an item as rows of its content."""
    days = row.get("tolerance", {})
    return [
        _material(f"m{position}", told, days.get(told[0]))
        for position, told in enumerate(row["m"], start=1)
    ]


def _material(key: str, told: list, days: int | None) -> dict[str, Any]:
    name, form, originals, copies, need, waiver, when, notes = told
    category = category_of(name, WAIVERS[waiver])
    issuer = "" if category == A_FORM else _issuer(name)
    return {
        "key": key,
        "name": name,
        "type": _SAME_PAPER.get(name, name),
        "category": category,
        "form": FORMS[form],
        "originals": originals,
        "copies": copies,
        "need": NEEDS[need],
        "when": condition(when),
        "source": _source(WAIVERS[waiver], issuer),
        "issuer": issuer,
        "notes": notes,
        "waiver": WAIVERS[waiver],
        "tolerance_length": days,
        "tolerance_unit": LimitUnit.WORKDAY if days else None,
        "tolerance_way": "交到原窗口，或者邮寄、网上补交" if days else "",
        "keep": FORMS[form] is MaterialForm.ORIGINAL,
        "review_points": _POINTS[category],
    }


def _issuer(name: str) -> str:
    return next((issuer for word, issuer in _ISSUERS.items() if word in name), "")


def _source(waiver: Waiver, issuer: str) -> Source:
    if issuer in _OUTSIDE:
        return Source.OTHER
    return Source.OWN if waiver is Waiver.NONE else Source.GOVERNMENT


def may_come_later(materials: list[dict[str, Any]]) -> bool:
    """容缺受理 of the item as a whole."""
    return any(material["need"] is Need.TOLERABLE for material in materials)
