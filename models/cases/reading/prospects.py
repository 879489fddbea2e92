"""What is still to come, each step with its latest day as far as one can be told."""

from datetime import date

from models.calendar.counting import Unit, count
from models.cases.clock import KINDS
from models.cases.reading.own import Reading
from models.cases.reading.plain_words import day_words
from models.cases.reading.steps import Mark, Step
from models.cases.words import DELIVERY_WAY_NAMES, DeliveryWay, LegKind, Status

UNDECIDED = (Status.RECEIVED, Status.CORRECTION, Status.ACCEPTED)


def to_come(reading: Reading) -> list[Step]:
    """The steps that lie ahead."""
    steps = []
    if reading.status in (Status.RECEIVED, Status.CORRECTION):
        steps.append(Step(Mark.TODO, "受理，开始计时", text=_accepted_by(reading)))
    if reading.status in UNDECIDED:
        makes = reading.guide.certificate is not None
        title = "作出决定，制证" if makes else "作出决定"
        steps.append(Step(Mark.TODO, title, text=_decided_by(reading)))
    mailed = reading.facts.way is DeliveryWay.MAIL
    if steps or _is_on(reading, LegKind.MAKE) or (mailed and _waits_for_the_post(reading)):
        title = "寄出结果" if mailed else "领取结果"
        steps.append(Step(Mark.TODO, title, text=_received_how(reading), road=mailed))
    return steps


def _is_on(reading: Reading, kind: LegKind) -> bool:
    return reading.leg is not None and reading.leg.kind is kind


def _waits_for_the_post(reading: Reading) -> bool:
    held_back = reading.parcel_is_back or reading.waits_for_papers
    return _is_on(reading, LegKind.OUT) and not held_back


def _accepted_by(reading: Reading) -> str:
    first = reading.clock("K1")
    if reading.status is Status.CORRECTION or first is None:
        return "您补齐后 5 个工作日内"
    return f"最晚 {day_words(first.due_on)}"


def _decided_by(reading: Reading) -> str:
    if reading.status is Status.ACCEPTED:
        return f"最晚 {day_words(reading.clock('K8').due_on)}"
    promised = reading.guide.promised
    return promised if promised.startswith("当场") else f"受理后 {promised}内"


def _received_how(reading: Reading) -> str:
    way = reading.facts.way
    if way is None:
        return ""
    if way is DeliveryWay.MAIL:
        latest = _mailed_by(reading)
        until = f"，最晚 {day_words(latest)}" if latest else ""
        since = "" if _is_on(reading, LegKind.OUT) else "办结后 "
        return f"{since}1 个工作日内寄出{until}；寄出后这里显示运单号"
    place = reading.facts.collect_at
    return f"{DELIVERY_WAY_NAMES[way]}（{place.name}）" if place else DELIVERY_WAY_NAMES[way]


def _mailed_by(reading: Reading) -> date | None:
    """The last day of K12: it runs, or it will run from the decision or the made certificate."""
    clock = reading.clock("K12")
    if clock and clock.runs:
        return clock.due_on
    made = reading.guide.certificate.make_days if reading.guide.certificate else 0
    if reading.status is not Status.ACCEPTED or made:
        return None
    length = KINDS["K12"].length
    return count(reading.clock("K8").due_on, length, Unit.WORKDAY, reading.calendar).due
