"""告知补正 and 补交: lawful until five working days after the receipt (lifecycle.md 2.5)."""

from models.cases.clock import ClockOutcome
from models.cases.custody import Holder, papers_taken_in, pass_paper
from models.cases.desks import accepting_office
from models.cases.material import CaseMaterial
from models.cases.records.correction import (
    Correction,
    CorrectionLine,
    Defect,
    lines_of,
    open_correction,
)
from models.cases.turn import Turn, act
from models.cases.words import Flag, LegKind, MaterialState, Status
from models.documents.composing.correction import correction_notice, return_slip
from models.documents.composing.receipts import supply_receipt
from models.documents.document import void
from models.errors import demand

RESTARTED = {LegKind.INTAKE: "K2", LegKind.RECHECK: "K3"}


def _ask(line: CorrectionLine) -> str:
    """Where files belong to a line, they are an answer too."""
    file = f"请上传“{line.item}”，或者写明补交了什么。"
    return file if line.material else f"请写明“{line.item}”补交了什么。"


class Correcting:
    """Asking for corrections and getting them."""

    @act
    async def ask_correction(
        self, turn: Turn, *, defects: list[Defect], supervisor_reason: str = ""
    ) -> None:
        """告知补正: one complete list; an acceptance already made is voided."""
        await self._must_be_one_full_list(defects, supervisor_reason)
        await self._must_be_own(defects)
        correction = await _write_list(turn, defects, supervisor_reason)
        voided = await self._void_acceptance(turn)
        await turn.clocks.stop("K1", "K2", "K3", at=turn.at, outcome=ClockOutcome.DISCHARGED)
        await turn.clocks.start("K16", turn.at)
        lines = await lines_of(correction)
        notice = await correction_notice(self, turn, lines, voided)
        turn.paper("correction", office=self._asking_office(turn), **notice)
        if turn.leg.kind != LegKind.INTAKE:
            turn.paper(
                "return",
                office=turn.leg.office,
                cites={"correction_number": "correction"},
                **return_slip(turn, lines),
            )

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

    async def _must_be_own(self, defects: list[Defect]) -> None:
        known = {row.id for row in await self.materials()}
        own = all(defect.material is None or defect.material in known for defect in defects)
        demand(("defects", own, "清单里有不属于这件的材料，请刷新页面后重新选择。"))

    async def _void_acceptance(self, turn: Turn) -> str:
        if turn.position.status is not Status.ACCEPTED:
            return ""
        self.accepted_at = None
        self.flags = [flag for flag in self.flags if flag != Flag.TOLERATED]
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
        demand(*((f"line_{one.id}", answers.get(one.id, "").strip(), _ask(one)) for one in lines))
        for line in lines:
            line.answered, line.answer = True, answers[line.id].strip()
            await line.save([CorrectionLine.answered, CorrectionLine.answer])
        await self._take_supplement(turn, {line.material for line in lines})
        correction.supplied_at = turn.at
        await correction.save([Correction.supplied_at])
        await self._count_anew(turn)
        receipt = await supply_receipt(self, turn, correction, lines)
        turn.paper("supply_receipt", office=self.intake_office, **receipt)

    async def _take_supplement(self, turn: Turn, answered: set[int | None]) -> None:
        rows = [row for row in await self.materials() if row.id in answered]
        for row in rows:
            row.state = MaterialState.OPEN
            if turn.actor.is_staff:
                row.hand_in(turn.actor.id, turn.at)
            await row.save()
        if turn.actor.is_staff:
            # What the new paper replaces goes back across the same counter.
            replaced = [row.id for row in rows]
            back = await pass_paper(self.id, Holder.APPLICANT, None, at=turn.at, materials=replaced)
            turn.custody.extend([*back, *papers_taken_in(self, rows, turn.at, by=turn.actor)])

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
    missing = [defect.material for defect in defects if defect.material]
    if missing:
        await CaseMaterial.update({CaseMaterial.state: MaterialState.MISSING}).where(
            CaseMaterial.id.is_in(missing)
        )
    return correction
