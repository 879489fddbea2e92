"""Offices that an import has made: name, telephone, address and word on papers, looked after."""

from collections.abc import Mapping
from typing import Any

from litestar import Request, Response, get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath

from models.catalog.fields import Field
from models.database import fetch
from models.offices.office import Office
from models.people.staff import Officer
from web.admin.entry import Reader, shown
from web.desk.frames import frame_of
from web.forms import values
from web.pages import go, page
from web.scopes import Form, Now

FIELDS = (
    Field("name", "名称", required=True, longest=100),
    Field("short_name", "简称", required=True, longest=50),
    Field("paper_word", "机关代字", required=True, longest=12, help="文书编号里用，如 示审"),
    Field("phone", "电话", required=True, longest=40),
    Field("complaint_phone", "投诉电话", longest=40),
    Field("address", "地址", required=True, longest=200),
    Field("review_body", "复议机关", longest=100),
    Field("court", "管辖法院", longest=100),
)


@get("/offices", may="edit_catalogue")
async def index(request: Request) -> Response:
    """Those an import has made first, then those of the person's region."""
    found = await _offices(request.user, None)
    done = request.query_params.get("done", "")
    return page(request, "admin/offices.html", frame=frame_of(request), offices=found, done=done)


@get("/offices/{office:int}", may="edit_catalogue")
async def show(request: Request, office: FromPath[int]) -> Response:
    """One office."""
    row = await _office(request.user, office)
    return _show(request, row, shown(FIELDS, row), {})


@post("/offices/{office:int}", may="edit_catalogue")
async def save(request: Request, now: Now, form: Form, office: FromPath[int]) -> Response:
    """Keep what was typed: from now on somebody looks after it."""
    row = await _office(request.user, office)
    given, errors = await Reader(form, frozenset(), now).read(FIELDS, complete=True)
    if errors:
        return _show(request, row, values(form), errors)
    # Out of the person's region it stays marked, so that it does not vanish from everybody.
    given["imported"] = row["imported"] and not row["ours"]
    await Office.update(given).where(Office.id == office)
    return go("/admin/offices?done=save")


def _show(
    request: Request, row: Mapping[str, Any], stands: Mapping, errors: dict[str, str]
) -> Response:
    return page(
        request,
        "admin/office.html",
        status=422 if errors else 200,
        frame=frame_of(request),
        office=row,
        fields=FIELDS,
        values=stands,
        errors=errors,
    )


async def _office(officer: Officer, number: int) -> Mapping[str, Any]:
    rows = await _offices(officer, number)
    if not rows:
        raise NotFoundException
    return rows[0]


async def _offices(officer: Officer, number: int | None) -> list[Mapping[str, Any]]:
    return await fetch(_OFFICES, officer.region_prefix, number)


_OFFICES = """
SELECT o.*, r.name AS region_name, starts_with(r.code, $1) AS ours,
       (SELECT count(*) FROM item i WHERE i.office = o.id) AS items
FROM office o JOIN region r ON r.id = o.region
WHERE (starts_with(r.code, $1) OR o.imported) AND ($2::bigint IS NULL OR o.id = $2)
ORDER BY o.imported DESC, r.code, o.name
"""
