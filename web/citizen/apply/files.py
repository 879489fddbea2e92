"""What was sent with a draft, shown to who sent it, with the watermark it carries everywhere."""

from litestar import Response, get
from litestar.exceptions import NotFoundException
from litestar.params import FromPath

from models.cases.material import find_sheet
from web.citizen.apply.draft import TheDraft
from web.desk.papers import picture_of


@get("/applications/{application:int}/files/{file:int}/{sheet:int}", may="apply")
async def sheet(applying: TheDraft, file: FromPath[int], sheet: FromPath[int]) -> Response:
    """One page of one file as a picture."""
    row = await find_sheet(applying.draft.id, file, sheet)
    if row is None or row.removed_at is not None:
        raise NotFoundException
    return await picture_of(row, sheet, applying.draft, applying.now)
