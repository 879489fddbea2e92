"""What a field of a form holds, as far as its label says: a telephone, the number of a paper.

Labels are compared whole: what is only like one of them is a text like any other, so that no label
somebody invents refuses what was meant.
"""

import re
from datetime import date
from typing import Any

from models.cases.filling.prefill import NUMBER, PHONE, RESIDENT_NUMBER
from models.catalog.guide import GuideField
from models.people.applicant import Applicant
from models.people.identity import (
    IdKind,
    normalise,
    normalise_mobile,
    wrong_with,
    wrong_with_mobile,
)

MOBILE = frozenset({"手机号", "手机号码", "联系手机"})
TELEPHONE = PHONE | {"电话", "电话号码", "固定电话", "单位电话", "家人电话", "经办人电话"}
CALLED_BACK = MOBILE | PHONE  # nobody writes “无” there
NONE_THERE = frozenset({"无", "没有"})  # who has no family writes so
ANYBODYS = "参保人证件号码"  # a child's, not always the applicant's
OF_ANYBODY = (IdKind.RESIDENT, IdKind.BIRTH, IdKind.HK_MACAO, IdKind.TAIWAN, IdKind.PASSPORT)
NO_TELEPHONE = "请填写11位手机号，或者带区号的固定电话；没有电话的写“无”。"
_LANDLINE = re.compile(r"0\d{9,16}|[2-9]\d{6,7}|[48]00\d{7}|\+\d{8,15}", re.ASCII)
_BETWEEN = re.compile(r"[()（）转#—–-]")


async def wrong_in_form(case: Any, today: date) -> dict[str, str]:
    """What is missing or cannot be right in the form of a draft from home: a sentence by the name
    of its field (form_…)."""
    fields, form = (await case.guide()).fields, case.form
    kind = await _kind(case.applicant)
    wrong = {one.key: wrong_with_field(one, form.get(one.key, ""), kind, today) for one in fields}
    return {f"form_{key}": sentence for key, sentence in wrong.items() if sentence}


def wrong_with_field(field: GuideField, text: str, kind: IdKind, today: date) -> str | None:
    """What is wrong with one text; `kind` is the applicant's kind of paper."""
    if not text:
        return f"请填写{field.label}。" if field.required else None
    if field.label in TELEPHONE:
        return _wrong_with_telephone(field.label, text)
    if field.label in NUMBER | RESIDENT_NUMBER:
        return _wrong_with_number(field.label, text, kind, today)
    return None


def _wrong_with_telephone(label: str, text: str) -> str | None:
    number = normalise_mobile(text)
    if label in MOBILE or re.match(r"1\d", number):
        return wrong_with_mobile(number)
    fine = text in NONE_THERE or _LANDLINE.fullmatch(_BETWEEN.sub("", number))
    return None if fine else NO_TELEPHONE


def _wrong_with_number(label: str, text: str, kind: IdKind, today: date) -> str | None:
    number = normalise(text)
    kinds = _kinds(label, kind, number)
    if any(wrong_with(one, number, today) is None for one in kinds):
        return None
    return wrong_with(kinds[0], number, today)


def _kinds(label: str, kind: IdKind, number: str) -> tuple[IdKind, ...]:
    if label == ANYBODYS:
        # A passport's number may be all digits elsewhere; here that is half an identity number.
        people = OF_ANYBODY[:-1] if number.isdigit() else OF_ANYBODY
        return (*people, kind)
    if kind is IdKind.CREDIT:  # a firm's own, or of who signs for it
        return (IdKind.RESIDENT, IdKind.CREDIT) if label in NUMBER else (IdKind.RESIDENT,)
    return (kind, IdKind.RESIDENT)


async def _kind(applicant: int | None) -> IdKind:
    row = await Applicant.objects().get(Applicant.id == (applicant or 0))
    return IdKind(row.id_kind) if row else IdKind.RESIDENT
