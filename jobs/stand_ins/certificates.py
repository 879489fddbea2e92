"""A stand-in for the register of certificates; the protocol is that of models/sharing/register.py.

It knows the people of the cast: whoever's number and name fit has every paper that the state
itself has issued, but for those that 示例县 keeps on paper only.
"""

import json
import zlib
from collections.abc import Mapping
from itertools import count
from typing import Any

from models.sample.cast import CITIZENS, SHOPS

ON_PAPER_ONLY = ("户口簿", "健康证明")
LARGEST = 10_000  # bytes of one question
_numbers = count(1)


def answer(query: Mapping[str, Any]) -> dict[str, Any]:
    """What the register says to one question. Raises KeyError or TypeError for no question."""
    kind, holder = str(query["kind"]), query["holder"]
    told = (str(holder["id_number"]), str(holder["name"]))
    reference = f"Q{next(_numbers):08d}"
    if told not in _PEOPLE or any(word in kind for word in ON_PAPER_ONLY):
        return {"found": False, "reference": reference}
    return {
        "found": True,
        "valid": True,
        "number": f"SL{zlib.crc32((kind + told[0]).encode()):010d}",
        "issuer": "示例县电子证照签发机关",
        "valid_until": "2036-12-31",
        "reference": reference,
    }


_PEOPLE = {
    *((person.id_number, person.name) for person in (*CITIZENS, *SHOPS)),
    *((person.legal_id, person.legal_name) for person in CITIZENS if person.legal_id),
}


async def application(scope: dict, receive: Any, send: Any) -> None:
    """ASGI: POST …/query; whatever else comes is not understood."""
    is_query = scope["method"] == "POST" and scope["path"].rstrip("/").endswith("/query")
    try:
        told = answer(json.loads(await _body(receive))) if is_query else None
    except (ValueError, KeyError, TypeError):
        told = None
    body = json.dumps(told or {"problem": "not a question"}, ensure_ascii=False).encode()
    headers = [(b"content-type", b"application/json"), (b"cache-control", b"no-store")]
    status = 200 if told else 400
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


async def _body(receive: Any) -> bytes:
    body, more = b"", True
    while more and len(body) <= LARGEST:
        message = await receive()
        body += message.get("body", b"")
        more = message.get("more_body", False)
    return body
