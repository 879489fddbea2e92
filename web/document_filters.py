"""Filters and drawings that only printed papers need.

A paper's context is frozen JSON, so dates arrive as ISO strings.
"""

import re
from datetime import datetime
from urllib.parse import urljoin
from zoneinfo import ZoneInfo

import segno
from jinja2 import Environment
from markupsafe import Markup, escape

SHANGHAI = ZoneInfo("Asia/Shanghai")
FULL_WIDTH = str.maketrans(",;:?!()", "，；：？！（）")
HALF_WIDTH = re.compile(r"(?<=[\u4e00-\u9fff）》”])[,;:?!()]|\((?=[\u4e00-\u9fff《])")
MEASURED = re.compile(r"(\d[\d.]*(?:个工作日|平方米|千克|[个日天元号份页年月条]))", re.ASCII)
DIGITS = "〇一二三四五六七八九"


def register(environment: Environment) -> None:
    """Give the environment what the templates in `documents/` use."""
    environment.filters.update(
        paper_date=paper_date, paper_time=paper_time, cjk=cjk, ordinal=ordinal
    )
    environment.globals.update(qr=qr, seal=seal, absolute=urljoin)


def _local(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment.astimezone(SHANGHAI) if moment.tzinfo else moment


def paper_date(text: str) -> Markup:
    """2026年11月21日; a line may end after 年 or 月, never before them or before 日."""
    if not text:
        return Markup("")
    day = _local(text)
    parts = (f"{day.year}年", f"{day.month}月", f"{day.day}日")
    return Markup("").join(Markup("<span class=nowrap>{}</span>").format(part) for part in parts)


def paper_time(text: str) -> Markup:
    """2026年11月21日 15:20, in the time of the office."""
    if not text:
        return Markup("")
    return paper_date(text) + Markup(" <span class=nowrap>{:%H:%M}</span>").format(_local(text))


def cjk(text: str) -> Markup:
    """Text as a Chinese page sets it, whatever punctuation it was typed with.

    Full-width punctuation beside Han characters; a number stays with its measure word, so
    that no line begins with 日 or 元.
    """
    marked = HALF_WIDTH.sub(lambda mark: mark[0].translate(FULL_WIDTH), text)
    return Markup(MEASURED.sub(r"<span class=nowrap>\1</span>", str(escape(marked))))  # noqa: S704


def ordinal(number: int) -> str:
    """一, 二 … 十, 十一 … 九十九, as list items of a decision are counted."""
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else ("十" if tens == 1 else DIGITS[tens] + "十")
    return head + (DIGITS[ones] if ones or not tens else "")


def qr(address: str) -> Markup:
    """The QR code as an inline picture that fills its box."""
    code = segno.make_qr(address, error="m")
    drawn = code.svg_inline(border=0, omitsize=True, svgclass=None, lineclass=None)
    return Markup(drawn)  # noqa: S704 - segno draws paths only


def seal(office: str, label: str) -> Markup:
    """A round sample seal with the office's name along the rim and 示例 in the middle.

    It deliberately lacks the star: nobody shall take it for a real seal.
    """
    step = min(23.0, 250 / max(len(office) - 1, 1))  # degrees from letter to letter
    squeeze = max(0.3, min(0.86, step / 20))
    first = -(len(office) - 1) / 2 * step
    rim = Markup("").join(
        Markup(
            '<text font-size="5.4" transform="translate(21 21) rotate({:.2f}) translate(0 -15.2) '
            'scale({:.2f} 1)">{}</text>'
        ).format(first + index * step, squeeze, letter)
        for index, letter in enumerate(office)
    )
    return Markup(
        '<svg class="seal" viewBox="0 0 42 42" xmlns="http://www.w3.org/2000/svg">'
        '<circle cx="21" cy="21" r="20.2" fill="none" stroke="#d7281d" stroke-width="1.1"/>'
        '<g fill="#d7281d" text-anchor="middle" font-family="Tongban Title, Tongban Song">{}'
        '<text font-size="7.5" x="21" y="15.8">示例</text>'
        '<text font-size="2.9" x="21" y="19.8">{}</text></g></svg>'
    ).format(rim, label)
