"""Whether a place is open now, and when it opens next: its hours in words and the calendar."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import pairwise

from models.calendar.counting import Calendar
from models.calendar.hours import SHANGHAI, OfficeHours, local_date

# 工作日 9:00—12:00，13:30—17:30. Other days have rules of their own, which words alone can tell.
_STRETCH = re.compile(r"(\d{1,2})[:：](\d{2})\s*[—–~至到-]+\s*(\d{1,2})[:：](\d{2})")
_OTHER_DAYS = re.compile(r"周[一二三四五六日末]|星期|节假日|每天|预约")
FARTHEST = 30  # days to look ahead; no holiday is longer


@dataclass(frozen=True)
class Opening:
    """Open or not, and the next moment at which that changes."""

    is_open: bool
    until: datetime | None  # closes, or opens next; None when nobody can say

    def words(self, now: datetime) -> str:
        """17:30 关门; 今天 13:30 开门; 11 月 23 日 周一 9:00 开门."""
        if self.until is None:
            return ""
        local = self.until.astimezone(SHANGHAI)
        clock = f"{local.hour}:{local:%M}"
        if self.is_open:
            return f"{clock} 关门"
        return f"{_day_words(local.date(), local_date(now))} {clock} 开门"


def _day_words(day: date, today: date) -> str:
    near = {0: "今天", 1: "明天"}.get((day - today).days)
    return near or f"{day.month} 月 {day.day} 日 周{'一二三四五六日'[day.weekday()]}"


def read_hours(words: str) -> OfficeHours | None:
    """The stretches of a working day; None where the words say more than that."""
    if _OTHER_DAYS.search(words):
        return None
    try:
        stretches = tuple(
            (time(int(a), int(b)), time(int(c), int(d))) for a, b, c, d in _STRETCH.findall(words)
        )
    except ValueError:  # 25:00
        return None
    edges = [edge for stretch in stretches for edge in stretch]
    in_order = all(first < second for first, second in pairwise(edges))
    return OfficeHours(stretches) if stretches and in_order else None


def opening(words: str, now: datetime, calendar: Calendar) -> Opening | None:
    """How a place with these hours stands at a moment; None when the words cannot be read."""
    hours = read_hours(words)
    if hours is None:
        return None
    day = local_date(now)
    for ahead in range(FARTHEST):
        one = day + timedelta(days=ahead)
        for opens, closes in hours.open_on(one) if calendar(one).is_workday else ():
            if now < closes:
                return Opening(opens <= now, closes if opens <= now else opens)
    return Opening(False, None)
