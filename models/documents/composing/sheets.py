"""What stands on a sheet: template and context, the fullest first where one page must hold it."""

from datetime import datetime
from typing import Any

from models.calendar.hours import local_date
from models.catalog.addresses import service_path
from models.catalog.checking.checklist import checklist
from models.catalog.guide import Guide, read_guide
from models.catalog.packages.checklist import package_checklist
from models.catalog.packages.guide import PackageGuide, package_in_force
from models.catalog.services import CounterPlace, counters_of
from models.catalog.sheets.sheet import Sheet, SheetKind
from models.database import fetch_one
from models.documents.composing.guide_sheet import TIGHTNESS, full_body, large_body, short_body
from models.documents.composing.no_case import (
    answers_in,
    item_part,
    matter_part,
    office_words,
    offices_part,
    sheet_part,
)
from models.documents.composing.notice import notice_body
from models.documents.composing.package_notice import package_body

NOTICE, GUIDE = "一次性告知书", "办事指南"
LARGE = (SheetKind.LARGE_LIST, SheetKind.LARGE_GUIDE)
TEMPLATES = {
    SheetKind.LIST: "one_time_notice",
    SheetKind.LARGE_LIST: "one_time_notice",
    SheetKind.SHORT_GUIDE: "guide_short",
    SheetKind.LARGE_GUIDE: "guide_short",
    SheetKind.FULL_GUIDE: "guide_full",
}
PACKAGE = "package_notice"


async def contexts_of(sheet: Sheet) -> list[dict[str, Any]]:
    """The contexts to try, one after the other, until the paper is as short as it must be.

    Empty when the package it is about is no longer published.
    """
    if sheet.version is not None:
        guide = await guide_of(sheet.version)
        return _of_item(sheet, guide, await counters_of(guide.code))
    package = await package_of(sheet.package, sheet.created_at)
    return [await _of_package(sheet, package)] if package else []


async def guide_of(version: int) -> Guide:
    """The guide a version was published with."""
    row = await fetch_one("SELECT snapshot FROM item_version WHERE id = $1", version)
    return read_guide(row["snapshot"])


async def package_of(package: int, at: datetime) -> PackageGuide | None:
    """A package as it stands on a day."""
    row = await fetch_one("SELECT code FROM package WHERE id = $1", package)
    return await package_in_force(row["code"], local_date(at))


async def places_of(package: PackageGuide) -> list[CounterPlace]:
    """Where the first step of ours that a counter takes in is taken in: there all of it is."""
    for step in package.steps:
        if step.ours and (places := await counters_of(step.code)):
            return places
    return []


def _of_item(sheet: Sheet, guide: Guide, places: list[CounterPlace]) -> list[dict[str, Any]]:
    kind = SheetKind(sheet.kind)
    listed = checklist(guide, answers_in(sheet.answers))
    bodies = {
        SheetKind.LIST: lambda: [notice_body(guide, listed, places)],
        SheetKind.LARGE_LIST: lambda: [notice_body(guide, listed, places)],
        SheetKind.SHORT_GUIDE: lambda: [short_body(guide, places, one) for one in TIGHTNESS],
        SheetKind.LARGE_GUIDE: lambda: [large_body(guide, places)],
        SheetKind.FULL_GUIDE: lambda: [full_body(guide, places)],
    }
    is_list = TEMPLATES[kind] == TEMPLATES[SheetKind.LIST]
    page = service_path(guide.code) + ("/materials" if is_list else "")
    title = NOTICE if is_list else GUIDE
    document = sheet_part(TEMPLATES[kind], title, page, listed.answers, sheet.created_at)
    document["large_print"] = kind in LARGE
    office = office_words(guide.office)
    common = _common(document, item_part(guide), offices_part(office, office))
    return [common | {"body": body} for body in bodies[kind]()]


async def _of_package(sheet: Sheet, package: PackageGuide) -> dict[str, Any]:
    listed = package_checklist(package, answers_in(sheet.answers))
    page = f"/packages/{package.code}/materials"
    document = sheet_part(PACKAGE, NOTICE, page, listed.answers, sheet.created_at)
    document["large_print"] = SheetKind(sheet.kind) in LARGE
    body = package_body(package, listed, await places_of(package))
    return _common(document, matter_part(package.name), lead_part(package)) | {"body": body}


def lead_part(package: PackageGuide) -> dict[str, Any]:
    """`offices` of a package: the one that leads it."""
    lead = {"name": package.lead_office, "phone": package.lead_phone, "address": ""}
    office = lead | {"seal_name": "行政审批专用章", "seal_image": ""}
    return offices_part(office, office)


def _common(document: dict, case: dict, offices: dict) -> dict[str, Any]:
    return {
        "document": document,
        "case": case,
        "offices": offices,
        "officer": None,
        "rights": None,
    }
