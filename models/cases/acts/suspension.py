"""特别程序: what the item lists, with a written notice, and nothing else, stops K8 and K9."""

from models.calendar.counting import Unit, count
from models.calendar.hours import local_date
from models.cases.records.suspension import SpecialProcedure, pauses_of
from models.cases.turn import Turn, act
from models.catalog.guide import GuideSpecial
from models.documents.composing.periods import special_notice
from models.errors import demand


class Suspending:
    """Stopping the clocks and letting them run on."""

    @act
    async def suspend(self, turn: Turn, *, code: str, days: int, reason: str) -> None:
        """Begin a special procedure of `days` working days (行政许可法 45)."""
        special = await self._listed_special(code, days, reason)
        today = local_date(turn.at)
        due_before = turn.clocks.running("K8").due_on
        procedure = SpecialProcedure(
            case=self.id,
            code=code,
            name=special.name,
            basis=special.basis,
            reason=reason.strip(),
            excludes_clock=special.excludes_clock,
            planned_days=days,
            planned_end=count(today, days, Unit.WORKDAY, turn.calendar).due,
            started_at=turn.at,
            started_by=turn.actor.id,
        )
        await procedure.save()
        await turn.clocks.re_aim(await pauses_of(self.id, today))
        turn.data |= {"special": special.name, "days": days}
        if not special.excludes_clock:  # 公示 and the like: nothing changes for the applicant
            turn.data["counting"] = True
            return
        notice = await special_notice(self, turn, procedure, due_before)
        turn.paper("special", office=self.office, **notice)

    async def _listed_special(self, code: str, days: int, reason: str) -> GuideSpecial:
        guide = await self.guide()
        special = next((one for one in guide.specials if one.code == code), None)
        longest = special.max_days if special else 1
        demand(
            ("code", special, "这个事项没有列出这种特别程序，不能据此暂停计时。"),
            ("days", 1 <= days <= longest, f"请填写1至{longest}个工作日。"),
            ("reason", reason.strip(), "请写明启动特别程序的理由。"),
        )
        return special

    @act
    async def resume(self, turn: Turn, *, result: str) -> None:
        """End the special procedure; the clocks run on from today."""
        demand(("result", result.strip(), "请写明特别程序的结果。"))
        procedure = await SpecialProcedure.objects().get(
            (SpecialProcedure.case == self.id) & SpecialProcedure.ended_at.is_null()
        )
        procedure.ended_at, procedure.result = turn.at, result.strip()
        await procedure.save()
        turn.data["special"] = procedure.name
        if not procedure.excludes_clock:
            turn.data["counting"] = True
        await turn.clocks.re_aim(await pauses_of(self.id, local_date(turn.at)))
