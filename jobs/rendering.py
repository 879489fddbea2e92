"""From a frozen context to a PDF, and marks laid over a finished one.

Pure: no database, no network, no clock. The same context gives the same bytes.
"""

import functools
import io
from pathlib import Path
from urllib.parse import unquote, urlsplit

from jinja2 import Environment
from pypdf import PageObject, PdfReader, PdfWriter
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher

from web.environment import make_environment

PROJECT = Path(__file__).resolve().parent.parent
PRINT_STYLES = PROJECT / "web" / "templates" / "documents"
READABLE = (PROJECT / "static" / "fonts", PRINT_STYLES)
SHEETS = ("print.css", "form.css", "decision.css", "certificate.css", "overlay.css")


class OwnFilesOnly(URLFetcher):
    """Papers carry text from outside: whatever they name, nothing but our fonts is opened."""

    def fetch(self, url, headers=None):
        """Pictures inside the page (data:), our fonts and our print styles; else ValueError."""
        parts = urlsplit(url)
        if parts.scheme == "data":
            return super().fetch(url, headers)
        file = Path(unquote(parts.path)).resolve()
        if parts.scheme != "file" or not any(file.is_relative_to(top) for top in READABLE):
            raise ValueError(f"papers may not read {parts.scheme}: addresses")
        return super().fetch(url, headers)


# Loading the faces costs ten times what a page costs: once per process.
_fetcher = OwnFilesOnly()
_fonts = FontConfiguration()
_styles = [
    CSS(filename=PRINT_STYLES / name, font_config=_fonts, url_fetcher=_fetcher) for name in SHEETS
]


@functools.cache
def _environment() -> Environment:
    return make_environment()


def render_pdf(template: str, context: dict, *, base_url: str) -> bytes:
    """Make the paper. `base_url` is the public address printed on it and held by its QR code."""
    page = _environment().get_template(template).render(context, base_url=base_url)
    return _print(page)


def stamp_void(pdf: bytes, reason: str = "") -> bytes:
    """A copy with a red diagonal 作废 over every page; the stored original stays as it is."""
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
    template = _environment().get_template("documents/overlay.html")
    made = _print(template.render(kind=kind, landscape=landscape, **words))
    return PdfReader(io.BytesIO(made)).pages[0]


def _print(page: str) -> bytes:
    html = HTML(string=page, url_fetcher=_fetcher)
    return html.write_pdf(stylesheets=_styles, font_config=_fonts)
