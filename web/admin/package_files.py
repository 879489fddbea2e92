"""Packages as one JSON file: down to keep or hand on, up as unpublished or changed packages."""

from litestar import Request, Response, get, post
from litestar.datastructures import UploadFile

from models.catalog.packages.entry import PackageEntry, read_file
from models.catalog.packages.file import Outcome, export_packages, import_packages
from models.catalog.packages.package import Package
from models.catalog.packages.reach import lead_codes, package_lines
from models.errors import Invalid
from models.people.permissions import may
from models.people.staff import Officer
from web.desk.frames import frame_of
from web.pages import go, page
from web.scopes import Form, Now


@get("/packages", may="read_catalogue")
async def index(request: Request) -> Response:
    """Those of the person's region."""
    return await _index(request)


async def _index(request: Request, errors: dict[str, str] | None = None) -> Response:
    query = request.query_params
    return page(
        request,
        "admin/packages.html",
        status=422 if errors else 200,
        frame=frame_of(request),
        packages=await package_lines(request.user),
        errors=errors or {},
        counts={one: query.get(one, "")[:5] for one in Outcome} if "created" in query else {},
    )


@get("/packages/file", may="read_catalogue")
async def download(request: Request) -> Response:
    """All packages within the person's reach."""
    codes = [line["code"] for line in await package_lines(request.user)]
    headers = {
        "content-disposition": 'attachment; filename="packages.json"',
        "cache-control": "private, no-store",
    }
    return Response(await export_packages(codes), media_type="application/json", headers=headers)


@post("/packages/file", may="edit_catalogue")
async def upload(request: Request, now: Now, form: Form) -> Response:
    """A file of packages: all of it, or nothing and what is wrong where."""
    file, by = form.get("file"), request.user.id
    try:
        if not isinstance(file, UploadFile) or not file.filename:
            raise Invalid({"file": "还没有选择文件，请选择导出的 .json。"})
        data = await file.read()
        await _must_be_theirs(request.user, read_file(data))
        publish = may(request.user.roles, "publish_catalogue")
        counts = await import_packages(data, by=by, at=now, publish=publish)
    except Invalid as wrong:
        return await _index(request, wrong.errors)
    told = "&".join(f"{one}={counts[one]}" for one in Outcome)
    return go(f"/admin/packages?{told}")


async def _must_be_theirs(officer: Officer, entries: list[PackageEntry]) -> None:
    """Raises Invalid for packages and offices that somebody else looks after."""
    theirs = {line["code"] for line in await package_lines(officer)}
    offices, errors = await lead_codes(officer), {}
    for place, entry in enumerate(entries):
        where = f"packages[{place}]"
        if entry.code not in theirs and await Package.exists().where(Package.code == entry.code):
            errors[f"{where}.code"] = f"{where}：编码“{entry.code}”是别的地区的一件事，不能改。"
        if entry.lead_office not in offices:
            errors[f"{where}.lead_office"] = (
                f"{where}：牵头部门“{entry.lead_office}”不在您管的地区。"
            )
    if errors:
        raise Invalid(errors)
