"""A register of residents and companies that knows the sample people.

It speaks the protocol we ask any in (models/people/account/register.py). A resident is known by
name, number and the telephone that is registered in their name; a company by name, code and whose
it is.
"""

import functools
import secrets

from litestar import Litestar, post
from litestar.params import JSONBody

from models.sample.cast import CITIZENS

PEOPLE = {
    person.legal_id or person.id_number: (person.legal_name or person.name, person.mobile)
    for person in CITIZENS
}
FIRMS = {
    person.id_number: (person.name, person.legal_name, person.legal_id)
    for person in CITIZENS
    if person.legal_id
}


@post("/", status_code=200, sync_to_thread=False)
def answer(data: JSONBody[dict[str, str]]) -> dict[str, str]:
    """What the register says to one question."""
    return {
        "request": data["request"],
        "result": _result(data),
        "number": f"RC-{secrets.token_hex(6).upper()}",
    }


def _result(data: dict[str, str]) -> str:
    if "credit_code" in data:
        known = FIRMS.get(data["credit_code"])
        told = (data["company"], data["name"], data["id_number"])
    else:
        known = PEOPLE.get(data["id_number"])
        told = (data["name"], data["mobile"])
    results = {None: "unknown", told: "match"}
    return results.get(known, "mismatch")


@functools.cache
def register() -> Litestar:
    """The stand-in as an application; the demonstration asks it without a network."""
    return Litestar([answer], openapi_config=None, logging_config=None)
