"""Drawn papers for the demonstration, so that the reviewer's desk has something to look at."""

import functools
import io

from PIL import Image, ImageDraw, ImageFont

from models.settings import PROJECT

A4 = (900, 1270)
INK, GREY, RED = "#1c2733", "#8a97a5", "#b4231a"
FACE = PROJECT / "static/fonts/noto-sans-sc-2.004-500.ttf"


def drawn_sheet(title: str, lines: dict[str, str]) -> bytes:
    """One page as a JPEG: a form with its fields, or a plan where the title says so."""
    sheet = Image.new("RGB", A4, "#fffefa")
    draw = ImageDraw.Draw(sheet)
    draw.text((A4[0] / 2, 110), title, font=font(34), fill=INK, anchor="mm")
    draw.text((A4[0] - 70, 60), "示例材料", font=font(18), fill=RED, anchor="rm")
    if "平面图" in title:
        _draw_plan(draw)
    else:
        _draw_form(draw, lines)
    out = io.BytesIO()
    sheet.save(out, "JPEG", quality=82)
    return out.getvalue()


def _draw_form(draw: ImageDraw.ImageDraw, lines: dict[str, str]) -> None:
    top = 190
    for label, value in lines.items():
        draw.rectangle((80, top, A4[0] - 80, top + 64), outline=GREY)
        draw.line((300, top, 300, top + 64), fill=GREY)
        draw.text((100, top + 32), label[:9], font=font(22), fill=INK, anchor="lm")
        draw.text((320, top + 32), value[:24], font=font(22), fill=INK, anchor="lm")
        top += 64
    for line in ("以上填写内容真实、准确，所交材料与原件一致。", "申请人签名（盖章）："):
        top += 70
        draw.text((100, top), line, font=font(22), fill=INK, anchor="lm")
    draw.ellipse((560, top - 30, 760, top + 170), outline=RED, width=6)
    draw.text((660, top + 70), "示 例", font=font(34), fill=RED, anchor="mm")


def _draw_plan(draw: ImageDraw.ImageDraw) -> None:
    rooms = {
        "入口": (140, 900, 360, 1060),
        "接待区": (140, 640, 460, 900),
        "操作间": (460, 640, 760, 900),
        "洗头区": (140, 380, 460, 640),
        "更衣间": (460, 380, 760, 520),
        "储藏间": (460, 520, 760, 640),
    }
    for name, box in rooms.items():
        draw.rectangle(box, outline=INK, width=4)
        middle = ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
        draw.text(middle, name, font=font(24), fill=INK, anchor="mm")
    draw.text((450, 1120), "比例 1:100", font=font(22), fill=GREY, anchor="mm")


@functools.cache
def font(size: int) -> ImageFont.FreeTypeFont:
    """Our own face, in pixels."""
    return ImageFont.truetype(FACE, size)
