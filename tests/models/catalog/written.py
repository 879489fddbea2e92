"""Guides written in a few words: complete and right, unless a test says otherwise."""

from typing import Any

import msgspec

from models.catalog.fields import Rows
from models.catalog.guide import Guide, read_guide
from models.catalog.rows import ROWS
from models.catalog.scalars import SCALARS

OFFICE = {
    "code": "11999901MBX00006XJ",
    "name": "示例县卫生健康委员会",
    "short_name": "示例县卫健委",
    "region": "示例县",
    "region_code": "999901000000",
    "phone": "0999-8800606",
    "complaint_phone": "12345",
    "address": "示例县城关镇康宁街6号",
}
CODES = {"code": "X", "handle_code": "X01", "local_code": "", "basic_code": "000199001000"}
BLANK = {rows.key: rows for rows in ROWS}
COMPLETE: dict[str, Any] = {
    "name": "试验事项",
    "short_name": "试验事项",
    "summary": "谁能办，办了有什么用。",
    "aliases": ["试一试"],
    "item_type": "01",
    "power_source": "statutory",
    "domain": "external",
    "audience": ["person"],
    "case_kind": "promised",
    "legal_length": 20,
    "legal_unit": "workday",
    "promised_length": 5,
    "promised_unit": "workday",
    "condition": "年满十八周岁。",
    "channels": ["窗口"],
    "intake_modes": ["window"],
    "accept_authority": "intake",
    "scope": "county",
    "in_hall": True,
    "visits": 1,
    "visits_reason": "核对原件。",
    "consult": "0999-8800606",
    "complain": "12345",
    "address": "示例县城关镇政通路1号",
    "hours": "工作日 9:00—17:30",
    "person_topics": ["其他"],
}


def row(key: str, /, **told: Any) -> dict[str, Any]:
    """One row of a repeating element, empty but for what is told."""
    return _usual(BLANK[key]) | told


def _usual(rows: Rows) -> dict[str, Any]:
    usual = {field.key: _least(field.choices, field.default()) for field in rows.fields}
    return usual | {inner.key: [] for inner in rows.rows}


def _least(choices: Any, otherwise: Any) -> Any:
    return next(iter(choices)) if choices else otherwise


def material(key: str, name: str = "", **told: Any) -> dict[str, Any]:
    """A paper of which one original is asked for."""
    usual = {"name": name or f"材料{key}", "originals": 1, "copies": 0, "waiver": "none"}
    points = {"review_points": ["内容完整"], "tolerance_unit": None}
    return row("materials", key=key, **(usual | points | told))


def question(key: str, *options: str | tuple[str, list[dict]], **told: Any) -> dict[str, Any]:
    """A question with options, each a label or a label with its effects."""
    filled = [_option(one) if isinstance(one, str) else _option(*one) for one in options]
    return row("questions", **({"key": key, "text": f"{key}？", "required": True} | told)) | {
        "options": filled
    }


def _option(label: str, effects: list[dict] | None = None) -> dict[str, Any]:
    return {"label": label, "help": "", "effects": effects or []}


def written(**told: Any) -> dict[str, Any]:
    """The elements of a guide that lacks nothing which is a must."""
    content = {field.key: field.default() for field in SCALARS} | {rows.key: [] for rows in ROWS}
    return (
        content
        | COMPLETE
        | {
            "bases": [row("bases", kind="setting", law="《试验条例》", article="第三条")],
            "steps": [row("steps", name="受理", basis="《试验条例》第四条")],
            "results": [row("results", kind="other", name="答复")],
            "materials": [material("m1", "申请表")],
            "review_points": ["符合条件"],
        }
        | told
    )


def guide(**told: Any) -> Guide:
    """The same as everybody reads it."""
    shape = written(**told) | CODES | {"version": 1, "level": 4, "office": OFFICE}
    return read_guide(msgspec.to_builtins(shape))
