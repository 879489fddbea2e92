"""延长期限: once, at most ten working days, approved by a leader (行政许可法 42)."""

from piccolo.columns import BigSerial, SmallInt, Text
from piccolo.table import Table

from models.calendar.hours import local_date
from models.cases.records.suspension import pauses_of
from models.cases.turn import Turn, act
from models.cases.words import Flag
from models.columns import CASE, instant, reference
from models.documents.composing.periods import extension_notice
from models.errors import demand
from models.people.staff import Staff

LONGEST = 10  # working days


class Extension(Table):
    """The one extension a case may have."""

    id = BigSerial(primary_key=True)
    case = reference(CASE, unique=True)
    days = SmallInt(null=False, default=None)
    reason = Text()
    approved_by = reference(Staff)
    at = instant()


class Extending:
    """Making the limits longer."""

    @act
    async def extend(self, turn: Turn, *, days: int, reason: str) -> None:
        """K9 and K8 end `days` working days later; the applicant gets the reason in writing."""
        demand(
            ("days", 1 <= days <= LONGEST, f"最多延长{LONGEST}个工作日，请填写1至{LONGEST}。"),
            ("reason", reason.strip(), "请写明延长的理由，申请人会看到。"),
        )
        due_before = turn.clocks.running("K9").due_on
        await Extension(
            case=self.id, days=days, reason=reason.strip(), approved_by=turn.actor.id, at=turn.at
        ).save()
        pauses = await pauses_of(self.id, local_date(turn.at))
        for kind in ("K8", "K9"):
            await turn.clocks.lengthen(kind, days, pauses)
        self.flag(Flag.EXTENDED)
        notice = extension_notice(self, turn, days, reason.strip(), due_before)
        turn.paper("extension", office=self.office, **notice)
