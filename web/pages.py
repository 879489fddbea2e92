"""Showing: a full page for a plain request, the same block alone for htmx."""

import re
from typing import Any
from urllib.parse import urlsplit

from litestar import Request
from litestar.response import Redirect, Response, Template

from web.environment import Look

# One slash and no blank or backslash anywhere: a browser would read others as another host.
_OUR_PATH = re.compile(r"/(?![/\\])[^\s\\]*")


def wants_part(request: Request) -> bool:
    """Whether htmx asks for a part; the one place that reads its header."""
    headers = request.headers
    return headers.get("hx-request") == "true" and headers.get("hx-boosted") != "true"


def look_of(request: Request) -> Look:
    """How the person wants pages: 长辈版, text size."""
    cookies = request.cookies
    size = cookies.get("size", "")
    return Look(
        mode="elder" if cookies.get("mode") == "elder" else "standard",
        text_size=int(size) if size in ("125", "150", "190") else 100,
        shortcuts=cookies.get("shortcuts") != "off",
    )


def page_before(request: Request) -> str:
    """Where the person comes from, if that was a page of ours; else the front door."""
    referer = request.headers.get("referer", "")
    if host_of(referer) != request.headers.get("host"):
        return "/"
    before = urlsplit(referer)
    return "/" + before.path.lstrip("/") + (f"?{before.query}" if before.query else "")


def our_path(wanted: str, otherwise: str) -> str:
    """Where an address asks to go on, if that is a path of ours."""
    return wanted if _OUR_PATH.fullmatch(wanted) else otherwise


def host_of(address: str) -> str:
    """The host and port an absolute address names; empty when it names none."""
    try:
        return urlsplit(address).netloc
    except ValueError:
        return ""


def has_it(request: Request, tag: str) -> bool:
    """Whether the reader says to have the answer with this tag already, so that 304 will do."""
    told = request.headers.get("if-none-match", "").replace("W/", "").replace(" ", "")
    return told == "*" or tag in told.split(",")


PAGE_HEADERS = {"vary": "HX-Request", "cache-control": "private, no-cache"}


def page(request: Request, template: str, *, status: int = 200, **context: Any) -> Template:
    """Render a template with what every page needs."""
    return Template(
        template_name=template,
        context=_needed(request) | context,
        status_code=status,
        headers=PAGE_HEADERS,
    )


def rendered(request: Request, template: str, **context: Any) -> str:
    """The same page as text, for whoever keeps it."""
    found = request.app.template_engine.get_template(template)
    return found.render(**_needed(request), **context)


def _needed(request: Request) -> dict[str, Any]:
    return {"look": look_of(request), "user": request.user, "path": request.url.path}


def go(address: str) -> Redirect:
    """After a POST: see other, so that reloading sends nothing again."""
    return Redirect(address, status_code=303)


def go_whole(request: Request, address: str) -> Response:
    """The same from inside a part: htmx loads the whole next page."""
    if wants_part(request):
        return Response(None, status_code=204, headers={"hx-redirect": address})
    return go(address)
