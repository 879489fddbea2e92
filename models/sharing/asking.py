"""免证办: the register is asked about one paper of one draft, because its applicant wants it so."""

from datetime import datetime, timedelta
from typing import Any

import httpx

from models.calendar.hours import SHANGHAI, local_date
from models.cases.actor import ActorKind
from models.cases.filling.people_of import Agent
from models.cases.material import CaseMaterial
from models.cases.words import MaterialState
from models.catalog.words import Waiver
from models.database import atomic, fetch, fetch_one
from models.errors import TooMany, demand
from models.people.account.consent import Consent, Purpose
from models.people.applicant import Applicant, number_index
from models.people.citizen import Citizen
from models.people.identity import IdKind
from models.people.masks import mask_id
from models.sharing.barrier import barrier
from models.sharing.lookup import Answer, Lookup
from models.sharing.register import NAME, Found, Holder, Query, Unreachable, ask, offered

MOST = 30  # questions of one account in an hour
HOUR = timedelta(hours=1)
ASKED = (Waiver.CERTIFICATE, Waiver.SHARED, Waiver.ONLINE)  # 内部核查: the office looks itself
ABOUT_THE_AGENT = "代办人"
# Nobody has said their number: asked under the applicant's, the answer is about another paper.
ABOUT_OTHERS = ("监护人", "法定代表人", "负责人", "家庭成员", "配偶", "双方")
WHAT = "是否有效、编号、签发单位、有效期"
BARRED = "要本人（单位的法定代表人或者他授权的人）核验身份以后才能查，现在可以直接上传。"
NO_CONSENT = "查询您的证照要您同意，请先勾选；不同意的，可以直接上传。"
TOO_MANY = f"一小时最多查询{MOST}次，请过一会儿再试，或者直接上传。"


def can_be_asked(row: CaseMaterial) -> bool:
    """Whether there is a register that could know this paper, and we know whose it is."""
    about_others = any(word in row.name for word in ABOUT_OTHERS)
    return offered() and row.waiver in ASKED and not about_others


async def look_up(
    case: Any,
    row: CaseMaterial,
    *,
    by: Citizen,
    consented: bool,
    at: datetime,
    transport: httpx.AsyncBaseTransport | None = None,
) -> Answer:
    """Ask once, write down that it was asked, and waive the paper if it is there.

    A line that is waived already is not asked about again. Raises Invalid (`consent`) without
    consent, or for a paper of somebody whom the citizen has not proved to be; TooMany beyond the
    limit.
    """
    if row.state == MaterialState.WAIVED:
        return Answer.FOUND
    standing, holder = await Consent.given(by, Purpose.LOOK_UP), await holder_of(case, row)
    demand(("consent", can_be_asked(row), "这份材料现在不能在线查询，请直接上传。"))
    demand(("consent", not await barrier(case, holder, by, local_date(at)), BARRED))
    demand(("consent", consented or standing, NO_CONSENT))
    await _must_not_be_too_many(by, at)
    query = Query(await kind_of(case, row), holder, await _purpose(case), f"draft-{case.id}")
    found, answer = await _answer(query, at, transport)
    record = _record(query, answer, found, consent="同意在线查询" if standing else "当次同意查询")
    async with atomic():
        await case.lock_draft()
        await Lookup(
            case=case.id,
            material=row.id,
            actor_kind=ActorKind.CITIZEN,
            actor_id=by.id,
            actor_name=by.name,
            at=at,
            holder_index=number_index(holder.id_number),
            **record,
        ).save()
        if answer is Answer.FOUND:
            await _waive(row, found, at)
    return answer


async def _answer(
    query: Query, at: datetime, transport: httpx.AsyncBaseTransport | None
) -> tuple[Found, Answer]:
    try:
        found = await ask(query, transport)
    except Unreachable:
        return Found(found=False, reference=""), Answer.UNREACHABLE
    is_good = found.holds_on(local_date(at))
    return found, Answer.FOUND if is_good else Answer.NOT_FOUND


async def _waive(row: CaseMaterial, found: Found, at: datetime) -> None:
    number = f"编号 {found.number}，" if found.number else ""
    row.state = MaterialState.WAIVED
    row.waiver_evidence = (
        f"{NAME}，{number}查询号 {found.reference}，{at.astimezone(SHANGHAI):%Y-%m-%d %H:%M}"
    )[:200]
    row.promised_on = None
    await row.save([CaseMaterial.state, CaseMaterial.waiver_evidence, CaseMaterial.promised_on])


def _record(query: Query, answer: Answer, found: Found, *, consent: str) -> dict[str, Any]:
    return {
        "register": NAME,
        "purpose": f"{query.purpose}；{consent}"[:200],
        "fields": asked_fields(query.kind, query.holder),
        "answer": answer,
        "number": found.reference[:60],
    }


def asked_fields(kind: str, holder: Holder) -> str:
    """What was asked, about whose number, as the record keeps it."""
    number = holder.id_number if holder.id_kind is IdKind.CREDIT else mask_id(holder.id_number)
    return f"{kind}（{number}）：{WHAT}"[:200]


async def kind_of(case: Any, row: CaseMaterial) -> str:
    """The standard name of the paper, by which every register knows it."""
    material = (await case.guide()).material(row.key)
    return material.type or material.name


async def holder_of(case: Any, row: CaseMaterial) -> Holder:
    """Whose paper a line is about: the agent's where it says so, else the applicant's."""
    agent = await Agent.objects().where(Agent.case == case.id).first()
    if agent is not None and ABOUT_THE_AGENT in row.name:
        return Holder(IdKind(agent.id_kind), agent.id_number, agent.name)
    person = await Applicant.objects().get(Applicant.id == case.applicant)
    return Holder(IdKind(person.id_kind), person.id_number, person.name)


async def _purpose(case: Any) -> str:
    return f"办理{(await case.guide()).short_name}"


async def _must_not_be_too_many(by: Citizen, at: datetime) -> None:
    row = await fetch_one(_ASKED_LATELY, by.id, at - HOUR)
    if row["asked"] >= MOST:
        raise TooMany(TOO_MANY, int(HOUR.total_seconds()))


async def forget_others(case: Any) -> None:
    """Another applicant than the register was asked about: its answers count no more."""
    rows = [row for row in await case.materials() if row.state == MaterialState.WAIVED]
    for row in rows:
        if not row.waivable or await _is_about(case, row):
            continue
        row.state, row.waiver_evidence = MaterialState.OPEN, ""
        await row.save([CaseMaterial.state, CaseMaterial.waiver_evidence])


async def _is_about(case: Any, row: CaseMaterial) -> bool:
    last = await fetch(_LAST, row.id)
    if not last:
        return True  # a clerk has looked it up
    return last[0]["fields"] == asked_fields(await kind_of(case, row), await holder_of(case, row))


async def last_answers(case: Any) -> dict[int, Answer]:
    """What each line's last question brought, by material."""
    rows = await fetch(_ANSWERS, case.id)
    return {row["material"]: Answer(row["answer"]) for row in rows}


_ASKED_LATELY = """
SELECT count(*)::int AS asked FROM lookup
WHERE actor_kind = 'citizen' AND actor_id = $1 AND at > $2 AND "case" IS NOT NULL
"""
_LAST = """
SELECT fields FROM lookup WHERE material = $1 AND answer = 'found' ORDER BY id DESC LIMIT 1
"""
_ANSWERS = """
SELECT DISTINCT ON (material) material, answer FROM lookup
WHERE "case" = $1 AND material IS NOT NULL ORDER BY material, id DESC
"""
