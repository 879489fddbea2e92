"""Blank and filled-in forms of the sample items, and pictures of what people get, as small PDFs.

Drawn in black and white at 150 dots an inch: sharp in print, some kilobytes, some milliseconds.
"""

import asyncio
import io
import time
from datetime import datetime
from typing import Any

from PIL import Image, ImageDraw

from models.catalog.content import Content
from models.catalog.quality.completeness import A_FORM
from models.catalog.words import ResultKind
from models.files.file import File
from models.sample.sheets import font

PAGE = (1240, 1754)  # A4
LEFT, RIGHT, TOP, ROW = 110, 1130, 250, 74
ALWAYS = (
    ("申请人（名称）", "马丽"),
    ("证件号码", "999901198109090046"),
    ("联系电话", "19900000003"),
    ("联系地址", "青山镇柳树村31号"),
)
LETTERS = ("承诺书", "委托书", "授权书", "同意书")
NEVER = time.gmtime(0)  # the same form is the same file, whenever it is drawn

Lines = tuple[tuple[str, str], ...]  # label, and what the filled-in form says


class Forms:
    """The forms of all items, each drawn and kept once."""

    def __init__(self, at: datetime) -> None:
        self._at = at
        self._kept: dict[tuple[str, Lines, str], int] = {}

    async def put_into(self, content: Content) -> Content:
        """The content with files for its forms and for the certificates and approvals."""
        lines = _lines(content)
        materials = []
        for material in content["materials"]:
            files: dict[str, int] = {}
            if material["category"] == A_FORM:
                files = await self._sheets(material["name"], lines)
                lines = ALWAYS  # the item's own fields stand on its first form
            materials.append(material | files)
        results = [await self._result(result) for result in content["results"]]
        return content | {"materials": materials, "results": results}

    async def _sheets(self, name: str, lines: Lines) -> dict[str, int]:
        blank = await self._keep(name, lines, "")
        return {"blank": blank, "sample": await self._keep(name, lines, "样表")}

    async def _result(self, result: dict[str, Any]) -> dict[str, Any]:
        if result["kind"] not in (ResultKind.CERTIFICATE, ResultKind.APPROVAL):
            return result
        return result | {"sample": await self._keep(result["name"], ALWAYS, "样本")}

    async def _keep(self, *drawn: Any) -> int:
        if drawn not in self._kept:
            content = await asyncio.to_thread(form, *drawn)
            file = await File.keep(content, "application/pdf", at=self._at)
            self._kept[drawn] = file.id
        return self._kept[drawn]


def _lines(content: Content) -> Lines:
    told = ((field["label"], field["help"].removeprefix("例如 ")) for field in content["fields"])
    return (*ALWAYS, *told)


def form(name: str, lines: Lines, mark: str) -> bytes:
    """One page as a PDF; `mark` (样表, 样本) makes it a filled-in one."""
    page = Image.new("1", PAGE, 1)
    draw = ImageDraw.Draw(page)
    draw.fontmode = "1"
    draw.text((PAGE[0] / 2, 150), name, font=font(_title_size(name)), fill=0, anchor="mm")
    if any(name.endswith(word) or f"{word}（" in name for word in LETTERS):
        _draw_letter(draw, name, mark)
    else:
        _draw_table(draw, lines, mark)
    if mark:
        draw.rectangle((960, 50, 1130, 110), outline=0, width=3)
        draw.text((1045, 80), mark, font=font(36), fill=0, anchor="mm")
    out = io.BytesIO()
    page.save(out, "PDF", resolution=150, title=name, creationDate=NEVER, modDate=NEVER)
    return out.getvalue()


def _title_size(name: str) -> int:
    return min(48, int(980 / max(len(name), 1)))


def _draw_table(draw: ImageDraw.ImageDraw, lines: Lines, mark: str) -> None:
    top = TOP
    for label, value in lines:
        draw.rectangle((LEFT, top, RIGHT, top + ROW), outline=0, width=2)
        draw.line((LEFT + 320, top, LEFT + 320, top + ROW), fill=0, width=2)
        draw.text((LEFT + 20, top + ROW / 2), label[:12], font=font(24), fill=0, anchor="lm")
        if mark:
            draw.text((LEFT + 340, top + ROW / 2), value[:28], font=font(24), fill=0, anchor="lm")
        top += ROW
    _draw_foot(draw, top + 60, "以上填写内容真实、准确，所交材料与原件一致。", mark)


def _draw_letter(draw: ImageDraw.ImageDraw, name: str, mark: str) -> None:
    who, number = (ALWAYS[0][1], ALWAYS[1][1]) if mark else ("＿" * 6, "＿" * 12)
    text = (
        f"本人（单位）{who}，证件号码{number}，",
        "办理事项：" + ("见办事指南" if mark else "＿" * 16),
        "一、已经知道办理这个事项的条件、要求和责任。",
        "二、所说情况真实，所交材料合法有效。",
        "三、有不实的，愿意承担相应的法律责任。",
    )
    for place, line in enumerate(text):
        draw.text((LEFT, TOP + 20 + place * 80), line, font=font(28), fill=0, anchor="lm")
    _draw_foot(draw, TOP + 80 * len(text) + 40, f"本《{name}》一式一份，交受理窗口。", mark)


def _draw_foot(draw: ImageDraw.ImageDraw, top: float, sentence: str, mark: str) -> None:
    signed = ALWAYS[0][1] if mark else ""
    date = "2026年11月20日" if mark else "年    月    日"
    for line in (sentence, f"签名（盖章）：{signed}", f"日期：{date}"):
        draw.text((LEFT, top), line, font=font(26), fill=0, anchor="lm")
        top += 70
