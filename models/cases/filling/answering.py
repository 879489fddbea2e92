"""Answering from home: the lines of a correction one by one, and the pictures that go with them.

Nothing of it changes the position of the case; 补交 (Correcting.supply) sends the whole list.
"""

from datetime import datetime
from typing import Any

from models.cases.material import CaseFile, CaseMaterial
from models.cases.records.correction import CorrectionLine, lines_of, open_correction
from models.cases.words import MaterialState, Status
from models.database import atomic
from models.errors import Invalid, NotNow

LONGEST = 2000  # characters of one answer
BY_APPLICANT = "申请人"
OVER = "这件现在不用补材料了，请看最新进度。"
GAP_STATUSES = (Status.ACCEPTED, Status.GRANTED)


async def asked_now(case: Any) -> list[CorrectionLine]:
    """The lines of the open list, each with what was written so far; none when nothing is asked."""
    correction = await open_correction(case.id) if case.status == Status.CORRECTION else None
    return await lines_of(correction) if correction else []


async def keep_answers(case: Any, answers: dict[int, str]) -> None:
    """Keep what was typed so far, line by line, until the list is sent.

    Raises NotNow when nothing is asked any more, Invalid (line_…) for what is too long.
    """
    _must_be_short(answers)
    async with atomic():
        await case.lock()
        lines = await asked_now(case)
        if not lines:
            raise NotNow(OVER)
        for line in lines:
            if line.id in answers:
                line.answer = answers[line.id].strip()
                await line.save([CorrectionLine.answer])


def _must_be_short(answers: dict[int, str]) -> None:
    errors = {
        f"line_{line}": f"最多写{LONGEST}个字，现在有{len(text)}个，请删减后再保存。"
        for line, text in answers.items()
        if len(text) > LONGEST
    }
    if errors:
        raise Invalid(errors)


async def material_to_send(case: Any, number: int) -> CaseMaterial | None:
    """The material of a case for which the applicant may send pictures now: it is on the list of
    corrections, or it was to be handed in later (容缺). None for any other."""
    row = next((row for row in await case.materials() if row.id == number), None)
    if row is None:
        return None
    promised = row.state == MaterialState.TOLERATED and case.status in GAP_STATUSES
    asked = {line.material for line in await asked_now(case)}
    return row if promised or row.id in asked else None


async def still_to_send(case: Any, number: int) -> CaseMaterial:
    """The same, and the case is held. Raises NotNow when nothing is asked any more."""
    await case.lock()
    row = await material_to_send(case, number)
    if row is None:
        raise NotNow(OVER)
    return row


async def asked_since(case: Any) -> datetime:
    """Since when what is sent now has been asked for."""
    asked = await open_correction(case.id) if case.status == Status.CORRECTION else None
    return asked.asked_at if asked else case.received_at


async def own_pictures(case: Any, row: CaseMaterial) -> list[CaseFile]:
    """What the applicant has sent for a material since it was asked for; what they or others
    handed in before stays as it is."""
    since = await asked_since(case)
    return [
        file
        for file in await row.sheets()
        if file.added_by == BY_APPLICANT and file.added_at >= since
    ]


async def take_back_picture(case: Any, number: int, file: int, *, at: datetime) -> None:
    """Take away one of them. Raises NotNow when nothing is asked any more."""
    async with atomic():
        row = await still_to_send(case, number)
        if file in {one.id for one in await own_pictures(case, row)}:
            await row.detach(file, at=at)
