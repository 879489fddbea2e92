"""How the open facts answer: JSON with a tag, within limits, for every site to use."""

import hashlib
from typing import Any

import msgspec
from litestar import Request, Response
from litestar.connection import ASGIConnection
from litestar.handlers import BaseRouteHandler
from litestar.openapi.datastructures import ResponseSpec

from web.api.shapes import Problem
from web.limits import limit
from web.pages import has_it

A_MINUTE = 600  # answers to one address
WORDS = {400: "bad_request", 404: "not_found", 405: "wrong_method", 410: "gone", 429: "too_many"}

_WRONG = ResponseSpec(Problem, description="参数不对", generate_examples=False)
_MISSING = ResponseSpec(Problem, description="没有这个事项", generate_examples=False)
_GONE = ResponseSpec(Problem, description="这个事项已经不办了", generate_examples=False)
_TOO_MANY = ResponseSpec(Problem, description="太频繁，见 Retry-After", generate_examples=False)
_SAME = ResponseSpec(None, description="和 If-None-Match 里的一样", generate_examples=False)
OF_LISTS = {304: _SAME, 400: _WRONG, 404: _MISSING, 429: _TOO_MANY}
OF_ONE = OF_LISTS | {410: _GONE}


async def within_limits(connection: ASGIConnection, _: BaseRouteHandler) -> None:
    """Guard: so many a minute from one address. Raises TooMany."""
    await limit(connection, "api", most=A_MINUTE)


def answer(request: Request, data: Any) -> Response:
    """The data, or only “not modified” for who has them already."""
    body = msgspec.json.encode(data)
    tag = f'"{hashlib.blake2b(body, digest_size=12).hexdigest()}"'
    headers = {"etag": tag, "cache-control": "public, no-cache"}
    if has_it(request, tag):
        return Response(b"", status_code=304, headers=headers, media_type="application/json")
    return Response(body, headers=headers, media_type="application/json")


def problem(status: int, sentence: str, headers: dict[str, str]) -> Response[Problem]:
    """A refusal or a mishap."""
    word = WORDS.get(status, "server_error" if status >= 500 else "refused")
    content = Problem(word, sentence)
    return Response(content, status_code=status, headers=headers, media_type="application/json")
