"""What hangs on a case: its papers as PDF, its materials as pictures."""

from litestar import Request, Response, get
from litestar.exceptions import NotFoundException
from litestar.params import FromPath

from models.audit.access import Access, remember
from models.calendar.hours import local_date
from models.cases.actor import actor
from models.cases.case import Case
from models.cases.material import CaseFile, find_sheet
from models.documents.document import Document
from models.documents.reprint import copy_of
from models.files.file import File
from web.limits import client_address
from web.pages import page
from web.scopes import Now, TheCase

LONGEST_ID = 18  # digits


@get("/cases/{number:str}/papers/{paper:str}", may="read_cases")
async def paper(request: Request, case: TheCase, now: Now, paper: FromPath[str]) -> Response:
    """One paper; while the pdf worker is still at it, a page that looks again by itself."""
    document = await paper_of(case, paper)
    copy = request.query_params.get("copy", "")
    if copy:
        return await _copy(request, document, copy)
    if not document.ready:
        return please_wait(request, document)
    await _note(request, case, Access.PAPER, now, document.number)
    return await pdf(document)


async def _copy(request: Request, document: Document, wanted: str) -> Response:
    """第n次打印: written down when it was asked for."""
    known = wanted.isdecimal() and len(wanted) < 5
    copy = await copy_of(document, int(wanted)) if known else None
    if copy is None:
        raise NotFoundException
    if copy.file is None:
        return please_wait(request, document)
    return await _sent(copy.file, f"{document.kind}-{document.id}-{copy.n}.pdf")


async def paper_of(case: Case, name: str) -> Document:
    """The paper of this case that is called `12.pdf`, or 404."""
    number = name.removesuffix(".pdf")
    if number == name or not number.isdecimal() or len(number) > LONGEST_ID:
        raise NotFoundException
    ours = (Document.id == int(number)) & (Document.case == case.id)
    document = await Document.objects().where(ours).first()
    if document is None:
        raise NotFoundException
    return document


def please_wait(request: Request, document: Document) -> Response:
    """202 with a page that looks again."""
    waiting = page(request, "paper_waiting.html", status=202, document=document)
    waiting.headers["refresh"] = "2"
    return waiting


async def pdf(document: Document) -> Response:
    """The file."""
    file = await document.shown_file()
    return await _sent(file.id, f"{document.kind}-{document.id}.pdf")


async def _sent(number: int, name: str) -> Response:
    file = await File.objects().get(File.id == number)
    return Response(
        await file.content(),
        media_type="application/pdf",
        headers={
            "content-disposition": f'inline; filename="{name}"',
            "cache-control": "private, no-store",
        },
    )


@get("/cases/{number:str}/files/{file:int}/{sheet:int}", may="read_cases")
async def sheet(
    request: Request, case: TheCase, now: Now, file: FromPath[int], sheet: FromPath[int]
) -> Response:
    """One page of one material as a picture, with the watermark of its purpose."""
    row = await find_sheet(case.id, file, sheet)
    if row is None:
        raise NotFoundException
    await _note(request, case, Access.FILE, now, row.name)
    return await picture_of(row, sheet, case, now)


async def picture_of(row: CaseFile, sheet: int, case: Case, now: Now) -> Response:
    """The picture of one page, kept by the browser for ten minutes."""
    purpose = (await case.guide()).short_name
    picture = await row.drawn(sheet, purpose=purpose, on=local_date(now))
    return Response(
        picture, media_type="image/jpeg", headers={"cache-control": "private, max-age=600"}
    )


async def _note(request: Request, case: Case, access: Access, now: Now, what: str) -> None:
    await remember(
        access,
        case.id,
        actor(request.user),
        address=client_address(request),
        at=now,
        reason=what,
    )
