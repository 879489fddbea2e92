"""Static files under an address that changes with their content: cached for ever, precompressed."""

import gzip
import hashlib
import mimetypes
from dataclasses import dataclass
from pathlib import Path

import brotli
from litestar import Request, Response, get
from litestar.exceptions import NotFoundException
from litestar.params import FromPath

from models.settings import PROJECT
from web.scripts import compact_script
from web.stylesheet import BUNDLES, read_bundle

ROOT = PROJECT / "static"
NOT_SERVED = ("build", "fonts", "licences")  # fonts are for papers only
COMPRESSIBLE = {".css", ".js", ".svg", ".webmanifest"}
FOR_EVER = "public, max-age=31536000, immutable"
mimetypes.add_type("text/javascript", ".js")


@dataclass(frozen=True)
class Asset:
    """One file with its compressed forms; an empty form means: not worth it."""

    media_type: str
    plain: bytes
    gzip: bytes = b""
    brotli: bytes = b""


def _load() -> dict[str, Asset]:
    assets = {name: _asset(name, read_bundle(ROOT, name).encode()) for name in BUNDLES}
    for path in sorted(ROOT.rglob("*")):
        name = path.relative_to(ROOT).as_posix()
        if path.is_file() and name.split("/")[0] not in NOT_SERVED and name not in assets:
            assets[name] = _asset(name, _content(name, path))
    return assets


def _content(name: str, path: Path) -> bytes:
    ours = name.startswith("js/") and "/vendor/" not in name
    return compact_script(path.read_text()).encode() if ours else path.read_bytes()


def _asset(name: str, content: bytes) -> Asset:
    media_type = mimetypes.guess_type(name)[0] or "application/octet-stream"
    if Path(name).suffix not in COMPRESSIBLE:
        return Asset(media_type, content)
    # Brotli's highest quality would cost every start most of a second for 7 % less.
    return Asset(
        media_type, content, gzip.compress(content, 9), brotli.compress(content, quality=8)
    )


ASSETS = _load()
VERSION = hashlib.sha256(
    b"".join(name.encode() + asset.plain for name, asset in ASSETS.items())
).hexdigest()[:12]


def static_url(name: str) -> str:
    """The address of a static file. Raises KeyError for a file that does not exist."""
    ASSETS[name]
    return f"/static/{VERSION}/{name}"


@get("/static/{version:str}/{name:path}", may="read_public", sync_to_thread=False)
def serve(request: Request, version: FromPath[str], name: FromPath[str]) -> Response[bytes]:
    """One file; an old version's address still finds the new file, but only for a moment."""
    asset = ASSETS.get(name.lstrip("/"))
    if asset is None:
        raise NotFoundException
    content, encoding = _encoded(asset, request.headers.get("accept-encoding", ""))
    headers = {"cache-control": FOR_EVER if version == VERSION else "no-cache"}
    headers |= {"vary": "accept-encoding"} if asset.gzip else {}
    headers |= {"content-encoding": encoding} if encoding else {}
    return Response(content, media_type=asset.media_type, headers=headers)


def _encoded(asset: Asset, accepted: str) -> tuple[bytes, str]:
    if asset.brotli and "br" in accepted:
        return asset.brotli, "br"
    if asset.gzip and "gzip" in accepted:
        return asset.gzip, "gzip"
    return asset.plain, ""
