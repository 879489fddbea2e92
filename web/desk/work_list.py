"""The work list beside a case: its groups and its filters."""

from collections.abc import Iterable
from typing import Any

from models.cases.reading.worklist import URGENCY_NAMES, Task, Urgency

CHIPS = {
    Urgency.LATE: "超期",
    Urgency.TODAY: "临期",
    Urgency.LATER: "充裕",
    Urgency.WAITING: "等补正",
    Urgency.PROMISED: "等容缺",
}


def by_urgency(tasks: Iterable[Task]) -> list[tuple[Urgency, str]]:
    """The groups that have something in them, most urgent first."""
    present = {task.urgency for task in tasks}
    return [(urgency, name) for urgency, name in URGENCY_NAMES.items() if urgency in present]


def of_urgency(tasks: list[Task], only: str) -> list[Task]:
    """Those of one group; all of them for a word that names none."""
    return [task for task in tasks if task.urgency == only] if only in CHIPS else tasks


def queue_chips(tasks: list[Task], base: str, current: str, only: str) -> list[dict[str, Any]]:
    """The filters of the work list: how much of each urgency lies on the desk."""
    chips = [_chip("", "全部", 0, base, current, only)]
    for urgency, word in CHIPS.items():
        group = [task for task in tasks if task.urgency == urgency]
        if group or only == urgency:
            chip = _chip(urgency, word, len(group), base, current, only)
            chips.append(chip | {"light": group[0].light.tone if group else ""})
    return chips


def _chip(wanted: str, word: str, count: int, base: str, current: str, only: str) -> dict[str, Any]:
    here = f"{base}/cases/{current}" if current else base
    href = f"{here}?only={wanted}" if wanted else here
    return {
        "text": word,
        "href": href,
        "count": count,
        "current": wanted == (only if only in CHIPS else ""),
        "attrs": {
            "hx-get": f"{base}/queue?current={current}&only={wanted}",
            "hx-target": "#tasks",
            "hx-swap": "morph:outerHTML",
            "hx-ext": "morph",
            "hx-replace-url": href,
        },
    }


FILTERS = {
    "by_urgency": by_urgency,
    "of_urgency": of_urgency,
    "queue_chips": queue_chips,
}
