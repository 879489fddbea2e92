"""实名核验: what a register confirms is kept as proved, and the number is whoever's proved it.

Somebody who only typed a number holds it no longer than until its person comes: their claim is set
aside, what they signed in that person's name ends, and their account says so.
"""

from datetime import datetime

import httpx

from models.cases.actor import ActorKind
from models.database import fetch
from models.errors import NotNow
from models.people.account import register
from models.people.account.company import Company
from models.people.account.keeping import keeping
from models.people.account.profile import Profile
from models.people.account.register import Said, Verdict
from models.people.applicant import number_index
from models.people.citizen import Citizen
from models.people.masks import mask_id
from models.sharing.lookup import Answer, Lookup

FASTER = "这个身份刚刚由另一个账号核验了，这个账号里填的已停用。要用这个账号的，请重新填写再核验。"
PEOPLE, FIRMS = "人口登记", "企业登记"
ANSWERS = {Verdict.MATCH: Answer.FOUND, Verdict.UNREACHABLE: Answer.UNREACHABLE}


class ProvedElsewhere(NotNow):
    """The same person has proved it in another account of theirs, and may move it here."""


async def prove_person(
    citizen: Citizen,
    *,
    at: datetime,
    move: bool = False,
    transport: httpx.AsyncBaseTransport | None = None,
) -> Verdict:
    """三要素核验 of the account's holder, with its own telephone.

    Raises ProvedElsewhere while another account of theirs holds the proof, unless they `move` it,
    and NotNow when another one was faster just now, or who they are was deleted.
    """
    profile = await Profile.must_be_of(citizen)
    said = await register.ask(register.about_person(profile, citizen.mobile), transport)
    fields = f"姓名、身份证号（{mask_id(profile.id_number)}）、手机号是否一致"
    await _remember(citizen, said, PEOPLE, "实名核验", fields, profile.id_index, at)
    if said.verdict is Verdict.MATCH and not await _take(citizen, profile, said, at, move=move):
        return Verdict.MISMATCH  # the words were changed while the register was looking
    return said.verdict


async def prove_company(
    citizen: Citizen,
    company: Company,
    *,
    at: datetime,
    transport: httpx.AsyncBaseTransport | None = None,
) -> Verdict:
    """企业核验: the holder, proved already, is the company's 法定代表人 (经营者、负责人).

    Raises NotNow when who they are was deleted just now.
    """
    owner = await Profile.must_be_of(citizen)
    said = await register.ask(register.about_company(company, owner), transport)
    fields = f"{company.name}（{company.credit_code}）的法定代表人、经营者是否本人"
    index = number_index(company.credit_code)
    await _remember(citizen, said, FIRMS, "企业核验", fields, index, at)
    if said.verdict is Verdict.MATCH and not await _keep(company, owner, said, index, at):
        return Verdict.MISMATCH
    return said.verdict


def may_prove(company: Company, owner: Profile | None) -> bool:
    """Whether the register of companies can be asked: by whom the company names, once proved."""
    return bool(owner and owner.checked_at and owner.name == company.legal_name)


async def _remember(
    citizen: Citizen, said: Said, source: str, purpose: str, fields: str, index: str, at: datetime
) -> None:
    """One line of the log that 免证办 writes too (共享查询记录)."""
    await Lookup(
        register=source,
        purpose=f"{purpose}；本人要求",
        fields=fields[:200],
        answer=ANSWERS.get(said.verdict, Answer.NOT_FOUND),
        number=said.number,
        holder_index=index,
        actor_kind=ActorKind.CITIZEN,
        actor_id=citizen.id,
        actor_name=citizen.name,
        at=at,
    ).save()


async def _take(citizen: Citizen, asked: Profile, said: Said, at: datetime, *, move: bool) -> bool:
    """Keep the proof, and set aside whoever else named this number."""
    async with keeping(citizen):
        # Two accounts that prove one number meet here; the table allows one of them.
        await fetch("SELECT pg_advisory_xact_lock(hashtext($1))", asked.id_index)
        profile = await Profile.of(citizen)
        if profile is None and await Profile.is_set_aside(citizen):
            raise NotNow(FASTER)
        if profile is None or profile.saved_at != asked.saved_at:
            return False
        await _must_be_free(profile, move=move)
        await fetch(_HAND_OVER, profile.id_kind, profile.id_index, citizen.id)
        await fetch(_END_SIGNED, profile.id_kind, profile.id_index, citizen.id, at)
        await fetch(_SET_ASIDE, profile.id_kind, profile.id_index, citizen.id, at)
        await fetch(_LOSE_DRAFTS, profile.id_kind, profile.id_index, citizen.id)
        await fetch(_NAME, profile.id_kind, profile.id_index, profile.name)
        profile.checked_at, profile.check_number, profile.check_source = at, said.number, PEOPLE
        await profile.save([Profile.checked_at, Profile.check_number, Profile.check_source])
        return True


async def _must_be_free(profile: Profile, *, move: bool) -> None:
    rows = await fetch(_PROVED_BY, profile.id_kind, profile.id_index, profile.citizen)
    if rows and not move:
        # The register has just said that it is the same person: their own telephone is told.
        other = await Citizen.objects().get(Citizen.id == rows[0]["citizen"])
        raise ProvedElsewhere(
            f"您已经用手机号 {other.name} 的账号核验过本人身份，一个身份同时只能用在一个账号上。"
            "要改用现在这个手机号的，请点“改用这个账号”；您填的都在。"
        )


async def _keep(company: Company, owner: Profile, said: Said, index: str, at: datetime) -> bool:
    """Keep it, if neither was changed meanwhile; wrong names on file under the code are mended."""
    async with keeping(company.citizen):
        await fetch("SELECT pg_advisory_xact_lock(hashtext($1))", index)
        kept = await fetch(
            _KEEP, company.id, company.saved_at, owner.saved_at, at, said.number, FIRMS, index
        )
        if kept:
            await fetch(_NAME, "credit", index, company.name)
            await fetch(_OWNER, index, company.legal_name)
            await fetch(_FORMER_OWNERS, company.id, index)
        return bool(kept)


_PROVED_BY = """
SELECT citizen FROM profile
WHERE id_kind = $1 AND id_index = $2 AND citizen <> $3 AND checked_at IS NOT NULL
"""
# It is the same person: what they signed where they were proved goes with them.
_HAND_OVER = """
UPDATE authorisation a SET granted_by = $3 FROM profile p
WHERE p.id_kind = $1 AND p.id_index = $2 AND p.citizen <> $3 AND p.checked_at IS NOT NULL
  AND a.granted_by = p.citizen
  AND (a.id_kind = 'credit' OR (a.id_kind = $1 AND a.id_index = $2))
"""
# Whoever only typed the number has let somebody act for a person they are not.
_END_SIGNED = """
UPDATE authorisation SET revoked_at = $4
WHERE proof = 'signed' AND id_kind = $1 AND id_index = $2 AND granted_by <> $3
  AND revoked_at IS NULL
"""
# What they typed was not theirs: it is not kept, and what rested on it falls.
_SET_ASIDE = """
WITH aside AS (
    UPDATE profile SET set_aside_at = $4, id_number_sealed = '', id_index = '',
        checked_at = NULL, check_number = '', check_source = ''
    WHERE id_kind = $1 AND id_index = $2 AND citizen <> $3 RETURNING citizen)
UPDATE company SET checked_at = NULL, check_number = '', check_source = '', proved_index = ''
WHERE citizen IN (SELECT citizen FROM aside)
"""
_LOSE_DRAFTS = """
UPDATE cases SET applicant = NULL
WHERE status = 'draft' AND filed_by <> $3 AND authorisation IS NULL
  AND applicant IN (SELECT id FROM applicant WHERE id_kind = $1 AND id_index = $2)
"""
_NAME = "UPDATE applicant SET name = $3 WHERE id_kind = $1 AND id_index = $2 AND name <> $3"
_OWNER = "UPDATE applicant SET legal_name = $2 WHERE id_kind = 'credit' AND id_index = $1"
# A company has one 法定代表人; whoever was it before is not any more.
_FORMER_OWNERS = """
UPDATE company SET checked_at = NULL, check_number = '', check_source = '', proved_index = ''
WHERE proved_index = $2 AND id <> $1
"""
_KEEP = """
UPDATE company c SET checked_at = $4, check_number = $5, check_source = $6, proved_index = $7
FROM profile p
WHERE c.id = $1 AND c.saved_at = $2 AND p.citizen = c.citizen AND p.saved_at = $3
  AND p.checked_at IS NOT NULL AND p.name = c.legal_name
RETURNING c.id
"""
