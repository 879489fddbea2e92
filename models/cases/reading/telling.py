"""The head of a case's page for the person it is about: where it is, until when, how much of the
promised time is used."""

from dataclasses import dataclass
from datetime import datetime

from models.calendar.hours import local_date
from models.cases.light import workdays_between
from models.cases.reading.own import Reading
from models.cases.reading.own_parts import OwnClock
from models.cases.reading.plain_words import ACCEPTED_NOW, ENDED, day_words
from models.cases.reading.timeline import Step, timeline
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


def tell(reading: Reading, now: datetime, *, reader: int | None) -> Telling:
    """The whole telling of a case for the account that reads it; who follows it without one
    (None) learns no staff's name."""
    promise = reading.clock("K8")
    return Telling(
        headline=headline(reading, now),
        sub=_used(reading, promise, now),
        share=_share(reading, promise, now),
        on_time=_on_time(reading, promise, now),
        steps=timeline(reading, now, reader=reader, named=reader is not None),
        needs_you=reading.status is Status.CORRECTION,
    )


def headline(reading: Reading, now: datetime) -> str:
    """正在审查，预计 11 月 24 日办结."""
    status = reading.status
    if status in ENDED:
        return ENDED[status]
    if status is Status.CORRECTION:
        return f"需要您补材料，最晚 {day_words(reading.clock('K16').due_on)}"
    if status is Status.RECEIVED:
        return "已收件，正在核对"
    if status is Status.ACCEPTED:
        return _under_way(reading, now)
    result = "已通过，" if status is Status.GRANTED else "未通过，决定书"
    return f"{result}{'已送达' if reading.case.delivered_at else _waiting_words(reading)}"


def _under_way(reading: Reading, now: datetime) -> str:
    promise = reading.clock("K8")
    day = day_words(promise.due_on)
    if reading.paused:
        return f"特别程序中，不计时限，预计 {day}办结"
    state = ACCEPTED_NOW[reading.leg.kind]
    return f"{state}，{f'应在 {day}办结' if now >= promise.due_at else f'预计 {day}办结'}"


def _waiting_words(reading: Reading) -> str:
    kind = reading.leg.kind
    if reading.parcel_is_back:
        return "邮件退回窗口，等您改领取方式"
    if reading.waits_for_papers:
        return "补齐容缺材料后才能发给您"
    if kind is LegKind.OUT:
        ways = {DeliveryWay.MAIL: "正在寄出", DeliveryWay.ELECTRONIC: "正在电子送达"}
        return ways.get(reading.facts.way, "可以领取")
    return {LegKind.MAKE: "正在制证", LegKind.DELIVERY: "已寄出"}[kind]


def _used(reading: Reading, promise: OwnClock | None, now: datetime) -> str:
    if promise is None:
        return f"承诺 {reading.guide.promised}，受理后开始计时"
    used = _used_days(reading, promise, now)
    return f"承诺 {limit_words(promise.length, LimitUnit(promise.unit))}，已用 {used} 个工作日"


def _used_days(reading: Reading, promise: OwnClock, now: datetime) -> int:
    until = min(promise.stopped_at or now, now)
    days = workdays_between(local_date(promise.started_at), local_date(until), reading.calendar)
    paused = sum(
        workdays_between(pause.first, min(pause.last, local_date(until)), reading.calendar)
        for pause in reading.pauses
    )
    return max(days - paused, 0)


def _share(reading: Reading, promise: OwnClock | None, now: datetime) -> int:
    if promise is None:
        return 0
    if reading.case.decided_at:
        return 100
    return min(100, round(100 * _used_days(reading, promise, now) / max(promise.length, 1)))


def _on_time(reading: Reading, promise: OwnClock | None, now: datetime) -> str:
    if promise is None or reading.status is Status.CORRECTION:
        return "未开始计时" if promise is None else "等您补材料"
    if reading.paused:
        return "计时暂停"
    return "超期" if (promise.stopped_at or now) >= promise.due_at else "按时"
