"""A register of residents that knows the sample people; it speaks the protocol we ask any in.

    POST <REGISTER_URL>            Authorization: Bearer <REGISTER_KEY>
    {"request": "a8…", "purpose": "实名核验", "name": "刘德福", "id_number": "999901194103150011"}

    200 {"request": "a8…", "result": "match", "number": "RC-…"}

`result` is match, mismatch (the number belongs to another name) or unknown (no such number);
`number` is the register's own number of the answer. Any other status, or no answer within five
seconds, counts as unreachable.
"""

import functools
import secrets

from litestar import Litestar, post
from litestar.params import JSONBody

from models.sample.cast import CITIZENS

KNOWN = {
    person.legal_id or person.id_number: person.legal_name or person.name for person in CITIZENS
}


@post("/", status_code=200, sync_to_thread=False)
def answer(data: JSONBody[dict[str, str]]) -> dict[str, str]:
    """What the register says to one question."""
    name = KNOWN.get(data["id_number"])
    results = {None: "unknown", data["name"]: "match"}
    return {
        "request": data["request"],
        "result": results.get(name, "mismatch"),
        "number": f"RC-{secrets.token_hex(6).upper()}",
    }


@functools.cache
def register() -> Litestar:
    """The stand-in as an application; the demonstration asks it without a network."""
    return Litestar([answer], openapi_config=None, logging_config=None)
