"""代办: the paper on which somebody acts for the applicant, kept in their account, put in place."""

from datetime import datetime
from typing import Any

from models.cases.material import CaseFile, CaseMaterial
from models.people.account.authorisation import Authorisation

ASKS_FOR_IT = "授权委托书"
FROM_THE_ACCOUNT = "账号里的授权"  # who added it, so that it goes when somebody else applies


async def put_in_the_paper(case: Any, *, at: datetime) -> None:
    """Lay the paper of the authorisation to the material that asks for one; an earlier one goes.

    One signed in the principal's account has no paper: what the list asks for is still sent in.
    """
    materials = await case.materials()
    await CaseFile.update({CaseFile.removed_at: at}).where(
        CaseFile.material.is_in([row.id for row in materials] or [0])
        & (CaseFile.added_by == FROM_THE_ACCOUNT)
        & CaseFile.removed_at.is_null()
    )
    wanting = next((row for row in materials if ASKS_FOR_IT in row.name), None)
    if case.authorisation is None or wanting is None:
        return
    row = await Authorisation.objects().get(Authorisation.id == case.authorisation)
    if row.file:
        await _lay(wanting, row.file, at)


async def _lay(material: CaseMaterial, file: int, at: datetime) -> None:
    await CaseFile(
        material=material.id,
        file=file,
        position=await CaseFile.count().where(CaseFile.material == material.id),
        name=ASKS_FOR_IT,
        added_at=at,
        added_by=FROM_THE_ACCOUNT,
    ).save()
