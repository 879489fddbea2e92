"""What makes the site installable and readable without a network."""

import functools
import json

from litestar import Request, Response, get

from web.environment import Site
from web.pages import page
from web.public.last_view import LASTING
from web.sessions import VISITOR
from web.static_files import ASSETS, VERSION, static_url

# What a page without a network needs; a first visit has fetched nearly all of it anyway.
KEPT_AT_ONCE = (
    "css/app.css",
    "icons-lucide-1.62.0.svg",
    "seal.svg",
    "js/app.js",
    "js/ask_first.js",
    "js/controls.js",
    "js/keep.js",
    "js/kept_files.js",
    "js/notes.js",
    "js/offline.js",
    "js/person.js",
    "js/requests.js",
    "js/store.js",
    "js/update.js",
    "js/vendor/govuk-frontend-6.6.0.min.js",
    "js/vendor/htmx-2.0.11.min.js",
)
PUBLIC_PAGES = 20  # last views of guides and lists of materials that a browser keeps
BAR = "#0a3b75"
SHORTCUTS = (("办件", "我的办件", "/cases"), ("查材料", "查要交什么材料", "/services"))


@get("/manifest.webmanifest", may="read_public", sync_to_thread=False)
def manifest() -> Response[dict]:
    """Name, colours, icons, and the two places people go most."""
    site = Site()
    return Response(
        {
            "id": "/",
            "name": site.name,
            "short_name": "通办",
            "description": "查要交什么材料，看办到哪一步，补材料。",
            "lang": "zh-CN",
            "dir": "ltr",
            "scope": "/",
            "start_url": "/",
            "display": "standalone",
            "background_color": "#ffffff",
            "theme_color": BAR,
            "categories": ["government"],
            "icons": [
                _icon("icons/seal-192.png", "192x192"),
                _icon("icons/seal-512.png", "512x512"),
                _icon("icons/seal-maskable-512.png", "512x512") | {"purpose": "maskable"},
            ],
            "shortcuts": [
                {
                    "name": name,
                    "description": words,
                    "url": address,
                    "icons": [_icon("icons/seal-192.png", "192x192")],
                }
                for name, words, address in SHORTCUTS
            ],
        },
        headers={"cache-control": "no-cache"},
        media_type="application/manifest+json",
    )


def _icon(name: str, sizes: str) -> dict[str, str]:
    return {"src": static_url(name), "sizes": sizes, "type": "image/png"}


@get("/sw.js", may="read_public", sync_to_thread=False)
def worker(request: Request) -> Response[str]:
    """The service worker: at the root because its scope is the folder it lies in."""
    strip = functools.partial(request.app.template_engine.get_template, "public/_kept_at.html")
    return Response(
        _worker(strip().render()),
        headers={"cache-control": "no-cache"},
        media_type="text/javascript",
    )


@functools.cache
def _worker(strip: str) -> str:
    """The script after what only the server knows; another byte anywhere is a new version."""
    given = {
        "version": VERSION,
        "files": [static_url(name) for name in KEPT_AT_ONCE],
        "lasting": LASTING.pattern,
        "pages": PUBLIC_PAGES,
        "strip": strip,
    }
    return f"const GIVEN = {json.dumps(given)};\n{ASSETS['js/sw.js'].plain.decode()}"


@get("/presence", may="read_public", sync_to_thread=False)
def presence(request: Request) -> Response[bytes]:
    """Whether the hall is there and who is asking: a page asks before it sends a form."""
    user = request.user
    who = getattr(user, "job_no", "") or getattr(user, "id", "")  # as on <body data-who>
    headers = {"x-who": str(who), "cache-control": "no-store"}
    return Response(b"", headers=headers, media_type="text/plain")


@get("/offline", may="read_public", sync_to_thread=False)
def offline(request: Request) -> Response:
    """The page that stands in for any other: kept by the browser, so it names nobody."""
    return page(request, "public/offline.html", user=VISITOR)
