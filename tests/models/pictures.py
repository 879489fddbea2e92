"""Pictures and PDFs as people send them."""

import io
from typing import Any

from PIL import Image
from pypdf import PdfWriter


def drawn(
    kind: str = "JPEG", size: tuple[int, int] = (80, 60), colour="white", **how: Any
) -> bytes:
    """A picture in one colour."""
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, kind, **how)
    return out.getvalue()


def blank_pdf(pages: int = 1, password: str = "") -> bytes:
    """Empty A4 sheets."""
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(595, 842)
    if password:
        writer.encrypt(password)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
