"""How dates, times, sums and choices are written in templates.

Every moment is shown in Asia/Shanghai. A moment without a zone is a mistake and raises.
Between Han characters and digits stands a gap (ui.md 3); papers are set without it and do
not use these filters.
"""

import datetime
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from zoneinfo import ZoneInfo

from models.catalog.addresses import segment_of, service_path

SHANGHAI = ZoneInfo("Asia/Shanghai")
WEEKDAYS = "一二三四五六日"
TOUCHING = re.compile(r"(?<=[\u4e00-\u9fff])(?=\d)|(?<=\d)(?=[\u4e00-\u9fff])")


def spaced(text: str) -> str:
    """5 个工作日: for our own sentences, never for what a person typed."""
    return text if hasattr(text, "__html__") else TOUCHING.sub(" ", text)


def date(value: datetime.date) -> str:
    """2026 年 11 月 21 日"""
    day = _local(value)
    return f"{day.year} 年 {day.month} 月 {day.day} 日"


def short_date(value: datetime.date) -> str:
    """11 月 21 日"""
    day = _local(value)
    return f"{day.month} 月 {day.day} 日"


def day(value: datetime.date) -> str:
    """11 月 23 日 周一"""
    return f"{short_date(value)} 周{WEEKDAYS[_local(value).weekday()]}"


def time(value: datetime.datetime) -> str:
    """17:30"""
    return f"{_local(value):%H:%M}"


def moment(value: datetime.datetime) -> str:
    """11 月 19 日 15:20"""
    return f"{short_date(value)} {time(value)}"


def iso(value: datetime.date) -> str:
    """For the datetime attribute of <time>: 2026-11-21, or 2026-11-19T15:20:00+08:00"""
    return _local(value).isoformat()


def money(value: Decimal | int) -> str:
    """20 元, 1,284.50 元; never a float"""
    whole = value == value.to_integral_value() if isinstance(value, Decimal) else True
    return f"{value:,.0f} 元" if whole else f"{value:,.2f} 元"


def _local(value: datetime.date) -> datetime.date:
    if not isinstance(value, datetime.datetime):
        return value
    if value.tzinfo is None:
        raise ValueError(f"a moment without a zone: {value!r}")
    return value.astimezone(SHANGHAI)


@dataclass(frozen=True)
class Option:
    """One choice of a select, radios, checkboxes, segments or cards."""

    value: str
    text: str
    hint: str = ""
    badge: str = ""
    tone: str = ""  # of the badge; of a segment once it is chosen
    icon: str = ""
    key: str = ""  # keyboard shortcut on the desk
    disabled: bool = False


@dataclass(frozen=True)
class Link:
    """One entry of a navigation, of tabs, chips, breadcrumbs."""

    text: str
    href: str
    current: bool = False
    count: int = 0
    icon: str = ""
    light: str = ""  # tone of a deadline light before the words
    attrs: dict[str, str] = field(default_factory=dict)  # what htmx needs


def options(choices: Iterable[object]) -> list[Option]:
    """Options from "text", ("value", "text"), {"value": …, "text": …} or Option."""
    return [_as(Option, choice) for choice in choices]


def links(entries: Iterable[object]) -> list[Link]:
    """Links from ("text", "/href"), {"text": …, "href": …} or Link."""
    return [_as(Link, entry) for entry in entries]


def _as(kind: type, given: object) -> object:
    if isinstance(given, str):
        return kind(given, given)
    if isinstance(given, Mapping):
        return kind(**given)
    return kind(*given) if isinstance(given, tuple | list) else given


def values_of(values: Mapping, name: str) -> list[str]:
    """What was chosen under a name: none, one, or several."""
    if hasattr(values, "getall"):
        return [str(value) for value in values.getall(name, [])]
    given = values.get(name, [])
    return [str(each) for each in (given if isinstance(given, list | tuple | set) else [given])]


FILTERS: dict[str, Callable] = {
    "spaced": spaced,
    "date": date,
    "short_date": short_date,
    "day": day,
    "time": time,
    "moment": moment,
    "iso": iso,
    "money": money,
    "options": options,
    "links": links,
    "values_of": values_of,
    "segment": segment_of,
    "service_path": service_path,
}
