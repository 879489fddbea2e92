"""What a form of an application from home may propose, each text with where it comes from.

What the account says about its holder is always proposed, and of a person on whose paper it acts
(授权委托、监护) what was written down with that paper; texts of earlier cases only to who agreed
to it, and only between cases of the same applicant that this account has written: whose phone was
left at a counter for somebody else does not read that person's form.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from models.calendar.hours import local_date
from models.cases.reading.plain_words import day_words
from models.catalog.guide import GuideField
from models.people.account.address import Address
from models.people.account.authorisation import Authorisation
from models.people.account.consent import Consent, Purpose
from models.people.account.profile import Profile
from models.people.applicant import Applicant
from models.people.citizen import Citizen
from models.people.identity import IdKind

EARLIER = 20  # so many cases are looked through, the newest first

HOLDER = frozenset({"姓名", "申请人姓名", "本人姓名", "参保人姓名"})
NUMBER = frozenset({"证件号码", "参保人证件号码"})
RESIDENT_NUMBER = frozenset({"身份证号", "身份证号码"})  # of no other kind of paper
PHONE = frozenset({"联系电话", "手机号", "手机号码", "联系手机"})
FIRM = frozenset({"经营者名称", "单位名称", "企业名称", "社团名称"})
HOME = frozenset({"住址", "居住地址", "家庭住址", "收卡地址", "通讯地址", "联系地址"})


@dataclass(frozen=True)
class Proposal:
    """A text for a field, and where it was taken from, in words for the person."""

    text: str
    source: str


async def proposals(case: Any, citizen: Citizen) -> dict[str, Proposal]:
    """By the key of the field; what was written, or left blank on purpose, is left alone."""
    fields = [one for one in (await case.guide()).fields if one.key not in case.form]
    if not fields or case.applicant is None:
        return {}
    found = await _from_earlier_cases(case, citizen, fields)
    return found | await _from_account(case, citizen, fields)


async def _from_account(
    case: Any, citizen: Citizen, fields: list[GuideField]
) -> dict[str, Proposal]:
    known = await _known(case, citizen)
    return {
        field.key: proposal
        for field in fields
        for labels, proposal in known
        if field.label in labels and 0 < len(proposal.text) <= field.longest
    }


async def _known(case: Any, citizen: Citizen) -> list[tuple[frozenset[str], Proposal]]:
    applicant = await Applicant.objects().get(Applicant.id == case.applicant)
    known = [(PHONE, Proposal(citizen.mobile, "取自您登录的手机号"))]
    if not applicant.is_person:
        return [*known, (FIRM, Proposal(applicant.name, "取自您选的申请单位"))]
    profile = await Profile.of(citizen)
    if profile and profile.id_index == applicant.id_index:
        usual = next(iter(await Address.of(citizen)), None)
        known.append((HOME, Proposal(usual.place if usual else "", "取自您的常用地址")))
        return [*known, *_named(profile, "取自您的实名信息")]
    return [*known, *await _principal(case, citizen)]


async def _principal(case: Any, citizen: Citizen) -> list[tuple[frozenset[str], Proposal]]:
    """The person on a paper that this account sent in; who only holds the phone that a signature
    names has not written their number, and is not told it."""
    paper = (
        await Authorisation.objects().where(Authorisation.id == (case.authorisation or 0)).first()
    )
    if paper is None or paper.held_by != citizen.id:
        return []
    return _named(paper, "取自您登记的授权")


def _named(who: Profile | Authorisation, source: str) -> list[tuple[frozenset[str], Proposal]]:
    numbers = NUMBER | RESIDENT_NUMBER if who.id_kind == IdKind.RESIDENT else NUMBER
    return [(HOLDER, Proposal(who.name, source)), (numbers, Proposal(who.id_number, source))]


async def _from_earlier_cases(
    case: Any, citizen: Citizen, fields: list[GuideField]
) -> dict[str, Proposal]:
    if not await Consent.given(citizen, Purpose.REUSE):
        return {}
    cls, found = type(case), {}
    earlier = (
        await cls.filed_from(citizen)
        .where((cls.applicant == case.applicant) & cls.case_no.is_not_null())
        .order_by(cls.received_at, ascending=False)
        .limit(EARLIER)
    )
    for one in earlier:
        source = _source(one.received_at, (await one.guide()).short_name)
        for key, text in await _same_fields(one, fields):
            found.setdefault(key, Proposal(text, source))
    return found


async def _same_fields(earlier: Any, fields: list[GuideField]) -> list[tuple[str, str]]:
    """The texts of fields that have the same key and the same label there."""
    known = {(one.key, one.label) for one in (await earlier.guide()).fields}
    form = earlier.form
    return [
        (field.key, form[field.key][: field.longest])
        for field in fields
        if (field.key, field.label) in known and form.get(field.key)
    ]


def _source(received_at: datetime, item: str) -> str:
    return f"取自您 {day_words(local_date(received_at))}办理{item}时填写的内容"
