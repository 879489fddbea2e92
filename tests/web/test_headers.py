"""Headers of every answer."""

import pytest

from models.settings import settings
from tests.web.browser import HOME, Browser
from web.static_files import static_url

POLICY = (
    "default-src 'self'; img-src 'self' blob: data:; object-src 'none'; base-uri 'none'; "
    "frame-ancestors 'none'; form-action 'self'"
)
ANSWERS = {
    "/": 200,
    "/nowhere": 404,
    "/cases": 303,
    "/services/unknown": 404,
    "/healthz": 200,
    "/manifest.webmanifest": 200,
    "/static/x/nothing.css": 404,
}


@pytest.fixture
def over_tls(monkeypatch) -> None:
    """People arrive over TLS, as the public address says."""
    monkeypatch.setenv("PUBLIC_URL", "https://hall.example.gov.cn")
    settings.cache_clear()
    yield
    monkeypatch.undo()
    settings.cache_clear()


@pytest.mark.parametrize(("path", "status"), ANSWERS.items())
async def test_every_answer_forbids_what_no_page_needs(visitor: Browser, path, status):
    answer = await visitor.get(path)
    assert answer.status_code == status
    assert answer.headers["content-security-policy"] == POLICY
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["x-frame-options"] == "DENY"
    assert answer.headers["referrer-policy"] == "same-origin"


async def test_wrong_methods_and_static_files_carry_them_too(visitor: Browser):
    for answer in (
        await visitor.ask("DELETE", "/"),
        await visitor.ask("OPTIONS", "/login"),
        await visitor.get(static_url("seal.svg")),
        await visitor.post("/login/code", {"mobile": "1"}),
    ):
        assert answer.headers["content-security-policy"] == POLICY


async def test_strict_transport_is_asked_for_only_where_there_is_tls(visitor: Browser):
    assert "strict-transport-security" not in (await visitor.get("/")).headers


async def test_over_tls_cookies_and_headers_demand_it(over_tls, visitor: Browser):
    answer = await visitor.get("/login")
    assert answer.headers["strict-transport-security"] == "max-age=63072000"
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith("__Host-visitor=")
    assert "Secure" in cookie
    assert "Domain" not in cookie


async def test_a_mere_reader_gets_no_cookie(visitor: Browser):
    for path in ("/", "/services", "/help", "/halls", "/verify", "/nowhere", "/healthz"):
        assert "set-cookie" not in (await visitor.get(path)).headers, path


async def test_a_visitor_who_is_shown_a_form_keeps_one_cookie(visitor: Browser):
    first = await visitor.get("/track")
    assert "HttpOnly" in first.headers["set-cookie"]
    assert "SameSite=lax" in first.headers["set-cookie"]
    assert "Expires" not in first.headers["set-cookie"]
    assert "set-cookie" not in (await visitor.get("/login")).headers


async def test_a_page_about_one_person_is_kept_by_no_shared_cache(as_citizen):
    sun = await as_citizen("19900000001")
    assert (await sun.get("/cases")).headers["cache-control"] == "private, no-cache"


async def test_pages_differ_for_htmx(visitor: Browser):
    assert "HX-Request" in (await visitor.get("/services")).headers["vary"]


HEADS = ["/", "/services", "/login", "/nowhere", "/healthz"]


@pytest.mark.parametrize("path", HEADS)
async def test_head_is_get_without_the_body(visitor: Browser, path):
    get, head = await visitor.get(path), await visitor.ask("HEAD", path)
    assert head.status_code == get.status_code
    assert head.content == b""
    assert head.headers["content-type"] == get.headers["content-type"]


async def test_options_names_the_methods_and_tells_nothing_else(visitor: Browser):
    answer = await visitor.ask("OPTIONS", "/desk/cases/999901-261121-0007-0")
    assert (answer.status_code, answer.content) == (204, b"")
    assert answer.headers["allow"] == "GET, HEAD, OPTIONS"


async def test_a_wrong_method_is_told_which_ones_there_are(visitor: Browser):
    answer = await visitor.ask("PUT", "/login", headers={"origin": HOME})
    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET, HEAD, OPTIONS, POST"
