"""实施清单 as a workbook: down to fill in, up into the draft."""

import re

from litestar import Response, get, post
from litestar.datastructures import UploadFile

from models.catalog.versioning import OPEN
from models.catalog.workbook.exchange import MEDIA_TYPE, export_version, import_version
from models.errors import Invalid, NotNow
from web.admin.item import overview
from web.admin.matter import TheMatter
from web.forms import cut
from web.pages import go


@get("/items/{item:str}/workbook", may="read_catalogue")
async def download(matter: TheMatter) -> Response:
    """One version with all its elements; without a choice, the newest."""
    version = matter.named(matter.request.query_params.get("version", "")) or matter.latest
    code = re.sub(r"[^A-Za-z0-9.-]", "_", matter.item.code)  # imported ones may hold anything
    name = f"{code}-v{version.version}.xlsx"
    return Response(
        await export_version(version, at=matter.now),
        media_type=MEDIA_TYPE,
        headers={
            "content-disposition": f'attachment; filename="{name}"',
            "cache-control": "private, no-store",
        },
    )


@post("/items/{item:str}/workbook", may="edit_catalogue")
async def upload(matter: TheMatter) -> Response:
    """A filled-in workbook into the draft: all of it, or nothing and what is wrong where."""
    file, digits = matter.form.get("file"), cut(matter.form, "_edition", 9)
    version = matter.latest
    try:
        if not isinstance(file, UploadFile) or not file.filename:
            raise Invalid({"file": "还没有选择文件，请选择填好的 .xlsx。"})
        if version.state not in OPEN:
            raise NotNow("没有正在编辑的草稿，请先开始编辑新版本。")
        edition = int(digits) if digits.isdecimal() else 0
        by = matter.request.user.id
        await import_version(version, await file.read(), edition=edition, by=by, at=matter.now)
    except Invalid as wrong:
        return await overview(matter, status=422, errors=wrong.errors, chosen="workbook")
    except NotNow as late:
        await matter.reread()
        return await overview(matter, status=409, late=late.sentence, chosen="workbook")
    return go(f"{matter.address}?done=workbook")
