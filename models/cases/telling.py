"""The head of a case's page for the person it is about: where it is, until when, how much of the
promised time is used."""

from dataclasses import dataclass
from datetime import datetime

from models.calendar.hours import local_date
from models.cases.clock import Clock
from models.cases.dossier import Dossier
from models.cases.light import workdays_between
from models.cases.plain_words import ACCEPTED_NOW, ENDED, day_words
from models.cases.timeline import Step, timeline
from models.cases.words import DeliveryWay, LegKind, Status
from models.catalog.guide import limit_words
from models.catalog.words import LimitUnit


@dataclass(frozen=True)
class Telling:
    """The head of the page and its timeline."""

    headline: str
    sub: str
    share: int  # percent of the promised time that is used
    on_time: str  # 按时, 计时暂停, 超期 …
    steps: list[Step]
    needs_you: bool


def tell(dossier: Dossier, now: datetime) -> Telling:
    """The whole telling of a case."""
    promise = dossier.clock("K8")
    return Telling(
        headline=headline(dossier),
        sub=_used(dossier, promise, now),
        share=_share(dossier, promise, now),
        on_time=_on_time(dossier, promise, now),
        steps=timeline(dossier),
        needs_you=dossier.case.status == Status.CORRECTION,
    )


def headline(dossier: Dossier) -> str:
    """正在审查，预计 11 月 24 日办结."""
    case, leg = dossier.case, dossier.leg
    status = Status(case.status)
    if status in ENDED:
        return ENDED[status]
    if status is Status.CORRECTION:
        return f"需要您补材料，最晚 {day_words(dossier.clock('K16').due_on)}"
    if status is Status.RECEIVED:
        return "已收件，正在核对"
    if status is Status.ACCEPTED:
        paused = any(row.runs and row.excludes_clock for row in dossier.specials)
        due = dossier.clock("K8").due_on
        state = "特别程序中，不计时限" if paused else ACCEPTED_NOW[LegKind(leg.kind)]
        return f"{state}，预计 {day_words(due)}办结"
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
