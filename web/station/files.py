"""The pictures of a draft, for the person at the counter."""

from litestar import Response, get
from litestar.exceptions import NotFoundException
from litestar.params import FromPath

from models.cases.material import find_sheet
from web.desk.papers import picture_of
from web.station.draft import TheCounter


@get("/intakes/{draft:int}/files/{file:int}/{sheet:int}", may="take_in")
async def sheet(counter: TheCounter, file: FromPath[int], sheet: FromPath[int]) -> Response:
    """One page, with the watermark it will carry everywhere."""
    row = await find_sheet(counter.draft.id, file, sheet)
    if row is None:
        raise NotFoundException
    return await picture_of(row, sheet, counter.draft, counter.now)
