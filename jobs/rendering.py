"""From a frozen context to a PDF.

Pure: no database, no network, no clock. The same context gives the same bytes.
"""

import atexit
import functools
from pathlib import Path
from urllib.parse import unquote, urlsplit

from jinja2 import Environment
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
atexit.register(_fonts.__del__)  # the folder it copies the faces into would stay in /tmp
_styles = [
    CSS(filename=PRINT_STYLES / name, font_config=_fonts, url_fetcher=_fetcher) for name in SHEETS
]


@functools.cache
def environment() -> Environment:
    """The templates of papers and marks."""
    return make_environment()


def render_pdf(template: str, context: dict, *, base_url: str) -> bytes:
    """Make the paper. `base_url` is the public address printed on it and held by its QR code."""
    page = environment().get_template(template).render(context, base_url=base_url)
    return print_page(page)


def print_page(page: str) -> bytes:
    """Set a page of HTML in our faces and styles."""
    html = HTML(string=page, url_fetcher=_fetcher)
    return html.write_pdf(stylesheets=_styles, font_config=_fonts)
