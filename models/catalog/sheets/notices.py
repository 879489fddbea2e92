"""Serving a 一次性告知书 (S0-5a): numbered, with who told what to whom, when, by which version."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from models.calendar.hours import local_date
from models.catalog.addresses import service_path
from models.catalog.checking.checklist import Checklist, checklist
from models.catalog.guide import Guide
from models.catalog.packages.checklist import PackageChecklist, package_checklist
from models.catalog.packages.guide import PackageGuide
from models.catalog.services import counters_of
from models.catalog.sheets.asking import version_id
from models.catalog.sheets.sheet import OneTimeNotice
from models.database import atomic
from models.documents.composing.no_case import (
    LOOK,
    answers_in,
    item_part,
    matter_part,
    office_words,
    offices_part,
    page_with,
)
from models.documents.composing.notice import notice_body
from models.documents.composing.package_notice import package_body
from models.documents.composing.sheets import guide_of, lead_part, package_of, places_of
from models.documents.context import document_part
from models.errors import demand
from models.numbers import next_number
from models.offices.office import Office
from models.outbox import Topic, put
from models.people.identity import (
    normalise_mobile,
    normalise_name,
    wrong_with_mobile,
    wrong_with_name,
)
from models.people.staff import Officer, Post, Staff
from models.tokens import verify_code

TITLE = "一次性告知书"
NO_LIST = "这个事项的材料清单还没有录入，不能出具告知书，请先向部门问清。"
WORD = "告"  # 文种字: 示审告〔2026〕88号


@dataclass(frozen=True)
class Told:
    """Who was told, as far as they said."""

    name: str = ""
    phone: str = ""


class _Served(Exception):
    """Somebody's first click was faster; the number taken here is given back."""


async def serve_notice(
    about: Guide | PackageGuide,
    given: Mapping[str, Iterable[str]],
    told: Told,
    *,
    by: Officer,
    post: Post,
    at: datetime,
    key: str,
) -> OneTimeNotice:
    """Serve it: the number, the record, and the paper to print. The same key serves it once.

    Raises Invalid for open questions, a situation that cannot go this way, a wrong phone number.
    """
    listed = _listed(about, given)
    told = Told(normalise_name(told.name) if told.name else "", normalise_mobile(told.phone))
    _must_be_ready(about, listed, told)
    once = f"{by.id}:{key}"
    try:
        async with atomic():
            return await _serve(about, listed, told, by, post, at, once)
    except _Served:
        return await OneTimeNotice.objects().get(OneTimeNotice.key == once)


def _listed(
    about: Guide | PackageGuide, given: Mapping[str, Iterable[str]]
) -> Checklist | PackageChecklist:
    answers = {key: tuple(labels) for key, labels in given.items()}
    work_out = checklist if isinstance(about, Guide) else package_checklist
    return work_out(about, answers)


def _must_be_ready(
    about: Guide | PackageGuide, listed: Checklist | PackageChecklist, told: Told
) -> None:
    stop = listed.stop if isinstance(listed, Checklist) else ""
    open_questions = [
        (one.key, False, f"请选择：{one.text}") for one in listed.unanswered if not stop
    ]
    wrong_name = wrong_with_name(told.name) if told.name else None
    wrong_phone = wrong_with_mobile(told.phone) if told.phone else None
    unknown = not about.lists_materials if isinstance(about, Guide) else about.unlisted
    demand(
        ("situation", not stop, stop),
        ("situation", not unknown, NO_LIST),
        *open_questions,
        ("told_name", wrong_name is None, wrong_name or ""),
        ("told_phone", wrong_phone is None, wrong_phone or ""),
    )


async def _serve(
    about: Guide | PackageGuide,
    listed: Checklist | PackageChecklist,
    told: Told,
    by: Officer,
    post: Post,
    at: datetime,
    key: str,
) -> OneTimeNotice:
    office = await Office.objects().get(Office.id == post.office)
    year = local_date(at).year
    # The counter is locked first: a second click waits here and then finds the first.
    number = await next_number(f"paper:{office.id}:{WORD}:{year}")
    if await OneTimeNotice.exists().where(OneTimeNotice.key == key):
        raise _Served
    is_item = isinstance(about, Guide)
    notice = OneTimeNotice(
        key=key,
        number=f"{office.paper_word}{WORD}〔{year}〕{number}号",
        year=year,
        verify_code=verify_code(),
        version=await version_id(about) if is_item else None,
        package=None if is_item else about.id,
        answers={name: list(labels) for name, labels in listed.answers.items()},
        office=office.id,
        window=post.window,
        station=post.station,
        by=by.id,
        at=at,
    )
    notice.told_name, notice.told_phone = told.name, told.phone
    notice.context = await _context_of(notice, about, listed)
    await notice.save()
    await put(Topic.ONE_TIME_NOTICE, notice.id, at=at)
    return notice


async def restate(notice: OneTimeNotice) -> None:
    """One served before its words were kept gets those that were in force then; others stay."""
    if notice.context_sealed:
        return
    is_item = notice.version is not None
    about = await (guide_of(notice.version) if is_item else package_of(notice.package, notice.at))
    notice.context = await _context_of(notice, about, _listed(about, answers_in(notice.answers)))
    await notice.save([OneTimeNotice.context_sealed])


async def _context_of(
    notice: OneTimeNotice, about: Guide | PackageGuide, listed: Checklist | PackageChecklist
) -> dict[str, Any]:
    """What the paper says, in the shape of all papers; frozen here, for it was told today."""
    office = await Office.objects().get(Office.id == notice.office)
    clerk = await Staff.objects().get(Staff.id == notice.by)
    describe = _of_item if isinstance(about, Guide) else _of_package
    kind, matter = await describe(about, listed, notice.told_name)
    document = document_part(
        kind, TITLE, notice.number, notice.verify_code, LOOK, "", notice.at
    ) | {"track_url": matter.pop("page")}
    issuing = office_words(office)
    offices = offices_part(matter.pop("deciding"), issuing)
    officer = {"name": clerk.name, "job_no": clerk.job_no}
    return {"document": document, "offices": offices, "officer": officer, "rights": None} | matter


async def _of_item(guide: Guide, listed: Checklist, told_name: str) -> tuple[str, dict[str, Any]]:
    places = await counters_of(guide.code)
    return "one_time_notice", {
        "page": page_with(f"{service_path(guide.code)}/materials", listed.answers),
        "case": item_part(guide),
        "deciding": office_words(guide.office),
        "body": notice_body(guide, listed, places, served_to=told_name, with_review=True),
    }


async def _of_package(
    package: PackageGuide, listed: PackageChecklist, told_name: str
) -> tuple[str, dict[str, Any]]:
    return "package_notice", {
        "page": page_with(f"/packages/{package.code}/materials", listed.answers),
        "case": matter_part(package.name),
        "deciding": lead_part(package)["deciding"],
        "body": package_body(package, listed, await places_of(package), served_to=told_name),
    }
