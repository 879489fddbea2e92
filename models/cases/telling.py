"""The case in plain words for the person it is about: where it is, since when, until when.

One citizen-facing status, many internal ones (requirements 0, fact 8).
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from models.calendar.hours import local_date
from models.cases.clock import KINDS, Clock
from models.cases.dossier import Dossier
from models.cases.event import CaseEvent
from models.cases.light import workdays_between
from models.cases.words import (
    DELIVERY_WAY_NAMES,
    STATUS_NAMES,
    DeliveryWay,
    LegKind,
    Status,
)
from models.catalog.guide import limit_words
from models.catalog.words import LimitUnit
from models.documents.document import Document


class Mark(StrEnum):
    """How a step is drawn."""

    DONE = "done"
    NOW = "now"
    TODO = "todo"
    WARN = "warn"


@dataclass(frozen=True)
class Step:
    """One line of the timeline."""

    mark: Mark
    title: str
    at: datetime | None = None
    where: str = ""
    text: str = ""
    papers: list[Document] = field(default_factory=list)


@dataclass(frozen=True)
class Telling:
    """The head of the page and its timeline."""

    headline: str
    sub: str
    share: int  # percent of the promised time that is used
    on_time: str  # 按时, 计时暂停, 超期 …
    steps: list[Step]
    needs_you: bool


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

_LEG_NOW = {
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
_ACCEPTED_NOW = _LEG_NOW | {LegKind.INTAKE: "正在转办"}
_ENDED = {
    Status.NOT_ACCEPTED: "不予受理，原因和去向见通知书",
    Status.WITHDRAWN: "已撤回",
    Status.LAPSED: "已终止办理，材料退还给您",
    Status.TRANSFERRED: "已转交有权办理的部门",
    Status.REVOKED: "许可已撤回或撤销",
    Status.DRAFT: "还没有提交",
}


def tell(dossier: Dossier, now: datetime) -> Telling:
    """The whole telling of a case."""
    promise = dossier.clock("K8")
    return Telling(
        headline=headline(dossier),
        sub=_used(dossier, promise, now),
        share=_share(dossier, promise, now),
        on_time=_on_time(dossier, promise, now),
        steps=[*_done(dossier), *_now(dossier), *_to_come(dossier)],
        needs_you=dossier.case.status == Status.CORRECTION,
    )


def headline(dossier: Dossier) -> str:
    """正在审查，预计 11 月 24 日办结."""
    case, leg = dossier.case, dossier.leg
    status = Status(case.status)
    if status in _ENDED:
        return _ENDED[status]
    if status is Status.CORRECTION:
        return f"需要您补材料，最晚 {_day(dossier.clock('K16').due_on)}"
    if status is Status.RECEIVED:
        return "已收件，正在核对"
    if status is Status.ACCEPTED:
        paused = any(row.runs and row.excludes_clock for row in dossier.specials)
        due = dossier.clock("K8").due_on
        state = "特别程序中，不计时限" if paused else _ACCEPTED_NOW[LegKind(leg.kind)]
        return f"{state}，预计 {_day(due)}办结"
    result = "已通过" if status is Status.GRANTED else "未通过"
    if case.delivered_at:
        return f"{result}，已送达"
    return f"{result}，{_waiting_words(dossier)}"


def _waiting_words(dossier: Dossier) -> str:
    kind = LegKind(dossier.leg.kind)
    way = dossier.delivery.way if dossier.delivery else DeliveryWay.DECIDING_COUNTER
    if kind is LegKind.OUT:
        return "正在寄出" if way == DeliveryWay.MAIL else "可以领取"
    return {LegKind.MAKE: "正在制证", LegKind.DELIVERY: "已寄出"}[kind]


def _day(day: date) -> str:
    return f"{day.month} 月 {day.day} 日"


def _used(dossier: Dossier, promise: Clock | None, now: datetime) -> str:
    if promise is None:
        return f"承诺 {dossier.guide.promised}，受理后开始计时"
    used = _used_days(dossier, promise, now)
    return f"承诺 {limit_words(promise.length, LimitUnit(promise.unit))}，已用 {used} 个工作日"


def _used_days(dossier: Dossier, promise: Clock, now: datetime) -> int:
    until = min(promise.stopped_at or now, now)
    days = workdays_between(local_date(promise.started_at), local_date(until), dossier.calendar)
    pauses = [row.pause for row in dossier.specials if row.excludes_clock]
    paused = sum(
        workdays_between(pause.first, min(pause.last, local_date(until)), dossier.calendar)
        for pause in pauses
    )
    return max(days - paused, 0)


def _share(dossier: Dossier, promise: Clock | None, now: datetime) -> int:
    if promise is None:
        return 0
    if dossier.case.decided_at:
        return 100
    return min(100, round(100 * _used_days(dossier, promise, now) / max(promise.length, 1)))


def _on_time(dossier: Dossier, promise: Clock | None, now: datetime) -> str:
    if promise is None or dossier.case.status == Status.CORRECTION:
        return "未开始计时" if promise is None else "等您补材料"
    late = (promise.stopped_at or now) >= promise.due_at
    if any(row.runs and row.excludes_clock for row in dossier.specials):
        return "计时暂停"
    return "超期" if late else "按时"


def _done(dossier: Dossier) -> list[Step]:
    papers: dict[int, list[Document]] = {}
    for document in dossier.documents:
        papers.setdefault(document.event, []).append(document)
    return [
        _step(event, [paper for paper in papers.get(event.id, []) if paper.for_applicant])
        for event in dossier.events
        if event.act in DONE_TITLES
    ]


def _step(event: CaseEvent, papers: list[Document]) -> Step:
    staff = f"{event.office_name} {event.actor_name}" if event.office_name else ""
    asks = event.act == "ask_correction"
    return Step(
        Mark.WARN if asks else Mark.DONE,
        DONE_TITLES[event.act],
        event.at,
        staff,
        "",
        papers,
    )


def _now(dossier: Dossier) -> list[Step]:
    if dossier.leg is None or dossier.case.status == Status.CORRECTION:
        return []
    due = next((row for row in dossier.clocks if row.runs and row.kind == "K8"), None)
    text = f"最晚 {_day(due.due_on)}办结" if due else _answer_due(dossier)
    return [
        Step(
            Mark.NOW,
            _here(dossier.case.status, dossier.leg.kind),
            max([dossier.leg.claimed_at or dossier.leg.opened_at, *_supplied_at(dossier)]),
            "",
            text,
        )
    ]


def _supplied_at(dossier: Dossier) -> list[datetime]:
    """A leg that waited for papers goes on when they came."""
    return [event.at for event in dossier.events if event.act == "supply"]


def _answer_due(dossier: Dossier) -> str:
    first = next((row for row in dossier.clocks if row.runs and row.kind == "K1"), None)
    return f"最晚 {_day(first.due_on)}答复您（{KINDS['K1'].title}）" if first else ""


def _to_come(dossier: Dossier) -> list[Step]:
    status = Status(dossier.case.status)
    steps = []
    if status in (Status.RECEIVED, Status.CORRECTION):
        steps.append(Step(Mark.TODO, "受理，开始计时"))
    if status in (Status.RECEIVED, Status.CORRECTION, Status.ACCEPTED):
        makes = dossier.guide.certificate is not None
        steps.append(Step(Mark.TODO, "作出决定，制证" if makes else "作出决定"))
    undelivered = status in (Status.GRANTED, Status.DENIED) and not dossier.case.delivered_at
    if steps or (undelivered and dossier.leg.kind == LegKind.MAKE):
        steps.append(Step(Mark.TODO, "领取结果", text=_way(dossier)))
    return steps


def _way(dossier: Dossier) -> str:
    if dossier.delivery is None:
        return ""
    if dossier.delivery.way == DeliveryWay.MAIL:
        return "办结后 1 个工作日内寄出，寄出后显示运单号"
    return DELIVERY_WAY_NAMES[DeliveryWay(dossier.delivery.way)]


def short_status(status: str, leg: str | None) -> str:
    """The badge of a case in a list."""
    if status == Status.ACCEPTED and leg:
        return _here(status, leg)
    return STATUS_NAMES[Status(status)]


# What the applicant reads where the office has its own word (2.2).
_THEIR_WORDS = {Status.RECEIVED: "已收件", Status.GRANTED: "已通过", Status.DENIED: "未通过"}


def own_status(status: str, leg: str | None) -> str:
    """The badge in the applicant's own list."""
    return _THEIR_WORDS.get(Status(status)) or short_status(status, leg)


def _here(status: str, leg: str) -> str:
    if status == Status.RECEIVED and leg == LegKind.DEPT:
        return "部门正在核对"  # nothing is accepted yet, so nothing is under review
    words = _ACCEPTED_NOW if status == Status.ACCEPTED else _LEG_NOW
    return words[LegKind(leg)]
