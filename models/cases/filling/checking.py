"""核对材料 at the counter: what was found for each line, and how long a gap may last."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from models.calendar.counting import Unit, count
from models.calendar.hours import SHANGHAI, local_date
from models.calendar.workday import calendar_of
from models.cases.material import CaseMaterial
from models.cases.words import MaterialState
from models.database import atomic
from models.errors import demand
from models.people.staff import Officer


@dataclass(frozen=True)
class Finding:
    """What the clerk found for one material (三态)."""

    state: MaterialState
    promised_on: date | None = None
    note: str = ""


class Checking:
    """Checking the materials of a draft, or again before acceptance."""

    async def check_materials(
        self, findings: dict[int, Finding], *, by: Officer, at: datetime
    ) -> None:
        """核对材料: 齐, 容缺, 缺 or 免交 for each line; a tolerated one gets its promised date."""
        async with atomic():
            await self.lock()  # before the lines, as every act does
            rows = {row.id: row for row in await self.materials()}
            chosen = [
                (rows[key], self._as_promised(rows[key], finding))
                for key, finding in findings.items()
                if key in rows
            ]
            demand(*[check for row, found in chosen for check in await _fitting(row, found, at)])
            for row, finding in chosen:
                await self._note_finding(row, finding, by, at)

    def _as_promised(self, row: CaseMaterial, finding: Finding) -> Finding:
        """From home the applicant has named the day themselves; the office agrees to that day."""
        agrees = self.filed_by and finding.state is MaterialState.TOLERATED
        if not agrees or finding.promised_on:
            return finding
        return replace(finding, promised_on=row.promised_on)

    async def _note_finding(
        self, row: CaseMaterial, finding: Finding, by: Officer, at: datetime
    ) -> None:
        row.state, row.note = finding.state, finding.note.strip()
        row.checked_at, row.checked_by = at, by.id
        row.original_count = row.copy_count = 0
        row.original_seen = row.copy_matches = False
        if finding.state is MaterialState.COMPLETE:
            # From home there are pictures only; the paper is seen when somebody brings it.
            (row.find_in_order if self.filed_by else row.hand_in)(by.id, at)
        row.promised_on = None
        row.waiver_evidence = ""
        if finding.state is MaterialState.TOLERATED:
            row.promised_on = finding.promised_on or await longest_promise(row, at)
        if finding.state is MaterialState.WAIVED:
            row.waiver_evidence = f"{by.job_no} {at.astimezone(SHANGHAI):%Y-%m-%d %H:%M} 在线核验"
        await row.save()


async def longest_promise(row: CaseMaterial, at: datetime) -> date:
    """The last day the item tolerates a gap in this material."""
    unit = Unit(row.tolerance_unit or Unit.WORKDAY)
    calendar = await calendar_of()
    return count(local_date(at), row.tolerance_length or 1, unit, calendar).due


async def _fitting(row: CaseMaterial, found: Finding, at: datetime) -> list[tuple]:
    field = f"material_{row.id}"
    tolerated = found.state is MaterialState.TOLERATED
    checks = [
        (field, row.tolerable or not tolerated, f"“{row.name}”不能容缺，请选“齐”或“缺”。"),
        (
            field,
            row.waivable or found.state is not MaterialState.WAIVED,
            f"“{row.name}”不能免交，请选“齐”或“缺”。",
        ),
    ]
    if tolerated and row.tolerable and found.promised_on:
        latest = await longest_promise(row, at)
        checks.append(
            (
                field,
                local_date(at) < found.promised_on <= latest,
                f"“{row.name}”最晚可以在{latest.month}月{latest.day}日补交，请重新约定日期。",
            )
        )
    return checks
