"""Blank forms, filled-in ones and samples of results, as the draft has them."""

from litestar import Response, get
from litestar.exceptions import NotFoundException
from litestar.params import FromPath

from models.database import fetch_one
from models.files.file import File
from web.admin.matter import TheMatter


@get("/items/{item:str}/files/{file:int}", may="read_catalogue")
async def show(matter: TheMatter, file: FromPath[int]) -> Response:
    """One file of any version of the item."""
    if await fetch_one(_OF_THE_ITEM, matter.item.id, file) is None:
        raise NotFoundException
    found = await File.objects().get(File.id == file)
    ending = found.media_type.rpartition("/")[2]
    return Response(
        await found.content(),
        media_type=found.media_type,
        headers={
            "content-disposition": f'inline; filename="file-{file}.{ending}"',
            "cache-control": "private, no-store",
        },
    )


_OF_THE_ITEM = """
SELECT 1 FROM item_version v WHERE v.item = $1 AND (
  EXISTS (SELECT 1 FROM item_material m WHERE m.version = v.id AND $2 IN (m.blank, m.sample))
  OR EXISTS (SELECT 1 FROM result r WHERE r.version = v.id AND r.sample = $2)
)
"""
