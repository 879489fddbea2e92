"""A register of certificates (电子证照、数据共享、在线核验): asked about one paper of one person.

The protocol, spoken by the operator's adapter to whatever the province runs, and by the stand-in
of the demonstration (jobs/stand_ins/certificates.py). One question, one answer, JSON:

    POST {CERTIFICATES_URL}/query
    {"kind": "营业执照",                 the standard name of the material
     "holder": {"id_kind": "credit",     a value of models.people.identity.IdKind
                "id_number": "9299…",
                "name": "示例县青丝美发店"},
     "purpose": "办理公共场所卫生许可",
     "case": "draft-1207"}               or the case number

    200 {"found": true, "valid": true, "number": "…", "issuer": "…",
         "valid_until": "2030-05-01", "reference": "Q2026112300001"}
    200 {"found": false, "reference": "Q2026112300002"}

`valid_until` is null or left out where a paper does not expire. The holder's name must fit the
number, or nothing is found. Any other status, a time-out or a malformed answer: not reachable.
There is no question about several people.
"""

from dataclasses import asdict, dataclass
from datetime import date

import httpx
import msgspec

from models.people.identity import IdKind
from models.settings import settings

PATIENCE = 8.0  # seconds: somebody is waiting in front of the page
NAME = "电子证照库"


class Unreachable(Exception):
    """The register does not answer, or not in its protocol."""


@dataclass(frozen=True)
class Holder:
    """Whose paper it is."""

    id_kind: IdKind
    id_number: str
    name: str


@dataclass(frozen=True)
class Query:
    """One question."""

    kind: str
    holder: Holder
    purpose: str
    case: str


class Found(msgspec.Struct, frozen=True):
    """One answer."""

    found: bool
    reference: str
    valid: bool = False
    number: str = ""
    issuer: str = ""
    valid_until: date | None = None

    def holds_on(self, today: date) -> bool:
        """Whether there is such a paper and it is in force."""
        in_time = self.valid_until is None or self.valid_until >= today
        return self.found and self.valid and in_time


def offered() -> bool:
    """Whether there is a register to ask."""
    return bool(settings().certificates_address)


async def ask(query: Query, transport: httpx.AsyncBaseTransport | None = None) -> Found:
    """Ask the register. Raises Unreachable."""
    address = settings().certificates_address.rstrip("/")
    try:
        async with httpx.AsyncClient(
            transport=transport, timeout=PATIENCE, trust_env=False
        ) as client:
            answer = await client.post(f"{address}/query", json=asdict(query))
            answer.raise_for_status()
        return msgspec.json.decode(answer.content, type=Found)
    except (httpx.HTTPError, httpx.InvalidURL, msgspec.MsgspecError) as error:
        raise Unreachable(type(error).__name__) from error
