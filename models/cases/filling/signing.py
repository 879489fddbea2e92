"""签名 at the counter: on the screen, on paper, by thumb, or before a witness (ui.md 6)."""

from dataclasses import dataclass
from datetime import datetime

from piccolo.columns import BigSerial, Bytea, Varchar
from piccolo.table import Table

from models.columns import CASE, instant, reference
from models.people.account.strokes import path_data
from models.people.staff import Officer, Staff
from models.sealing import Sealed

LONGEST_NAME = 50  # characters of a witness


class CaseSignature(Table):
    """How the applicant has signed; a later one, before the receipt, replaces it."""

    id = BigSerial(primary_key=True)
    case = reference(CASE, unique=True)
    strokes_sealed = Bytea(default=b"")  # SVG path data
    witness = Varchar(length=LONGEST_NAME, default="")
    taken_by = reference(Staff)
    at = instant()

    strokes = Sealed("strokes_sealed")


@dataclass(frozen=True)
class Signing:
    """What the form says of the signature."""

    sent: str = ""  # strokes as the browser sends them
    witness: str = ""  # saw that the applicant agrees, who cannot write
    on_paper: bool = False  # or by thumb

    @property
    def strokes(self) -> str:
        """Path data; empty where nothing was drawn."""
        return path_data(self.sent)

    @property
    def done(self) -> bool:
        """Whether it counts, in whichever way."""
        return bool(self.strokes or self.witness or self.on_paper)


async def keep_signature(case: int, signing: Signing, *, by: Officer, at: datetime) -> None:
    """Keep it with the case."""
    await CaseSignature.delete().where(CaseSignature.case == case)
    row = CaseSignature(case=case, witness=signing.witness, taken_by=by.id, at=at)
    row.strokes = signing.strokes
    await row.save()


async def signature_of(case: int) -> CaseSignature | None:
    """How a case was signed at the counter; None for one from home."""
    return await CaseSignature.objects().where(CaseSignature.case == case).first()
