"""告知承诺书: what was told and promised, word for word as the applicant read it on the screen."""

from typing import Any

from models.cases.records.promise import Promise
from models.documents.context import iso


def promise_paper(made: Promise) -> dict[str, Any]:
    """The two halves of the sheet; the wording is the record, not what a template says today."""
    told, _, promised = made.wording.partition("\n承诺\n")
    return {
        "told": [_row(line) for line in told.splitlines()[1:]],
        "promised": promised.splitlines(),
        "made_at": iso(made.made_at),
        "name": made.name,
    }


def _row(line: str) -> dict[str, str]:
    label, _, sentence = line.partition("：")
    return {"label": label, "sentence": sentence}
