"""差评核实整改: the steps from the telephone call to what the rater is told (rating.md 9.5)."""

from enum import StrEnum

from models.errors import NotAllowed, NotNow, demand
from models.ratings.history import RectificationEvent
from models.ratings.stages import Stage
from models.ratings.stepping import StepTurn, step


class Contact(StrEnum):
    """What came of calling the rater."""

    REACHED = "reached"
    UNREACHABLE = "unreachable"


class Revisit(StrEnum):
    """回访结果."""

    SATISFIED = "satisfied"
    UNSATISFIED = "unsatisfied"
    UNREACHABLE = "unreachable"


CONTACT_NAMES = {Contact.REACHED: "已联系上", Contact.UNREACHABLE: "多次拨打，联系不上"}
REVISIT_NAMES = {
    Revisit.SATISFIED: "对处理结果满意",
    Revisit.UNSATISFIED: "对处理结果不满意",
    Revisit.UNREACHABLE: "多次拨打，联系不上",
}


def _sentences(*words: str) -> str:
    return "".join(f"{word.removesuffix('。')}。" for word in words if word)


class Rectifying:
    """The methods of Rectification; each is one step with its person, time and words."""

    @step
    async def check(
        self,
        turn: StepTurn,
        *,
        contact: Contact | None,
        founded: bool | None,
        finding: str,
        responsibility: str = "",
    ) -> str:
        """核实: the rater is called (real names only), the facts are written down.

        What is unfounded goes straight to the explanation.
        """
        demand(
            ("contact", turn.rating.anonymous or contact, "请先电话联系评价人，再选联系情况。"),
            ("founded", founded is not None, "请选择反映的情况是否属实。"),
            ("finding", finding, "请写明核实到的情况。"),
            ("responsibility", responsibility or not founded, "请写明责任在哪里。"),
        )
        if contact is Contact.REACHED:
            self.contacted_at = turn.at
        self.finding, self.responsibility = finding, responsibility
        self.stage = Stage.RECTIFYING if founded else Stage.TO_REVISIT
        words = ["情况属实" if founded else "情况不属实", finding, responsibility]
        if contact:
            words.insert(0, CONTACT_NAMES[contact])
        return _sentences(*words)

    @step
    async def rectify(self, turn: StepTurn, *, measures: str) -> str:
        """整改: what was done about it; once more when the rater was not satisfied with it."""
        if self.stage == Stage.TO_REVISIT and self.satisfied is not False:
            raise NotNow("整改情况已经登记，请回访评价人。")
        demand(("measures", measures, "请写明采取了什么整改措施。"))
        self.measures, self.stage = measures, Stage.TO_REVISIT
        self.revisited_by = self.revisited_at = self.satisfied = None
        return measures

    @step
    async def revisit(self, turn: StepTurn, *, result: Revisit | None, note: str = "") -> str:
        """回访: the rater hears what was done and says whether that is enough."""
        if turn.rating.anonymous:
            raise NotNow("匿名评价不留电话，不用回访，写明答复后直接办结。")
        demand(
            ("result", result, "请选择回访结果。"),
            ("note", note or result is Revisit.SATISFIED, "请写明评价人怎么说，或拨打的情况。"),
        )
        self.revisited_by, self.revisited_at = turn.by.id, turn.at
        self.satisfied = {Revisit.SATISFIED: True, Revisit.UNSATISFIED: False}.get(result)
        return _sentences(REVISIT_NAMES[result], note)

    @step
    async def close(self, turn: StepTurn, *, told: str) -> str:
        """办结: the answer stands on the rater's own page; real names were revisited (100 %)."""
        if not turn.rating.anonymous and self.revisited_at is None:
            raise NotNow("实名差评要先回访，再办结。")
        demand(("told", told, "请写明答复评价人的话，会显示在对方的办件页上。"))
        self.told, self.stage, self.closed_at = told, Stage.CLOSED, turn.at
        return told

    @step
    async def appeal(self, turn: StepTurn, *, reason: str) -> str:
        """申诉: mistaken or malicious; once."""
        if self.appeal_reason:
            raise NotNow("已经申诉过一次，以复核意见为准。")
        demand(("reason", reason, "请写明申诉理由和依据。"))
        self.appeal_reason, self.stage = reason, Stage.APPEALED
        return reason

    @step
    async def judge_appeal(self, turn: StepTurn, *, upheld: bool | None, answer: str) -> str:
        """复核: upheld, the rating is kept but no longer counted; else the way goes on."""
        demand(
            ("upheld", upheld is not None, "请选择申诉是否成立。"),
            ("answer", answer, "请写明复核意见；申诉成立的，评价人也会看到。"),
        )
        await self._must_be_another(turn)
        self.appeal_answer = answer
        if upheld:
            self.excluded, self.told = True, answer
            self.stage, self.closed_at = Stage.CLOSED, turn.at
        else:
            self.stage = Stage.RECTIFYING if self.finding else Stage.TO_CHECK
        return _sentences("申诉成立，不计入评价" if upheld else "申诉不成立", answer)

    async def _must_be_another(self, turn: StepTurn) -> None:
        made = RectificationEvent.objects().where(
            (RectificationEvent.rectification == self.id) & (RectificationEvent.step == "appeal")
        )
        if any(event.staff == turn.by.id for event in await made):
            raise NotAllowed("自己提出的申诉由另一位管理人员复核。")
