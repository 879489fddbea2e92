"""Static files: an address that changes with the content, kept for ever, sent small."""

import gzip

import brotli
import pytest

from tests.web.browser import Browser
from web.scripts import compact_script
from web.static_files import ASSETS, ROOT, VERSION, static_url

CSS = "css/app.css"


async def test_a_file_under_its_current_address_may_be_kept_for_ever(visitor: Browser):
    answer = await visitor.get(static_url("seal.svg"))
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert answer.headers["content-type"].startswith("image/svg+xml")


async def test_an_old_address_finds_the_new_file_only_for_now(visitor: Browser):
    answer = await visitor.get("/static/000000000000/seal.svg")
    assert (answer.status_code, answer.headers["cache-control"]) == (200, "no-cache")
    assert answer.content == ASSETS["seal.svg"].plain


@pytest.mark.parametrize(
    ("accepted", "encoding", "unpack"),
    [
        ("gzip, deflate, br", "br", brotli.decompress),
        ("gzip", "gzip", gzip.decompress),
        ("identity", None, bytes),
    ],
)
async def test_text_is_sent_as_small_as_the_browser_can_read(hall, accepted, encoding, unpack):
    sent = []

    async def send(message: dict) -> None:
        sent.append(message)

    await hall(
        {
            "type": "http",
            "method": "GET",
            "path": static_url(CSS),
            "query_string": b"",
            "headers": [(b"accept-encoding", accepted.encode())],
            "client": ("203.0.113.7", 1),
        },
        _nothing,
        send,
    )
    headers = dict(sent[0]["headers"])
    assert headers.get(b"content-encoding", b"").decode() == (encoding or "")
    assert headers[b"vary"] == b"accept-encoding"
    assert unpack(sent[1]["body"]) == ASSETS[CSS].plain


async def _nothing() -> dict:
    return {"type": "http.request", "body": b"", "more_body": False}


@pytest.mark.parametrize(
    "name",
    [
        "nothing.css",
        "../pyproject.toml",
        "..%2Fpyproject.toml",
        "build/fonts.py",
        "fonts/noto-sans-sc-2.004-500.ttf",
        "licences/htmx.org-2.0.11.txt",
    ],
)
async def test_nothing_else_is_served(visitor: Browser, name):
    assert (await visitor.get(f"/static/{VERSION}/{name}")).status_code == 404


def test_a_page_cannot_name_a_file_that_does_not_exist():
    with pytest.raises(KeyError):
        static_url("css/nothing.css")


async def test_every_file_that_a_page_names_is_there(visitor: Browser):
    page = await visitor.open("/")
    named = {
        attrs[name].split("#")[0]
        for _, attrs in page.tags
        for name in ("href", "src")
        if attrs.get(name, "").startswith("/static/")
    }
    assert len(named) > 3
    for path in named:
        assert (await visitor.get(path)).status_code == 200, path


# ---- our scripts


def test_remarks_and_indentation_are_not_sent():
    script = "// why\nif (a) {\n  // because\n  b(`// no remark`); // nor moved\n\n}\n"
    assert compact_script(script) == "if (a) {\nb(`// no remark`); // nor moved\n}\n"


@pytest.mark.parametrize("name", [n for n in ASSETS if n.startswith("js/") and "vendor" not in n])
def test_no_string_of_ours_goes_over_a_line(name):
    script = (ROOT / name).read_text()
    assert not [line for line in script.splitlines() if line.count("`") % 2 or "/*" in line]
