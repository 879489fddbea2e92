"""The icons of the installed site, drawn from static/seal.svg: `python static/build/app_icons.py`.

Needs nothing but the packages of the product; the results are committed. A maskable icon
may be cut to any shape: its drawing keeps to the safe circle (80 % of the width) on a ground
that fills the square. Apple rounds the corners itself and shows transparency as black.
"""

import io
import re
from pathlib import Path

import pypdfium2
from PIL import Image
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

STATIC = Path(__file__).resolve().parent.parent
FONT = STATIC / "fonts" / "noto-sans-sc-2.004-500.ttf"
SEAL = (STATIC / "seal.svg").read_text()
GROUND = re.search(r'<rect width="64" height="64"[^>]*fill="(#\w+)"', SEAL)[1]
SAFE = 0.7  # of a maskable icon: the corners of the frame must lie inside the circle too
COLOURS = 64  # one red, white, and what lies between

# name → (pixels, share of the width that the seal takes, whether the ground fills the square)
ICONS = {
    "seal-192": (192, 1, False),
    "seal-512": (512, 1, False),
    "seal-maskable-512": (512, SAFE, True),
    "seal-apple-180": (180, 0.88, True),
}


def main() -> None:
    for name, (pixels, share, filled) in ICONS.items():
        picture = draw(pixels, share, filled).quantize(COLOURS, method=Image.Quantize.FASTOCTREE)
        picture.save(STATIC / "icons" / f"{name}.png", optimize=True)


def draw(pixels: int, share: float, filled: bool) -> Image.Image:
    """The seal in the middle of a square of so many pixels."""
    fonts = FontConfiguration()
    style = f"""
      @font-face {{ font-family: "Noto Sans CJK SC"; font-weight: 700; src: url({FONT.as_uri()}) }}
      @page {{ size: 512px; margin: 0{f"; background: {GROUND}" if filled else ""} }}
      svg {{ position: absolute; width: {share:.0%}; left: {(1 - share) / 2:.0%};
        top: {(1 - share) / 2:.0%} }}"""
    page = HTML(string=f"<body>{SEAL}")
    pdf = page.write_pdf(stylesheets=[CSS(string=style, font_config=fonts)], font_config=fonts)
    points = 512 * 0.75
    with pypdfium2.PdfDocument(io.BytesIO(pdf)) as document:
        bitmap = document[0].render(scale=pixels / points, fill_color=(0, 0, 0, 0))
        return bitmap.to_pil().convert("RGBA")


if __name__ == "__main__":
    main()
