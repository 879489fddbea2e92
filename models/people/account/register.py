"""实名核验: asking a register of residents whether a name and a number belong together.

The protocol is written down with its stand-in (jobs/stand_ins/register.py). The question goes out
only when the person asks for it, and names nothing but what is compared.
"""

import uuid
from datetime import datetime
from enum import StrEnum

import httpx

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


def is_offered(profile: Profile | None) -> bool:
    """Whether there is a register for this paper: it knows residents only."""
    return bool(profile and profile.id_kind == IdKind.RESIDENT and settings().register_address)


async def check(
    profile: Profile, *, at: datetime, transport: httpx.AsyncBaseTransport | None = None
) -> Verdict:
    """Ask, and note on the profile that it was confirmed; it stays unchecked otherwise."""
    try:
        said = await _ask(profile, transport)
        verdict, number = Verdict(said["result"]), str(said["number"])
    except (httpx.HTTPError, httpx.InvalidURL, ValueError, KeyError, TypeError):
        return Verdict.UNREACHABLE
    if verdict is Verdict.MATCH and not await profile.confirm(number, at=at):
        return Verdict.MISMATCH  # the words were changed while the register was looking
    return verdict


async def _ask(profile: Profile, transport: httpx.AsyncBaseTransport | None) -> dict[str, str]:
    question = {
        "request": uuid.uuid4().hex,
        "purpose": "实名核验",
        "name": profile.name,
        "id_number": profile.id_number,
    }
    key = {"Authorization": f"Bearer {settings().register_key}"}
    async with httpx.AsyncClient(transport=transport, timeout=TIMEOUT, headers=key) as client:
        answer = await client.post(settings().register_address, json=question)
    said = answer.raise_for_status().json()
    if said["request"] != question["request"]:
        raise ValueError("an answer to another question")
    return said
