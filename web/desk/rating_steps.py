"""The forms of the steps that a bad rating takes: their fields, their choices, which come next."""

from collections.abc import Callable
from enum import StrEnum
from typing import Any

from litestar.datastructures import FormMultiDict

from models.ratings.listing import Seen
from models.ratings.rectifying import CONTACT_NAMES, REVISIT_NAMES, Contact, Revisit
from models.ratings.stages import STEPS, Stage
from web.forms import cut, text

LONGEST = 1000  # characters of one field
YES_NO = {"yes": True, "no": False}
CHOICES: dict[str, list[tuple[str, str]]] = {
    "contact": list(CONTACT_NAMES.items()),
    "result": list(REVISIT_NAMES.items()),
    "founded": [("yes", "情况属实，要整改"), ("no", "情况不属实，要解释")],
    "upheld": [("yes", "申诉成立，不计入评价"), ("no", "申诉不成立，继续整改")],
}


def _one_of(kind: type[StrEnum], word: str) -> Any:
    return kind(word) if word in set(kind) else None


def _check(form: FormMultiDict) -> dict[str, Any]:
    return {
        "contact": _one_of(Contact, cut(form, "contact", 20)),
        "founded": YES_NO.get(cut(form, "founded", 3)),
        "finding": text(form, "finding", LONGEST),
        "responsibility": text(form, "responsibility", LONGEST),
    }


def _rectify(form: FormMultiDict) -> dict[str, Any]:
    return {"measures": text(form, "measures", LONGEST)}


def _revisit(form: FormMultiDict) -> dict[str, Any]:
    result = _one_of(Revisit, cut(form, "result", 20))
    return {"result": result, "note": text(form, "note", LONGEST)}


def _close(form: FormMultiDict) -> dict[str, Any]:
    return {"told": text(form, "told", LONGEST)}


def _appeal(form: FormMultiDict) -> dict[str, Any]:
    return {"reason": text(form, "reason", LONGEST)}


def _judge_appeal(form: FormMultiDict) -> dict[str, Any]:
    upheld = YES_NO.get(cut(form, "upheld", 3))
    return {"upheld": upheld, "answer": text(form, "answer", LONGEST)}


FIELDS: dict[str, Callable[[FormMultiDict], dict[str, Any]]] = {
    "check": _check,
    "rectify": _rectify,
    "revisit": _revisit,
    "close": _close,
    "appeal": _appeal,
    "judge_appeal": _judge_appeal,
}


def next_steps(seen: Seen, officer: int) -> list[str]:
    """What this person can do with it now, the usual step first."""
    if seen.row is None:
        return []
    stage = Stage(seen.row.stage)
    lawful = [name for name, stages in STEPS.items() if stage in stages]
    appealed = any(event.step == "appeal" and event.staff == officer for event in seen.history)
    return [
        name for name in lawful if _fits(name, seen) and not (name == "judge_appeal" and appealed)
    ]


def _fits(name: str, seen: Seen) -> bool:
    row, reach = seen.row, seen.reach
    if name == "judge_appeal":
        return reach.judges
    if not reach.puts_right:
        return False
    return {
        "rectify": row.stage == Stage.RECTIFYING or row.satisfied is False,
        "revisit": not seen.rating.anonymous and row.revisited_at is None,
        "close": seen.rating.anonymous or row.revisited_at is not None,
        "appeal": not row.appeal_reason,
    }.get(name, True)
