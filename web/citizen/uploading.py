"""Files that citizens send to one material, one by one; for a draft and for a correction alike.

    box = Box(row, await row.sheets(), f"/cases/{number}")
    status, error = await take_files(request, row, form, at=now, hold=draft.lock_draft)

The page includes `citizen/_upload.html` with `box`; its scripts send each file alone and put what
comes back in place (`citizen/_uploaded.html`). Without scripts it is a form that answers a page.
The addresses below `base`: materials/{material}/files (to send), …/files/{file}/removal (to take
away), files/{file}/{sheet} (to look).
"""

from dataclasses import dataclass
from datetime import datetime

from litestar import Request
from litestar.datastructures import FormMultiDict, UploadFile
from litestar.exceptions import NotFoundException

from models.cases.filling.answering import BY_APPLICANT
from models.cases.material import CaseFile, CaseMaterial, Hold
from models.errors import Invalid, TooMany
from models.files.picture import LARGEST
from web.forms import file_name
from web.limits import Tries
from web.scopes import Now

MOST_IN_AN_HOUR = 200  # files of one account
HOUR = 3600
NOTHING_CHOSEN = "还没有选择照片或文件，请先拍照或选择。"
# How a JPEG, a PNG, a HEIC (at byte 4) and a PDF begin.
BEGINNINGS = (b"\xff\xd8\xff", b"\x89PNG", b"%PDF-")


@dataclass(frozen=True)
class Box:
    """One material and what has been sent to it."""

    row: CaseMaterial
    sheets: list[CaseFile]
    base: str  # the address of the draft or the case
    error: str = ""

    @property
    def id(self) -> str:
        """What the parts of the page are called by."""
        return f"box-{self.row.id}"

    @property
    def field(self) -> str:
        """What its files are called where they go with those of other boxes, in one form."""
        return f"file_{self.row.id}"

    @property
    def action(self) -> str:
        """Where a file goes."""
        return f"{self.base}/materials/{self.row.id}/files"

    def removal(self, sheet: CaseFile) -> str:
        """Where to take a file away."""
        return f"{self.action}/{sheet.id}/removal"

    def picture(self, sheet: CaseFile, page: int = 1) -> str:
        """One page of a file."""
        return f"{self.base}/files/{sheet.id}/{page}"

    @property
    def pages(self) -> int:
        """How many pages were sent: photographs and pages of PDFs."""
        return sum(sheet.file.pages for sheet in self.sheets)


async def take_files(
    request: Request,
    row: CaseMaterial,
    form: FormMultiDict,
    *,
    at: Now,
    hold: Hold,
    since: datetime | None = None,
    field: str = "file",
) -> tuple[int, str]:
    """Keep what was sent; the status and the sentence of what could not be kept.

    Files before the one that is wrong are kept. `hold` locks the case, and refuses when it was sent
    while the file was on its way. Raises TooMany beyond the hour's limit.
    """
    chosen = files_in(form, field)
    if not chosen:
        return 422, NOTHING_CHOSEN
    for file in chosen:
        await count_file(request)
        content = await file.read()
        try:
            name = file_name(file)
            await row.attach(content, name, by=BY_APPLICANT, at=at, hold=hold, since=since)
        except Invalid as wrong:
            return _status(content), _named(file, wrong.errors["file"], len(chosen))
    return 200, ""


def files_in(form: FormMultiDict, field: str) -> list[UploadFile]:
    """The files that were chosen there."""
    files = [one for one in form.getall(field, []) if isinstance(one, UploadFile)]
    return [file for file in files if file.filename]


async def count_file(request: Request) -> None:
    """One more file of this account. Raises TooMany beyond the hour's limit."""
    whose = f"citizen-{request.user.id}"
    tries = Tries(request, "upload", MOST_IN_AN_HOUR, HOUR, whose=whose)
    try:
        await tries.must_be_left()
    except TooMany as many:
        sentence = f"一小时最多传{MOST_IN_AN_HOUR}个文件，请过一会儿再传，已经传的都在。"
        raise TooMany(sentence, many.wait_seconds) from many
    await tries.count()


def _status(content: bytes) -> int:
    """413 for what is too large, 415 for what is no picture or PDF, else 422."""
    if len(content) > LARGEST:
        return 413
    known = content.startswith(BEGINNINGS) or content[4:8] == b"ftyp"
    return 422 if known or not content else 415


def _named(file: UploadFile, sentence: str, how_many: int) -> str:
    return f"“{file_name(file)}”：{sentence}" if how_many > 1 else sentence


def material_among(rows: list[CaseMaterial], number: int) -> CaseMaterial:
    """The line with this id, or 404."""
    row = next((row for row in rows if row.id == number), None)
    if row is None:
        raise NotFoundException
    return row
