"""Elements of a guide that are empty, and files and texts that people would miss."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import msgspec

from models.catalog.comparing.row_matching import KEYED_BY, row_name
from models.catalog.fields import Field, Kind, Rows
from models.catalog.guide import Guide, GuideMaterial
from models.catalog.quality.finding import Finding
from models.catalog.rows import ROWS
from models.catalog.scalars import SCALARS
from models.catalog.words import BasisKind, ResultKind

A_FORM = "申请表单"  # category of a material that people fill in
NO_MATERIALS = "没有申请材料。确实什么都不用交的，请在“怎么办”里选“不需要任何申请材料”。"
PICK = (Kind.CHOICE, Kind.CHOICES)


def gaps(guide: Guide) -> Iterator[Finding]:
    """What is required and empty (must), and what is recommended and missing (should)."""
    values = msgspec.to_builtins(guide)
    for field in SCALARS:
        if sentence := _fault(field, values[field.key]):
            yield Finding(field.key, f"“{field.label}”{sentence}。")
    for rows in ROWS:
        yield from _row_gaps(rows, values[rows.key])
    yield from _missing_rows(guide)
    yield from _missing_help(guide)
    yield from _missing_files(guide)


def _row_gaps(rows: Rows, filled: list[dict[str, Any]]) -> Iterator[Finding]:
    key = KEYED_BY.get(rows.key, "")
    for place, row in enumerate(filled):
        whose = f"{rows.label}第{place + 1}行“{row_name(rows, row)}”"
        for field in rows.fields:
            if sentence := _fault(field, row.get(field.key)):
                yield Finding(rows.key, f"{whose}的“{field.label}”{sentence}。", row=place)
    for value, count in Counter(row.get(key) for row in filled if key).items():
        if count > 1 and value and rows.key != "questions":  # the rules say it of questions
            yield Finding(rows.key, f"{rows.label}有{count}行的代号都是“{value}”。")


def _fault(field: Field, value: Any) -> str:
    empty = value is None or (isinstance(value, str) and not value.strip()) or value in ([], ())
    if empty:
        return "没有填" if field.required and field.kind is not Kind.YES_NO else ""
    if field.kind is Kind.NUMBER and value < 0:
        return "不能小于0"
    if field.kind in PICK and not _known(field, value):
        return "填了系统不认识的内容"
    long = field.kind is Kind.LINE and len(str(value)) > field.longest
    return f"超过了{field.longest}个字" if long else ""


def _known(field: Field, value: Any) -> bool:
    given = value if isinstance(value, list | tuple) else [value]
    return all(str(one) in (field.choices or {}) for one in given)


def _missing_rows(guide: Guide) -> Iterator[Finding]:
    if not any(basis.kind is BasisKind.SETTING for basis in guide.bases):
        yield Finding("bases", "没有设定依据，每个事项都要有法律、法规或者文件作依据。")
    if not guide.steps:
        yield Finding("steps", "没有写办理流程，至少要有受理和决定。")
    if not guide.results:
        yield Finding("results", "没有写办理结果，群众不知道办完拿到什么。")
    if not guide.lists_materials:
        yield Finding("materials", NO_MATERIALS)


def _missing_help(guide: Guide) -> Iterator[Finding]:
    if not guide.aliases:
        yield Finding("aliases", "没有俗称，群众用口语可能搜不到。", must=False)
    if not (guide.person_topics or guide.company_topics or guide.life_events):
        yield Finding("person_topics", "没有主题分类，按主题找不到这个事项。", must=False)
    if not guide.faqs:
        yield Finding("faqs", "没有常见问题。", must=False)
    for place, step in enumerate(guide.steps):
        if not step.basis:
            sentence = f"环节“{step.name}”没有依据，没有依据的环节应当取消。"
            yield Finding("steps", sentence, must=False, row=place)
    yield from _missing_points(guide)


def _missing_points(guide: Guide) -> Iterator[Finding]:
    if not guide.review_points:
        yield Finding("review_points", "没有审查要点，各人审查的尺度会不一样。", must=False)
    without = [material.name for material in guide.materials if not material.review_points]
    if without:
        sentence = f"这些材料没有写受理标准：{'、'.join(without)}。"
        yield Finding("materials", sentence, must=False)


def _missing_files(guide: Guide) -> Iterator[Finding]:
    for place, material in enumerate(guide.materials):
        if material.category == A_FORM:
            for label in _missing_sheets(material):
                sentence = f"“{material.name}”没有{label}，群众没法提前准备。"
                yield Finding("materials", sentence, must=False, row=place)
    for place, result in enumerate(guide.results):
        if result.kind in (ResultKind.CERTIFICATE, ResultKind.APPROVAL) and result.sample is None:
            sentence = f"“{result.name}”没有样本，群众不知道它是什么样子。"
            yield Finding("results", sentence, must=False, row=place)


def _missing_sheets(material: GuideMaterial) -> list[str]:
    sheets = {"空白表格": material.blank, "示例样表": material.sample}
    return [label for label, file in sheets.items() if file is None]
