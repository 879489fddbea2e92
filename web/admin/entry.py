"""Fields of an element as a form has them: what to show in them, what was typed into them."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from litestar.datastructures import FormMultiDict, UploadFile

from models.catalog.fields import Field, Kind
from models.catalog.notation.values import EMPTY, is_empty, read_value, show_value
from models.errors import Invalid
from models.files.file import File
from models.files.picture import clean
from web.forms import cut, ticked

Shown = dict[str, str | list[str]]
LONGEST = 20_000  # characters of one field; its own limit is told in a sentence
MOST_ROWS = 200
_TOKEN = re.compile(r"[rp]\d{1,4}", re.ASCII)


def shown(fields: Iterable[Field], values: Mapping[str, Any], prefix: str = "") -> Shown:
    """What stands in the fields, by the name each has in the form."""
    return {f"{prefix}{field.key}": _shown(field, values.get(field.key)) for field in fields}


def _shown(field: Field, value: Any) -> str | list[str]:
    if field.kind is Kind.YES_NO:
        return "yes" if value else ""
    if field.kind is Kind.CHOICES:
        return [str(one) for one in value or ()]
    if field.kind in (Kind.CHOICE, Kind.FILE):
        return "" if value is None else str(value)
    return show_value(field, value)


@dataclass(frozen=True)
class Reader:
    """Reads typed fields; `files` are those of the draft, no other may be named."""

    form: FormMultiDict
    files: frozenset[int]
    at: datetime

    async def read(
        self, fields: Iterable[Field], prefix: str = "", *, complete: bool = False
    ) -> tuple[dict[str, Any], dict[str, str]]:
        """The values that can be read, and a sentence by field name for those that cannot.

        `complete`: required fields must not be empty, as in the rows of a repeating element.
        """
        values, errors = {}, {}
        for field in fields:
            name = f"{prefix}{field.key}"
            try:
                values[field.key] = await self._value(field, name)
                if complete and field.required and is_empty(values[field.key]):
                    errors[name] = f"{field.label}{EMPTY}"
            except Invalid as wrong:
                errors[name] = f"{field.label}：{'；'.join(wrong.errors.values())}"
        return values, errors

    async def _value(self, field: Field, name: str) -> Any:
        if field.kind is Kind.YES_NO:
            return ticked(self.form, name)
        if field.kind is Kind.CHOICES:
            given = set(self.form.getall(name, []))
            return [value for value in field.choices if value in given]
        if field.kind is Kind.FILE:
            return await self._file(name)
        return read_value(field, cut(self.form, name, LONGEST))

    async def _file(self, name: str) -> int | None:
        """A file just chosen, else the one that was there, unless it is to go."""
        upload = self.form.get(f"{name}-new")
        if isinstance(upload, UploadFile) and upload.filename:
            safe = await clean(await upload.read())
            kept = await File.keep(safe.content, safe.media_type, pages=safe.pages, at=self.at)
            return kept.id
        known = {str(file): file for file in self.files}.get(cut(self.form, name, 20))
        return None if ticked(self.form, f"{name}-drop") else known


def files_in(content: Mapping[str, Any]) -> frozenset[int]:
    """Every file a version shows: blank forms, filled-in ones, what results look like."""
    found = {
        row.get(name)
        for key in ("materials", "results")
        for row in content.get(key, ())
        for name in ("blank", "sample")
    }
    return frozenset(found - {None})


def row_tokens(form: FormMultiDict, mark: str = "r") -> list[str]:
    """The rows of a form in order, by the word their fields begin with: r0, r1 …"""
    given = [token for token in form.getall("row", []) if isinstance(token, str)]
    fitting = [one for one in given if _TOKEN.fullmatch(one) and one[0] == mark]
    return list(dict.fromkeys(fitting))[:MOST_ROWS]


def moved(rows: list[str], act: str, mark: str = "r") -> list[str]:
    """The rows after “add:r”, “up:r1”, “down:r1” or “remove:r1”."""
    what, _, which = act.partition(":")
    if what == "add" and which == mark:
        return [*rows, f"{mark}{_next(rows)}"] if len(rows) < MOST_ROWS else rows
    if which not in rows:
        return rows
    place = rows.index(which)
    rest = [row for row in rows if row != which]
    if what == "remove":
        return rest
    place = max(place - 1, 0) if what == "up" else place + 1
    return [*rest[:place], which, *rest[place:]]


def _next(rows: list[str]) -> int:
    return max((int(row[1:]) for row in rows), default=-1) + 1
