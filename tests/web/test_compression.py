"""Pages travel light; what is light already travels as it is."""

import pytest


async def test_a_page_travels_compressed(visitor):
    answer = await visitor.get("/", headers={"accept-encoding": "gzip"})
    assert answer.headers["content-encoding"] == "gzip"
    assert "accept-encoding" in answer.headers["vary"].lower()
    assert int(answer.headers["content-length"]) < len(answer.content) / 3


async def test_who_cannot_unpack_gets_it_plain(visitor):
    answer = await visitor.get("/", headers={"accept-encoding": "identity"})
    assert "content-encoding" not in answer.headers


@pytest.mark.parametrize("path", ["/sw.js", "/manifest.webmanifest", "/schema/openapi.json"])
async def test_everything_else_can_still_be_read(visitor, path):
    answer = await visitor.get(path, headers={"accept-encoding": "gzip, br"})
    assert answer.status_code == 200
    assert answer.text.strip()
