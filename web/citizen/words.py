"""Words and addresses of the citizen's own pages."""

import re
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from models.cases.reading.due_days import Limit
from models.cases.reading.my_list import Wanted


def address_of(wanted: Wanted, **changes: Any) -> str:
    """The list narrowed another way; it begins at its first page."""
    new = replace(wanted, **({"page": 1} | changes))
    asked = {"who": new.who, "state": new.which.value, "q": new.q}
    query = urlencode({name: value for name, value in asked.items() if value})
    return f"/cases?{query}" if query else "/cases"


def page_address(wanted: Wanted) -> str:
    """The same list with a place for the page's number."""
    address = address_of(wanted)
    return f"{address}{'&' if '?' in address else '?'}page={{page}}"


def day_words(limit: Limit) -> list[dict[str, Any]]:
    """The days of a limit for the page: what counts, why not, what is over."""
    return [
        {
            "day": day.day,
            "why": f"{limit.begun}，不计" if number == 0 else _plain(day.why),
            "counted": f"第 {day.number} 天" if day.number else "不计",
            "counts": bool(day.number),
            "last": day.day == limit.due_on,
            "over": day.day < limit.passed,
            "today": day.day == limit.passed,
        }
        for number, day in enumerate(limit.days)
    ]


def _plain(why: str) -> str:
    """The stretch of a pause is told once below the list; here its name is enough."""
    name = STRETCH.sub("", why)
    return why if name == why else f"{name}，计时暂停"


STRETCH = re.compile(r"（\d\d-\d\d 至 \d\d-\d\d）")

FILTERS = {"page_address": page_address, "day_words": day_words}
