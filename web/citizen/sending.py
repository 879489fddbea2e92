"""Pictures sent in from home while a case asks for them, one at a time; promised papers too."""

from functools import partial

from litestar import Request, Response, get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath

from models.audit.access import Access
from models.cases.case import Case
from models.cases.filling.answering import (
    asked_since,
    material_to_send,
    own_pictures,
    still_to_send,
    take_back_picture,
)
from models.cases.material import CaseMaterial, find_sheet
from models.cases.messages.writing import write_message
from models.cases.words import MaterialState
from models.errors import Invalid, NotNow
from web.citizen.noting import note, own_page, refused
from web.citizen.uploading import Box, take_files
from web.desk.papers import picture_of
from web.forms import form_key
from web.pages import go, page, wants_part
from web.scopes import Form, Now, TheCase


@post("/cases/{number:str}/materials/{material:int}/files", may="supply")
async def upload(
    request: Request, case: TheCase, now: Now, form: Form, material: FromPath[int]
) -> Response:
    """One picture or PDF, at once."""
    row = await _asked(case, material)
    hold = partial(still_to_send, case, row.id)
    since = await asked_since(case)
    status, error = await take_files(request, row, form, at=now, hold=hold, since=since)
    return await _part(request, case, row, status=status, error=error)


@post("/cases/{number:str}/materials/{material:int}/files/{file:int}/removal", may="supply")
async def remove(
    request: Request, case: TheCase, now: Now, material: FromPath[int], file: FromPath[int]
) -> Response:
    """Take one of them away again."""
    row = await _asked(case, material)
    await take_back_picture(case, row.id, file, at=now)
    return await _part(request, case, row)


async def _asked(case: Case, material: int) -> CaseMaterial:
    row = await material_to_send(case, material)
    if row is None:
        raise NotFoundException
    return row


async def _part(
    request: Request, case: Case, row: CaseMaterial, *, error: str = "", status: int = 200
) -> Response:
    """The box alone; without scripts the page it stands on, or the box with what was wrong."""
    base = f"/cases/{case.case_no}"
    back = f"{base}/{'gap' if row.state == MaterialState.TOLERATED else 'supply'}#box-{row.id}"
    box = Box(row, await own_pictures(case, row), base, error)
    if wants_part(request):
        return page(request, "citizen/_uploaded.html", status=status, box=box)
    if error:
        return page(request, "citizen/sent.html", status=status, box=box, back=back)
    return go(back)


@get("/cases/{number:str}/files/{file:int}/{sheet:int}", may="read_own_cases")
async def sheet(
    request: Request, case: TheCase, now: Now, file: FromPath[int], sheet: FromPath[int]
) -> Response:
    """One page of what was handed in, as a picture with its watermark."""
    row = await find_sheet(case.id, file, sheet)
    if row is None or row.removed_at is not None:
        raise NotFoundException
    await note(request, case, Access.FILE, now, row.name)
    return await picture_of(row, sheet, case, now)


@get("/cases/{number:str}/gap", may="write_message")
async def ask_gap(request: Request, case: TheCase) -> Response:
    """What was promised for later (容缺), with room for pictures."""
    return await _gap(request, case)


@post("/cases/{number:str}/gap", may="write_message")
async def tell_gap(request: Request, case: TheCase, now: Now, form: Form) -> Response:
    """Tell the desk that it may look; the clerk alone says that the gap is filled."""
    rows = [row for row in await _promised(case) if await own_pictures(case, row)]
    try:
        if not rows:
            raise Invalid({"file": "还没有上传，请先拍照或选择文件。"})
        names = "、".join(f"“{row.name}”" for row in rows)
        key = form_key(form)
        await write_message(
            case, by=request.user, at=now, words=f"{names}已上传，请核对。", key=key
        )
    except (Invalid, NotNow) as wrong:
        return await _gap(request, case, **refused(wrong, form, "file"))
    return go(f"/cases/{case.case_no}?done=gap")


async def _promised(case: Case) -> list[CaseMaterial]:
    rows = [row for row in await case.materials() if row.state == MaterialState.TOLERATED]
    return [row for row in rows if await material_to_send(case, row.id)]


async def _gap(request: Request, case: Case, **context: object) -> Response:
    base = f"/cases/{case.case_no}"
    boxes = [Box(row, await own_pictures(case, row), base) for row in await _promised(case)]
    return await own_page(request, "gap", case, boxes=boxes, **context)
