"""Until when the office has to do what it does now, for the person it is done for."""

from models.cases.clock import KINDS
from models.cases.reading.own import Reading
from models.cases.reading.own_parts import OwnClock
from models.cases.reading.plain_words import day_words
from models.cases.words import DeliveryWay

# What is told of a running limit; of several the first.
BY_THEN = {
    "K8": "办结",
    "K1": f"答复您（{KINDS['K1'].title}）",
    "K12": "寄出",  # S0-6e
    "K11": "可以来领",  # 行政许可法 44
}
SENT_BY_THEN = {DeliveryWay.MAIL: "送到您手里", DeliveryWay.ELECTRONIC: "电子送达"}


def due(reading: Reading) -> str:
    """最晚 11 月 27 日办结; empty where nothing runs, or where only the applicant is awaited."""
    clock = _told(reading)
    if clock is None:
        return ""
    sent = SENT_BY_THEN.get(reading.facts.way) if clock.kind == "K11" else None
    return f"最晚 {day_words(clock.due_on)}{sent or BY_THEN[clock.kind]}"


def explained(reading: Reading) -> bool:
    """Whether that day can be explained, day by day."""
    return _told(reading) is not None


def _told(reading: Reading) -> OwnClock | None:
    if reading.waits_at_counter or reading.waits_for_papers or reading.parcel_is_back:
        return None
    running = {row.kind: row for row in reading.facts.clocks if row.runs}
    return next((running[kind] for kind in BY_THEN if kind in running), None)
