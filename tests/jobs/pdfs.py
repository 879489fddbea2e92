"""Papers as a test reads them: text, places in millimetres, faces."""

import functools
import io
from collections import defaultdict
from dataclasses import dataclass

import pypdfium2
from pypdf import PdfReader

from jobs.rendering import render_pdf
from tests.jobs.document_contexts import BASE_URL, CONTEXTS

MM = 72 / 25.4
A4_HEIGHT = 297


@dataclass(frozen=True)
class Letter:
    """One character and its box in millimetres from the page's upper left corner."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


def render(context: dict) -> bytes:
    return render_pdf(f"documents/{context['document']['kind']}.html", context, base_url=BASE_URL)


@functools.cache
def sample(name: str) -> bytes:
    return render(CONTEXTS[name])


def pages(pdf: bytes) -> list[str]:
    """The text of each page without white space: lines break where they like."""
    document = pypdfium2.PdfDocument(pdf)
    return ["".join(page.get_textpage().get_text_range().split()) for page in document]


def text(pdf: bytes) -> str:
    return "".join(pages(pdf))


def letters(pdf: bytes, page: int = 0) -> list[Letter]:
    sheet = pypdfium2.PdfDocument(pdf)[page]
    height = sheet.get_height() / MM
    found = sheet.get_textpage()
    boxes = [
        (found.get_text_range(i, 1), *found.get_charbox(i, loose=True))
        for i in range(found.count_chars())
    ]
    return [
        Letter(char, left / MM, height - top / MM, right / MM, height - bottom / MM)
        for char, left, bottom, right, top in boxes
        if char.strip()
    ]


def lines(found: list[Letter]) -> list[list[Letter]]:
    """Letters gathered by the height of their lower edge, top line first."""
    rows = defaultdict(list)
    for letter in found:
        rows[round(letter.bottom, 1)].append(letter)
    return [sorted(rows[key], key=lambda letter: letter.left) for key in sorted(rows)]


def find(pdf: bytes, words: str, page: int = 0) -> list[Letter]:
    """The letters of a text where it last stands on a page."""
    found = letters(pdf, page)
    at = "".join(letter.text for letter in found).rindex(words)
    return found[at : at + len(words)]


def faces(pdf: bytes) -> dict[str, bool]:
    """Each face and whether its outlines travel with the paper."""
    found = {}
    for page in PdfReader(io.BytesIO(pdf)).pages:
        for font in _resources(page["/Resources"]):
            descriptor = font["/DescendantFonts"][0]["/FontDescriptor"]
            found[font["/BaseFont"].partition("+")[2]] = "/FontFile2" in descriptor
    return found


def _resources(resources: dict) -> list[dict]:
    """Fonts of a page and of the drawings placed on it."""
    fonts = [font.get_object() for font in resources.get("/Font", {}).values()]
    for inner in resources.get("/XObject", {}).values():
        if "/Resources" in (form := inner.get_object()):
            fonts += _resources(form["/Resources"])
    return fonts
