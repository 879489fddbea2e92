"""The materials of one case: what applies, what lay on the counter, what was found."""

from collections.abc import Awaitable, Callable
from datetime import date, datetime

from piccolo.columns import JSONB, BigSerial, Boolean, Date, SmallInt, Text, Varchar
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from models.cases.filling.listing import listed_values
from models.cases.filling.room import next_position
from models.cases.words import MATERIAL_STATE_NAMES, MaterialState
from models.catalog.checking.checklist import Line
from models.catalog.words import MATERIAL_FORM_NAMES, LimitUnit, MaterialForm, Need, Waiver
from models.columns import CASE, choice, instant, one_of, optional, reference
from models.database import atomic, fetch_one
from models.errors import Invalid
from models.files.file import File
from models.files.picture import clean, page_image
from models.people.staff import Staff

Hold = Callable[[], Awaitable[object]]


class CaseMaterial(Table):
    """One line of the list, frozen from the checklist when the situation was answered."""

    id = BigSerial(primary_key=True)
    case = reference(CASE)
    position = SmallInt(default=0)
    listed = Boolean(default=True)  # false: the answers changed and it no longer applies
    key = Varchar(length=20)
    name = Varchar(length=200)
    form = choice(MaterialForm)
    need = choice(Need)
    reason = Varchar(length=200, default="")
    notes = Text(default="")
    originals = SmallInt(default=0)
    copies = SmallInt(default=0)
    waiver = choice(Waiver)
    keep = Boolean(default=False)
    give_back = Boolean(default=False)
    tolerance_length = SmallInt(null=True, default=None)
    tolerance_unit = choice(LimitUnit, null=True)

    state = choice(MaterialState)
    original_count = SmallInt(default=0)
    copy_count = SmallInt(default=0)
    original_seen = Boolean(default=False)  # 原件已核对
    copy_matches = Boolean(default=False)  # 复印件与原件一致
    points = JSONB(default="{}")  # review point → true or false
    waiver_evidence = Varchar(length=200, default="")  # query number and time
    promised_on = Date(null=True, default=None)  # 容缺: the date the applicant promised
    note = Text(default="")
    checked_at = instant(null=True)
    checked_by = optional(Staff)

    case_material_once = Unique(["case", "key"])
    case_material_form_known = one_of("form", MaterialForm)
    case_material_need_known = one_of("need", Need)
    case_material_waiver_known = one_of("waiver", Waiver)
    case_material_state_known = one_of("state", MaterialState)
    case_material_tolerance_has_a_date = Check("state <> 'tolerated' OR promised_on IS NOT NULL")

    def take_over(self, line: Line, position: int) -> None:
        """Copy a line of the checklist; what was found on the counter stays."""
        for column, value in listed_values(line, position).items():
            setattr(self, column, value)

    def find_in_order(self, by: int, at: datetime) -> None:
        """The pictures sent from home are in order; no paper has been seen."""
        self.state, self.checked_by, self.checked_at = MaterialState.COMPLETE, by, at

    def hand_in(self, by: int, at: datetime) -> None:
        """It lies on the counter and is in order: so many originals, so many copies."""
        self.state, self.checked_by, self.checked_at = MaterialState.COMPLETE, by, at
        self.original_count, self.copy_count = self.originals, self.copies
        self.original_seen, self.copy_matches = self.originals > 0, self.copies > 0

    async def attach(
        self,
        content: bytes,
        name: str,
        *,
        by: str,
        at: datetime,
        hold: Hold | None = None,
        since: datetime | None = None,
    ) -> "CaseFile":
        """Keep one picture or PDF of this material; the same content again is the same file.

        `hold` locks the case, and refuses where meanwhile nothing may be added any more; what the
        office had before `since` is no answer. Raises Invalid (field `file`).
        """
        safe = await clean(content)
        file = await File.keep(safe.content, safe.media_type, pages=safe.pages, at=at)
        async with atomic():
            if hold:
                await hold()
            # The second of two clicks waits here and finds what the first has kept.
            await fetch_one("SELECT 1 FROM case_material WHERE id = $1 FOR UPDATE", self.id)
            present = (CaseFile.material == self.id) & CaseFile.removed_at.is_null()
            row = await CaseFile.objects().where(present & (CaseFile.file == file.id)).first()
            if row and since and row.added_at < since:
                raise Invalid({"file": "这张和原来交的一样，请换成新的照片或文件。"})
            return row or await self._add(file, name, by, at)

    async def _add(self, file: File, name: str, by: str, at: datetime) -> "CaseFile":
        row = CaseFile(
            material=self.id,
            file=file.id,
            position=await next_position(self.id),
            name=name[-200:] or "照片",
            added_at=at,
            added_by=by,
        )
        await row.save()
        return row

    async def detach(self, file: int, *, at: datetime) -> None:
        """Take one picture away; it is kept, because it was seen."""
        await CaseFile.update({CaseFile.removed_at: at}).where(
            (CaseFile.id == file) & (CaseFile.material == self.id)
        )

    async def sheets(self) -> list["CaseFile"]:
        """The pictures that are there, in order, each with its file."""
        return (
            await CaseFile.objects(CaseFile.file)
            .where((CaseFile.material == self.id) & CaseFile.removed_at.is_null())
            .order_by(CaseFile.position)
            .order_by(CaseFile.id)
        )

    @property
    def form_name(self) -> str:
        """原件、复印件 …"""
        return MATERIAL_FORM_NAMES[MaterialForm(self.form)]

    @property
    def state_name(self) -> str:
        """齐、容缺、缺 …"""
        return MATERIAL_STATE_NAMES[MaterialState(self.state)]

    @property
    def tolerable(self) -> bool:
        """Whether the item lets it be handed in later."""
        return self.need == Need.TOLERABLE

    @property
    def waivable(self) -> bool:
        """Whether the office may look it up instead."""
        return self.waiver not in (Waiver.NONE, Waiver.PROMISE)

    @property
    def keeps_original(self) -> bool:
        """Whether the original stays with the office; a checked one goes back at once."""
        return self.form in (MaterialForm.ORIGINAL, MaterialForm.ANY)

    @property
    def asked_for(self) -> bool:
        """Whether the office needs it in the end, now or later (必要、可容缺)."""
        return self.need in (Need.REQUIRED, Need.TOLERABLE)

    def may_come_later(self, today: date) -> bool:
        """Whether the applicant has promised it for a day that is still to come (容缺)."""
        return self.tolerable and self.promised_on is not None and self.promised_on > today

    @property
    def in_order(self) -> bool:
        """Whether it no longer stands in the way of acceptance."""
        if self.need == Need.OPTIONAL and self.state != MaterialState.MISSING:
            return True
        return self.state in (MaterialState.COMPLETE, MaterialState.TOLERATED, MaterialState.WAIVED)


class CaseFile(Table):
    """One picture or PDF of one material; withdrawn ones stay, because they were seen."""

    id = BigSerial(primary_key=True)
    material = reference(CaseMaterial)
    file = reference(File)
    position = SmallInt(default=0)
    name = Varchar(length=200)
    added_at = instant()
    added_by = Varchar(length=100)
    removed_at = instant(null=True)

    async def drawn(self, sheet: int, *, purpose: str, on: date) -> bytes:
        """One page (from 1) as a JPEG that says what it may be used for (8.1.7)."""
        stored = await File.objects().get(File.id == self.file.id)
        return await page_image(
            await stored.content(),
            stored.media_type,
            sheet,
            watermark=f"仅供办理{purpose}使用 {on}",
        )


async def find_sheet(case: int, file: int, sheet: int) -> CaseFile | None:
    """A file of a case that has this page; None if there is none."""
    row = (
        await CaseFile.objects(CaseFile.file)
        .where((CaseFile.id == file) & (CaseFile.material.case == case))
        .first()
    )
    return row if row and 1 <= sheet <= row.file.pages else None
