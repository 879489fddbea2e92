"""Importing a catalogue row by row: each row is a transaction of its own.

An imported item is published at once with what the catalogue knows – name, code, type, office –
and says of itself that nobody has looked after the rest (`imported`). One that editors look after
changes only when they say so, see `changing`.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

import asyncpg
import msgspec

from models.catalog.importing.changing import change_item
from models.catalog.importing.making import make_item
from models.catalog.importing.outcome import COUNTED, Outcome
from models.catalog.importing.places import Names, Offices
from models.catalog.importing.row import CatalogueRow, read_row
from models.catalog.importing.sheet import Line
from models.database import atomic
from models.errors import Invalid, Refused


@dataclass
class Report:
    """What became of a file: how many of each, every rejected row, and what should be looked at."""

    counts: Counter[Outcome] = field(default_factory=Counter)
    rejected: list[tuple[int, str]] = field(default_factory=list)  # line of the file, reason
    proposed: list[str] = field(default_factory=list)  # codes with a draft for the editors
    odd_codes: list[str] = field(default_factory=list)  # kept though not of the national form

    def summary(self) -> str:
        """created=… updated=… unchanged=… rejected=…"""
        return " ".join(f"{one}={self.counts[one]}" for one in COUNTED)

    def note(self, outcome: Outcome, row: CatalogueRow) -> None:
        """Count a row that was taken."""
        if outcome is Outcome.PROPOSED:
            self.proposed.append(row.code)
            outcome = Outcome.UPDATED
        self.counts[outcome] += 1
        if not row.is_national:
            self.odd_codes.append(row.code)

    def reject(self, number: int, reason: str) -> None:
        """Note a row that was not taken."""
        self.counts[Outcome.REJECTED] += 1
        self.rejected.append((number, reason))


async def import_catalogue(lines: Iterable[Line], *, at: datetime) -> Report:
    """Import every row that can be; run again, it finds everything unchanged."""
    report = Report()
    rows = _readable(lines, report)
    offices = Offices(_names(rows.values()))
    for number, row in rows.items():
        try:
            report.note(await _import(row, offices, at), row)
        except asyncpg.PostgresConnectionError:
            raise
        except (Refused, asyncpg.PostgresError, msgspec.ValidationError) as error:
            report.reject(number, f"{_sentence(error)}（{row.code}）")
    report.rejected.sort()
    return report


def _readable(lines: Iterable[Line], report: Report) -> dict[int, CatalogueRow]:
    """Rows that can be imported, by line; a code that comes again must say the same."""
    rows: dict[int, CatalogueRow] = {}
    first: dict[str, int] = {}
    for line in lines:
        try:
            row = _row(line)
        except Invalid as error:
            report.reject(line.number, error.sentence)
            continue
        earlier = first.setdefault(row.code, line.number)
        if earlier in rows and rows[earlier] != row:
            reason = f"事项编码与第{earlier}行重复，内容却不同，以第{earlier}行为准（{row.code}）"
            report.reject(line.number, reason)
        else:
            rows[line.number] = row
    return rows


def _row(line: Line) -> CatalogueRow:
    if line.trouble:
        raise Invalid({"row": line.trouble})
    return read_row(line.values)


def _names(rows: Iterable[CatalogueRow]) -> Names:
    names: Names = {}
    for row in rows:
        given = names.setdefault((row.area, row.office_code), [])
        if row.department not in given:
            given.append(row.department)
    return names


async def _import(row: CatalogueRow, offices: Offices, at: datetime) -> Outcome:
    async with atomic():
        office = await offices.of(row)
        outcome = await change_item(row, office, at=at)
        if outcome is None:
            await make_item(row, office, at=at)
    offices.keep(row, office)
    return outcome or Outcome.CREATED


def _sentence(error: Exception) -> str:
    if isinstance(error, Refused):
        return error.sentence
    if isinstance(error, asyncpg.UniqueViolationError):
        return "有人同时在录入同一编码，请再导入一次"
    return f"数据库没有接受这一行：{str(error)[:200]}"
