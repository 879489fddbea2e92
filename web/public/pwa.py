"""What makes the site installable; the service worker comes with offline reading."""

from litestar import Response, get

from web.environment import Site
from web.static_files import static_url


@get("/manifest.webmanifest", may="read_public", sync_to_thread=False)
def manifest() -> Response[dict]:
    """Name, colours and icon."""
    site = Site()
    return Response(
        {
            "name": site.name,
            "short_name": "通办",
            "lang": "zh-CN",
            "start_url": "/",
            "display": "standalone",
            "background_color": "#ffffff",
            "theme_color": "#0a3b75",
            "icons": [{"src": static_url("seal.svg"), "sizes": "any", "type": "image/svg+xml"}],
        },
        media_type="application/manifest+json",
    )
