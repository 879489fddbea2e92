"""告知补正 and 补交: lawful until five working days after the receipt (lifecycle.md 2.5)."""

from models.cases.clock import ClockOutcome
from models.cases.correction_record import (
    Correction,
    CorrectionLine,
    Defect,
    lines_of,
    open_correction,
)
from models.cases.desks import accepting_office
from models.cases.material import CaseMaterial
from models.cases.turn import Turn, act
from models.cases.words import LegKind, MaterialState, Status
from models.documents.composing.correction import correction_notice, return_slip
from models.documents.composing.receipts import supply_receipt
from models.documents.document import void
from models.errors import demand

RESTARTED = {LegKind.INTAKE: "K2", LegKind.RECHECK: "K3"}


class Correcting:
    """Asking for corrections and getting them."""

    @act
    async def ask_correction(
        self, turn: Turn, *, defects: list[Defect], supervisor_reason: str = ""
    ) -> None:
        """告知补正: one complete list; an acceptance already made is voided."""
        await self._must_be_one_full_list(defects, supervisor_reason)
        correction = await _write_list(turn, defects, supervisor_reason)
        voided = await self._void_acceptance(turn)
        await turn.clocks.stop("K1", "K2", "K3", at=turn.at, outcome=ClockOutcome.DISCHARGED)
        await turn.clocks.start("K16", turn.at)
        lines = await lines_of(correction)
        notice = await correction_notice(self, turn, lines, voided)
        turn.paper("correction", office=self._asking_office(turn), **notice)
        if turn.leg.kind != LegKind.INTAKE:
            turn.paper("return", office=turn.leg.office, **return_slip(turn, lines))

    async def _must_be_one_full_list(self, defects: list[Defect], reason: str) -> None:
        asked_before = await Correction.exists().where(Correction.case == self.id)
        demand(
            ("defects", defects, "请至少写一条需要补正的内容，并且一次写全。"),
            *(row for number, defect in enumerate(defects) for row in _must_say(number, defect)),
            (
                "supervisor_reason",
                reason.strip() or not asked_before,
                "这件已经告知过补正，再次告知须写明负责人同意的理由。",
            ),
        )

    async def _void_acceptance(self, turn: Turn) -> str:
        if turn.position.status is not Status.ACCEPTED:
            return ""
        self.accepted_at = None
        await turn.clocks.stop("K8", "K9", "K15", at=turn.at, outcome=ClockOutcome.VOIDED)
        reason = "办件退回补正，受理决定作废；补正后重新计算期限。"
        documents = await void(self.id, "acceptance", at=turn.at, reason=reason)
        await void(self.id, "tolerance", at=turn.at, reason=reason)
        return documents[0].number if documents else ""

    def _asking_office(self, turn: Turn) -> int:
        at_intake = turn.leg.kind == LegKind.INTAKE
        return accepting_office(self) if at_intake else turn.leg.office

    @act
    async def supply(self, turn: Turn, *, answers: dict[int, str]) -> None:
        """补交: every line answered; the case goes back to the leg that asked, K1 begins anew.

        `answers` maps the id of a line to what was handed in. What staff took in at a counter they
        have looked at; what came from home waits for a look.
        """
        correction = await open_correction(self.id)
        lines = await lines_of(correction)
        demand(
            *(
                (
                    f"line_{line.id}",
                    answers.get(line.id, "").strip(),
                    f"请说明“{line.item}”补交了什么。",
                )
                for line in lines
            )
        )
        looked_at = MaterialState.COMPLETE if turn.actor.is_staff else MaterialState.OPEN
        for line in lines:
            await _answer(line, answers[line.id].strip(), looked_at)
        correction.supplied_at = turn.at
        await correction.save([Correction.supplied_at])
        await self._count_anew(turn)
        receipt = await supply_receipt(self, turn, correction, lines)
        turn.paper("supply_receipt", office=self.intake_office, **receipt)

    async def _count_anew(self, turn: Turn) -> None:
        await turn.clocks.stop("K16", at=turn.at)
        await turn.clocks.start("K1", turn.at)
        kind = RESTARTED.get(LegKind(turn.leg.kind))
        if kind:
            await turn.clocks.start(kind, turn.at)


def _must_say(number: int, defect: Defect) -> list[tuple[str, object, str]]:
    problem, requirement = f"problem_{number}", f"requirement_{number}"
    return [
        (problem, defect.problem.strip(), f"请写明“{defect.item}”存在什么问题。"),
        (requirement, defect.requirement.strip(), f"请写明“{defect.item}”怎样补正。"),
    ]


async def _write_list(turn: Turn, defects: list[Defect], reason: str) -> Correction:
    correction = Correction(
        case=turn.case.id,
        kind=turn.leg.kind,
        asked_at=turn.at,
        asked_by=turn.actor.id,
        supervisor_reason=reason.strip(),
    )
    await correction.save()
    for position, defect in enumerate(defects, start=1):
        await CorrectionLine(
            correction=correction.id,
            position=position,
            material=defect.material,
            item=defect.item,
            problem=defect.problem.strip(),
            requirement=defect.requirement.strip(),
        ).save()
        if defect.material:
            await _mark(defect.material, MaterialState.MISSING)
    return correction


async def _answer(line: CorrectionLine, answer: str, state: MaterialState) -> None:
    line.answered, line.answer = True, answer
    await line.save([CorrectionLine.answered, CorrectionLine.answer])
    if line.material:
        await _mark(line.material, state)


async def _mark(material: int, state: MaterialState) -> None:
    await CaseMaterial.update({CaseMaterial.state: state}).where(CaseMaterial.id == material)
