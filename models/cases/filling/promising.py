"""What an applicant promises from home: a paper later (容缺), or that a paper is not needed
(告知承诺). Both are theirs to take back until the application is sent."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from models.calendar.counting import Unit, count
from models.calendar.hours import local_date
from models.calendar.workday import calendar_of
from models.cases.filling.checking import longest_promise
from models.cases.material import CaseMaterial
from models.cases.records.promise import (
    Promise,
    PromiseText,
    promisable,
    promise_evidence,
    promise_in_force,
    promise_text,
)
from models.cases.words import Flag, MaterialState
from models.catalog.checking.checklist import checklist
from models.database import atomic
from models.documents.composing.promise import promise_paper
from models.errors import demand
from models.people.applicant import Applicant
from models.people.citizen import Citizen

if TYPE_CHECKING:
    from models.cases.turn import Turn

NOT_TICKED = "请阅读后勾选，表示您同意。"


class Promising:
    """The two instruments, on a draft."""

    async def promise_later(
        self, material: int, day: date | None, *, agreed: bool, at: datetime
    ) -> None:
        """容缺: ask that a paper may come later, by a day; the office answers when it accepts.

        Raises Invalid with `day` or `agreed`.
        """
        async with atomic():
            await self.lock_draft()
            row = await self._line(material)
            demand(("day", row is not None and row.tolerable, "这份材料不能稍后补交，请现在上传。"))
            latest = await self.latest_promise(row, at)
            fits = day is not None and local_date(at) < day <= latest
            demand(
                ("day", day, "请选择补交的日期。"),
                ("day", fits, f"最晚可以在{latest.month}月{latest.day}日补交，请重新选择日期。"),
                ("agreed", agreed, NOT_TICKED),
            )
            row.promised_on = day
            await row.save([CaseMaterial.promised_on])

    async def not_later(self, material: int) -> None:
        """Take the promised day back: the paper is sent now."""
        async with atomic():
            await self.lock_draft()
            row = await self._line(material)
            if row is not None:
                row.promised_on = None
                await row.save([CaseMaterial.promised_on])

    async def latest_promise(self, row: CaseMaterial, at: datetime) -> date:
        """The last day to promise: the item's own, and not after the day the office has promised
        to decide by (容缺期限 ≤ 承诺时限)."""
        guide = await self.guide()
        length = checklist(guide, self.answers).promised_length
        if not length:
            return await longest_promise(row, at)
        unit = Unit(guide.promised_unit)
        decided = count(local_date(at), length, unit, await calendar_of()).due
        return min(await longest_promise(row, at), decided)

    async def promise_instead(
        self, keys: Sequence[str], *, by: Citizen, agreed: bool, at: datetime
    ) -> None:
        """告知承诺 for these lines, in the words of `promise_text`; the same again is the same.

        Raises Invalid with `agreed`.
        """
        async with atomic():
            await self.lock_draft()
            guide, rows = await self.guide(), await self.materials()
            wanted = [row for row in promisable(self, guide, rows) if row.key in keys]
            possible = bool(wanted) or self.promises_instead(guide)
            demand(
                ("agreed", possible, "这次申请没有可以用承诺代替的材料。"),
                ("agreed", agreed, NOT_TICKED),
            )
            text, made = promise_text(guide, wanted), await promise_in_force(self, guide, rows)
            if made is None or made.wording != text.wording:
                await self._keep_promise(text, by, at)

    async def not_instead(self) -> None:
        """Take the promise back: the papers are handed in after all.

        Earlier ones go with it, or the one before would count again.
        """
        async with atomic():
            await self.lock_draft()
            await Promise.delete().where(Promise.case == self.id)

    async def _keep_promise(self, text: PromiseText, by: Citizen, at: datetime) -> None:
        person = await Applicant.objects().get(Applicant.id == self.applicant)
        await Promise(
            case=self.id,
            wording=text.wording,
            stands_for=list(text.stands_for),
            made_by=by.id,
            name=person.name,
            made_at=at,
        ).save()

    async def settle_promises(self, turn: "Turn") -> None:
        """At 提交: what the promise stands for is waived, and says so; 免证办 is remarked."""
        guide, rows = await self.guide(), await self.materials()
        made = await promise_in_force(self, guide, rows)
        if made is not None:
            await self._stand_for(made, [row for row in rows if row.key in made.stands_for])
            turn.data["promise"] = made.id
            turn.paper("promise", office=self.office, **promise_paper(made))
        if any(row.state == MaterialState.WAIVED and row.waivable for row in rows):
            self.flag(Flag.PAPERLESS)

    async def _stand_for(self, made: Promise, rows: list[CaseMaterial]) -> None:
        for row in rows:
            if row.state == MaterialState.OPEN and not await row.sheets():
                row.state = MaterialState.WAIVED
                row.waiver_evidence = promise_evidence(made)
                await row.save([CaseMaterial.state, CaseMaterial.waiver_evidence])

    async def _line(self, material: int) -> CaseMaterial | None:
        return next((row for row in await self.materials() if row.id == material), None)
