"""Marks laid over a finished paper: always a copy, the stored original stays as it is."""

import io

from pypdf import PageObject, PdfReader, PdfWriter

from jobs.rendering import environment, print_page


def stamp_void(pdf: bytes, reason: str = "") -> bytes:
    """A copy with a red diagonal 作废 over every page."""
    return _lay_over(pdf, "void", mark="作废", note=reason)


def overlay(pdf: bytes, text: str) -> bytes:
    """A copy with a small line at the top left of every page, e.g. 第2次打印."""
    return _lay_over(pdf, "reprint", mark="", note=text)


def _lay_over(pdf: bytes, kind: str, **words: str) -> bytes:
    writer = PdfWriter(clone_from=io.BytesIO(pdf))
    marks = {wide: _mark(kind, wide, **words) for wide in {_is_wide(page) for page in writer.pages}}
    for page in writer.pages:
        page.merge_page(marks[_is_wide(page)])
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _is_wide(page: PageObject) -> bool:
    return page.mediabox.width > page.mediabox.height


def _mark(kind: str, landscape: bool, **words: str) -> PageObject:
    """A page that holds only the mark; everything else on it is transparent."""
    template = environment().get_template("documents/overlay.html")
    made = print_page(template.render(kind=kind, landscape=landscape, **words))
    return PdfReader(io.BytesIO(made)).pages[0]
