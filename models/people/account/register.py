"""实名核验: asking a register whether a person or a company is what an account says.

The protocol, spoken by the operator's adapter and by the stand-in of the demonstration
(jobs/stand_ins/register.py). One question, one answer, JSON:

    POST <REGISTER_URL>            Authorization: Bearer <REGISTER_KEY>
    {"request": "a8…", "purpose": "实名核验", "name": "刘德福",
     "id_number": "999901194103150011", "mobile": "19900000002"}

    {"request": "b1…", "purpose": "企业核验", "company": "示例县青丝美发店",
     "credit_code": "92999901MA0X00015W", "name": "孙建国", "id_number": "999901198802290054"}

    200 {"request": "a8…", "result": "match", "number": "RC-…"}

A resident: name, number and telephone are the same person's (三要素). A company: name and code
are the same company's, and this resident is its 法定代表人 (经营者、负责人). `result` is match,
mismatch (not all of it belongs together; which part, nobody is told) or unknown (no such number);
`number` is the register's own number of the answer. Any other status, or no answer within five
seconds, counts as unreachable. A question names nothing but what is compared.
"""

import uuid
from dataclasses import dataclass
from enum import StrEnum

import httpx

from models.people.account.company import Company
from models.people.account.profile import Profile
from models.people.identity import IdKind
from models.settings import settings

TIMEOUT = 5  # seconds


class Verdict(StrEnum):
    """What the register says."""

    MATCH = "match"  # 一致
    MISMATCH = "mismatch"  # 不一致
    UNKNOWN = "unknown"  # 查无此号
    UNREACHABLE = "unreachable"  # 没有连上


@dataclass(frozen=True)
class Said:
    """One answer."""

    verdict: Verdict
    number: str = ""


def is_offered(profile: Profile | None) -> bool:
    """Whether there is a register for this paper: it knows residents only."""
    return bool(profile and profile.id_kind == IdKind.RESIDENT and settings().register_address)


def about_person(profile: Profile, mobile: str) -> dict[str, str]:
    """三要素: name, number, telephone."""
    return {
        "purpose": "实名核验",
        "name": profile.name,
        "id_number": profile.id_number,
        "mobile": mobile,
    }


def about_company(company: Company, owner: Profile) -> dict[str, str]:
    """The company, and the person who says to be its 法定代表人."""
    return {
        "purpose": "企业核验",
        "company": company.name,
        "credit_code": company.credit_code,
        "name": owner.name,
        "id_number": owner.id_number,
    }


async def ask(question: dict[str, str], transport: httpx.AsyncBaseTransport | None = None) -> Said:
    """Ask once; whatever is no answer counts as unreachable."""
    try:
        said = await _answer(question | {"request": uuid.uuid4().hex}, transport)
        return Said(Verdict(said["result"]), str(said["number"])[:60])
    except (httpx.HTTPError, httpx.InvalidURL, ValueError, KeyError, TypeError):
        return Said(Verdict.UNREACHABLE)


async def _answer(
    question: dict[str, str], transport: httpx.AsyncBaseTransport | None
) -> dict[str, str]:
    key = {"Authorization": f"Bearer {settings().register_key}"}
    async with httpx.AsyncClient(transport=transport, timeout=TIMEOUT, headers=key) as client:
        answer = await client.post(settings().register_address, json=question)
    said = answer.raise_for_status().json()
    if said["request"] != question["request"]:
        raise ValueError("an answer to another question")
    return said
