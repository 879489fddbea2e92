"""Statuses, legs and the other value lists of a case, with the words people read."""

from enum import StrEnum


class Status(StrEnum):
    """The legal position of a case; changes only by an act (lifecycle.md 2.2)."""

    DRAFT = "draft"  # 草稿
    RECEIVED = "received"  # 已收件
    CORRECTION = "correction"  # 待补正
    ACCEPTED = "accepted"  # 已受理
    GRANTED = "granted"  # 准予
    DENIED = "denied"  # 不予
    NOT_ACCEPTED = "not_accepted"  # 不予受理
    WITHDRAWN = "withdrawn"  # 已撤回
    LAPSED = "lapsed"  # 已终止
    TRANSFERRED = "transferred"  # 已转交
    REVOKED = "revoked"  # 已撤销


STATUS_NAMES = {
    Status.DRAFT: "草稿",
    Status.RECEIVED: "待受理",
    Status.CORRECTION: "待补正",
    Status.ACCEPTED: "已受理",
    Status.GRANTED: "准予",
    Status.DENIED: "不予",
    Status.NOT_ACCEPTED: "不予受理",
    Status.WITHDRAWN: "已撤回",
    Status.LAPSED: "已终止",
    Status.TRANSFERRED: "已转交",
    Status.REVOKED: "已撤销",
}

# Named sets for the questions people ask.
WITH_THE_OFFICE = frozenset({Status.RECEIVED, Status.CORRECTION, Status.ACCEPTED})
DECIDED = frozenset({Status.GRANTED, Status.DENIED})
ENDED_WITHOUT_DECISION = frozenset(
    {Status.NOT_ACCEPTED, Status.WITHDRAWN, Status.LAPSED, Status.TRANSFERRED}
)
ENDED = ENDED_WITHOUT_DECISION | {Status.REVOKED}
UNDECIDED = WITH_THE_OFFICE | {Status.DRAFT}


class LegKind(StrEnum):
    """Who holds the case now (环节)."""

    INTAKE = "intake"  # 收件
    RECHECK = "recheck"  # 复核
    DEPT = "dept"  # 部门办理
    OPINION = "opinion"  # 初审
    UPPER = "upper"  # 上级审批
    DECIDE = "decide"  # 待决定
    MAKE = "make"  # 制证
    OUT = "out"  # 出件
    DELIVERY = "delivery"  # 送达


LEG_NAMES = {
    LegKind.INTAKE: "收件",
    LegKind.RECHECK: "复核",
    LegKind.DEPT: "部门办理",
    LegKind.OPINION: "初审",
    LegKind.UPPER: "上级审批",
    LegKind.DECIDE: "待决定",
    LegKind.MAKE: "制证",
    LegKind.OUT: "出件",
    LegKind.DELIVERY: "送达",
}


class Flag(StrEnum):
    """What is remarkable about a case; none of them is a status."""

    IMMEDIATE = "immediate"  # 即办
    TOLERATED = "tolerated"  # 容缺
    PROMISED = "promised"  # 告知承诺
    PAPERLESS = "paperless"  # 免证办
    ASSISTED = "assisted"  # 帮办代办
    URGENT = "urgent"  # 加急
    DEEMED = "deemed"  # 视同受理
    EXTENDED = "extended"  # 已延期
    GREEN_LANE = "green_lane"  # 绿色通道
    BACKFILLED = "backfilled"  # 补录
    PACKAGE_PART = "package_part"  # 一件事子件
    UPWARD = "upward"  # 转报


FLAG_NAMES = {
    Flag.IMMEDIATE: "即办",
    Flag.TOLERATED: "容缺",
    Flag.PROMISED: "告知承诺",
    Flag.PAPERLESS: "免证办",
    Flag.ASSISTED: "帮办代办",
    Flag.URGENT: "加急",
    Flag.DEEMED: "视同受理",
    Flag.EXTENDED: "已延期",
    Flag.GREEN_LANE: "绿色通道",
    Flag.BACKFILLED: "补录",
    Flag.PACKAGE_PART: "一件事子件",
    Flag.UPWARD: "转报",
}


class MaterialState(StrEnum):
    """三态 and their neighbours: what the clerk found on the counter."""

    OPEN = "open"  # 未核对
    COMPLETE = "complete"  # 齐
    TOLERATED = "tolerated"  # 容缺
    MISSING = "missing"  # 缺
    WAIVED = "waived"  # 免提交，已核验


MATERIAL_STATE_NAMES = {
    MaterialState.OPEN: "未核对",
    MaterialState.COMPLETE: "齐",
    MaterialState.TOLERATED: "容缺",
    MaterialState.MISSING: "缺",
    MaterialState.WAIVED: "免交",
}


class DeliveryWay(StrEnum):
    """领取方式 (S0-7d), asked at intake and changeable until dispatch."""

    DECIDING_COUNTER = "deciding_counter"  # 办理地窗口自取
    INTAKE_COUNTER = "intake_counter"  # 受理地窗口、站点自取
    STATION = "station"  # 便民服务站自取
    MAIL = "mail"  # 邮寄到本人地址
    ELECTRONIC = "electronic"  # 电子


DELIVERY_WAY_NAMES = {
    DeliveryWay.DECIDING_COUNTER: "到办理地窗口领取",
    DeliveryWay.INTAKE_COUNTER: "到收件的窗口（站点）领取",
    DeliveryWay.STATION: "到便民服务站领取",
    DeliveryWay.MAIL: "邮寄到家",
    DeliveryWay.ELECTRONIC: "电子送达",
}


class IdentityMethod(StrEnum):
    """核验方式."""

    CARD_READER = "card_reader"  # 读卡
    BY_EYE = "by_eye"  # 人工比对
    E_CERTIFICATE = "e_certificate"  # 电子证照
    REGISTER = "register"  # 实名核验 of the account it was sent from


IDENTITY_METHOD_NAMES = {
    IdentityMethod.CARD_READER: "读卡核验",
    IdentityMethod.BY_EYE: "人工比对证件",
    IdentityMethod.E_CERTIFICATE: "电子证照核验",
    IdentityMethod.REGISTER: "实名核验",
}


class RefusalGround(StrEnum):
    """不予受理 is lawful on these grounds only."""

    NOT_NEEDED = "not_needed"  # 依法不需要许可
    NOT_COMPETENT = "not_competent"  # 不属于本机关职权
    CONDITIONS_UNMET = "conditions_unmet"  # 不符合受理条件
    NOT_CORRECTED = "not_corrected"  # 逾期未补正（行政许可不得适用）


REFUSAL_GROUND_NAMES = {
    RefusalGround.NOT_NEEDED: "依法不需要取得行政许可",
    RefusalGround.NOT_COMPETENT: "不属于本机关职权范围",
    RefusalGround.CONDITIONS_UNMET: "不符合受理条件",
    RefusalGround.NOT_CORRECTED: "逾期未补正",
}
