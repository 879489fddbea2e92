"""一次性告知书 of a package: every paper once, with the steps it is for."""

from typing import Any

from models.catalog.packages.checklist import PackageChecklist, StepList
from models.catalog.packages.guide import PackageGuide
from models.catalog.packages.lines import PackageLine
from models.catalog.services import CounterPlace
from models.catalog.words import MATERIAL_FORM_NAMES, NEED_NAMES, Need
from models.documents.composing.no_case import place_rows
from models.documents.composing.notice import copies_words, visits_words


def package_body(
    package: PackageGuide,
    listed: PackageChecklist,
    places: list[CounterPlace],
    *,
    served_to: str = "",
) -> dict[str, Any]:
    """`body` of the paper."""
    return {
        "served_to": served_to,
        "lead": package.lead_office,
        "answers": [
            {"question": question.text, "answer": "、".join(listed.answers[question.key])}
            for question in listed.questions
            if question.key in listed.answers
        ],
        "materials": [_row(line) for line in listed.lines],
        "steps": [_step(package, one) for one in listed.steps if one.wanted],
        "promised": package.promised,
        "expected": listed.total.words,
        "visits": visits_words(listed.visits),
        "fee": "；".join(f"{step}：{fee.name}{fee.standard}" for step, fee in listed.fees)
        or "不收费",
        "form_fields": list(package.form_fields),
        "places": place_rows(places),
        "guide_version": str(package.edition),
    }


def _row(line: PackageLine) -> dict[str, str]:
    notes = [*line.sources, *line.reasons, *line.changes, *line.notes]
    return {
        "name": line.name,
        "form": MATERIAL_FORM_NAMES[line.form] if line.form else "—",
        "copies": copies_words(line.originals, line.copies),
        "need": NEED_NAMES[Need.EXEMPT] if line.waived else NEED_NAMES[line.need],
        "used_for": "、".join(line.used_for) or "整件事",
        "note": "；".join(note.rstrip("。；") for note in notes if note),
    }


def _step(package: PackageGuide, one: StepList) -> dict[str, str]:
    before = "、".join(step.name for step in package.before(one.step))
    stopped = one.listed.stop if one.listed else ""
    days = "" if one.days is None else f"{one.days}个工作日" if one.days else "当场"
    return {
        "name": one.step.name,
        "office": one.step.office,
        "after": f"{before}之后" if before else "可先办",
        "days": "这样办不了" if stopped else days or "未定",
        "note": stopped or one.step.note,
    }
