"""Where a case is, in the words of the person it is about.

One citizen-facing status, many internal ones (requirements 0, fact 8).
"""

from datetime import date
from typing import Any

from models.cases.words import STATUS_NAMES, LegKind, Status

# What the citizen reads when an act is done; acts that are not here are the office's own affair.
DONE_TITLES = {
    "submit": "已提交申请",
    "receive": "已收件，材料已核对",
    "accept": "已受理，开始计时",
    "deem_accepted": "视同受理，开始计时",
    "push": "已转给办理地",
    "pass_on": "办理地已复核",
    "ask_correction": "请您补材料",
    "supply": "补的材料已收到",
    "confirm_refusal": "不予受理",
    "transfer": "已转交有权办理的部门",
    "suspend": "进入特别程序，不计时限",
    "resume": "特别程序结束，继续计时",
    "extend": "延长办理期限",
    "fill_gap": "容缺材料已补齐",
    "change_delivery": "领取方式已改",
    "opine": "部门已审查",
    "grant": "已作出决定",
    "deny": "已作出决定",
    "issue": "证照已制好",
    "hand_out": "已领取",
    "dispatch": "已寄出",
    "serve": "已电子送达",
    "confirm_delivery": "已签收",
    "parcel_returned": "邮件退回窗口",
    "withdraw": "已撤回申请",
    "lapse": "已终止办理",
    "revoke": "许可已撤销",
}

THEM = "申请人（代办人）"
LEG_NOW = {
    LegKind.INTAKE: "收件窗口正在核对",
    LegKind.RECHECK: "办理地窗口正在复核",
    LegKind.DEPT: "部门审查中",
    LegKind.OPINION: "初审中",
    LegKind.UPPER: "已报上级审批",
    LegKind.DECIDE: "待作出决定",
    LegKind.MAKE: "正在制证",
    LegKind.OUT: "结果已到出件窗口",
    LegKind.DELIVERY: "快递寄送中",
}
ACCEPTED_NOW = LEG_NOW | {LegKind.INTAKE: "正在转办"}
ENDED = {
    Status.NOT_ACCEPTED: "不予受理，原因和去向见通知书",
    Status.WITHDRAWN: "已撤回",
    Status.LAPSED: "已终止办理，材料退还给您",
    Status.TRANSFERRED: "已转交有权办理的部门",
    Status.REVOKED: "许可已撤回或撤销",
    Status.DRAFT: "还没有提交",
}


def short_status(status: str, leg: str | None) -> str:
    """The badge of a case in a list."""
    if status == Status.ACCEPTED and leg:
        return here(status, leg)
    return STATUS_NAMES[Status(status)]


# What the applicant reads where the office has its own word (2.2).
_THEIR_WORDS = {Status.RECEIVED: "已收件", Status.GRANTED: "已通过", Status.DENIED: "未通过"}


def own_status(status: str, leg: str | None) -> str:
    """The badge in the applicant's own list."""
    return _THEIR_WORDS.get(Status(status)) or short_status(status, leg)


def here(status: str, leg: str) -> str:
    """What happens to it on the leg where it lies."""
    if status == Status.RECEIVED and leg == LegKind.DEPT:
        return "部门正在核对"  # nothing is accepted yet, so nothing is under review
    words = ACCEPTED_NOW if status == Status.ACCEPTED else LEG_NOW
    return words[LegKind(leg)]


def which_of_them(case: Any, account: int | None) -> str:
    """申请人 or 代办人: who of those that find a case acted in this account; both where it rests on
    no authorisation, for then nobody knows whose phone it is."""
    if case.authorisation is None or case.filed_by is None:
        return THEM
    return "代办人" if account == case.filed_by else "申请人"


def day_words(day: date) -> str:
    """11 月 24 日."""
    return f"{day.month} 月 {day.day} 日"
