"""One row of items/*.yaml as the content of a version (models.catalog.content)."""

from collections.abc import Callable
from typing import Any

from models.catalog.content import Content
from models.catalog.words import Domain, LimitUnit, PowerSource, QuestionKind, ResultKind, Waiver
from models.sample.item_papers import materials_of, may_come_later
from models.sample.item_words import (
    AUDIENCES,
    BASES,
    KINDS,
    MODES,
    NEEDS,
    RESULTS,
    SCOPES,
    TYPES,
    UNITS,
    condition,
)
from models.sample.offices import County
from models.sample.places import HALLS, HOURS

SUSPENDING_LAW = "《中华人民共和国行政许可法》第四十五条"
UNLIMITED = "法律、法规没有规定办结时限。"
TOPICS = ("aliases", "person_topics", "company_topics", "life_events", "groups")
CodeOf = Callable[[str], str]  # I23 → the code of that item in the same county


def content_of(row: dict[str, Any], county: County, code_of: CodeOf) -> Content:
    """All elements of an item."""
    materials = materials_of(row)
    waived = any(one["waiver"] is not Waiver.NONE for one in materials)
    content = _identity(row) | _limits(row) | _ways(row) | _contact(county)
    content |= {"tolerable": may_come_later(materials), "paperless": waived}
    content |= {"materials": materials, "questions": _questions(row, materials, code_of)}
    return content | _rows(row) | {"before_after": _reform(row)}


def _identity(row: dict[str, Any]) -> Content:
    return {
        "name": row["n"],
        "short_name": row["s"],
        "variant": row.get("variant", ""),
        "summary": row["summary"],
        "item_type": TYPES[row["t"]],
        "power_source": PowerSource.STATUTORY,
        "domain": Domain.EXTERNAL,
        "audience": [AUDIENCES[name] for name in row["o"]],
    } | {key: row.get(key, []) for key in TOPICS}


def _limits(row: dict[str, Any]) -> Content:
    legal, promised = row["law"], row["prom"]
    return {
        "case_kind": KINDS[row["k"]],
        "legal_length": legal[0] if legal else None,
        "legal_unit": UNITS[legal[1]] if legal else LimitUnit.WORKDAY,
        "legal_note": "" if legal else UNLIMITED,
        "promised_length": promised[0],
        "promised_unit": UNITS[promised[1]],
    }


def _ways(row: dict[str, Any]) -> Content:
    return {
        "condition": row["condition"],
        "channels": ["窗口", "网上"],
        "intake_modes": [MODES[name] for name in row["modes"]],
        "accept_authority": "intake",
        "scope": SCOPES[row["sc"]],
        "in_hall": True,
        "visits": row["visits"],
        "visits_reason": row.get("visits_reason", ""),
        "online_depth": "预审" if row["visits"] else "办结",
        "promise_allowed": row.get("promise_ok", False),
        "keep_paper": row.get("keep", False),
        "charges": bool(row.get("fees")),
    }


def _contact(county: County) -> Content:
    hall = next(one for one in HALLS if one[1] == county.hall)
    return {"consult": hall[3], "complain": "12345", "address": hall[2], "hours": HOURS}


def _rows(row: dict[str, Any]) -> Content:
    notes = [["要交钱吗？", f"{row['fee_note']}。"]] if "fee_note" in row else []
    bases = [[BASES[kind], law, article] for kind, law, article in row["bases"]]
    return {
        "bases": _named(("kind", "law", "article"), bases),
        "steps": _named(("name", "basis", "limit", "post"), row["steps"]),
        "specials": _specials(row),
        "fees": _named(
            ("name", "standard", "basis", "reducible", "reduction_basis"), row.get("fees", [])
        ),
        "results": [_result(row)],
        "fields": _named(("key", "label", "help", "personal"), row.get("fields", [])),
        "faqs": _named(("question", "answer"), [*row.get("faqs", []), *notes]),
        "review_points": row.get("points", []),
    }


def _named(keys: tuple[str, ...], rows: list[list]) -> list[dict[str, Any]]:
    return [dict(zip(keys, values, strict=True)) for values in rows]


def _specials(row: dict[str, Any]) -> list[dict[str, Any]]:
    law = row.get("special_basis", SUSPENDING_LAW)
    return [
        {
            "code": f"S{number}",
            "name": name,
            "basis": law if excludes else "",
            "max_days": days,
            "excludes_clock": excludes,
        }
        for number, (name, days, excludes) in enumerate(row.get("sp", []), start=1)
    ]


def _result(row: dict[str, Any]) -> dict[str, Any]:
    kind, name = row["r"]
    years = row.get("yr")
    renewable = bool(years) and RESULTS[kind] is ResultKind.CERTIFICATE
    return {"kind": RESULTS[kind], "name": name, "valid_years": years, "renewable": renewable}


def _reform(row: dict[str, Any]) -> dict[str, Any]:
    """减材料、减环节、减时限: figures before and now."""
    if "was" not in row:
        return {}
    reform = {
        "materials": [row["was"]["materials"], len(row["m"])],
        "steps": [row["was"]["steps"], len(row["steps"])],
    }
    same_unit = row["law"] and row["law"][1] == row["prom"][1]
    return reform | ({"days": [row["law"][0], row["prom"][0]]} if same_unit else {})


def _questions(
    row: dict[str, Any], materials: list[dict[str, Any]], code_of: CodeOf
) -> list[dict[str, Any]]:
    keys = {material["name"]: material["key"] for material in materials}
    effects = row.get("effects", {})
    return [
        {
            "key": key,
            "text": text,
            "kind": QuestionKind.SINGLE,
            "when": condition(row.get("ask", {}).get(key)),
            "options": [
                {
                    "label": label,
                    "effects": [
                        _effect(one, keys, code_of) for one in effects.get(f"{key}={label}", [])
                    ],
                }
                for label in labels
            ],
        }
        for key, text, labels in row["q"]
    ]


def _effect(told: dict[str, Any], keys: dict[str, str], code_of: CodeOf) -> dict[str, Any]:
    """Materials by name become their keys, items by id their codes."""
    read = {
        "add": keys.get,
        "drop": keys.get,
        "goto": code_of,
        "need": lambda needs: {keys[name]: NEEDS[need].value for name, need in needs.items()},
        "copies": lambda copies: {keys[name]: count for name, count in copies.items()},
    }
    return {word: read[word](value) if word in read else value for word, value in told.items()}
