"""Packages (一件事): the list, the steps of one, and the one checker for all of them."""

from litestar import Request, Response, get
from litestar.exceptions import NotFoundException
from litestar.params import FromPath

from models.calendar.hours import local_date
from models.catalog.packages.checklist import (
    PackageChecklist,
    package_checklist,
    question_keys,
)
from models.catalog.packages.days import total, usual_days
from models.catalog.packages.guide import PackageGuide, package_in_force, packages_in_force
from models.documents.composing.sheets import places_of
from models.settings import settings
from web.checker_words import as_query
from web.pages import page
from web.scopes import Now


@get("/packages", may="read_public")
async def index(request: Request, now: Now) -> Response:
    """All packages."""
    found = await packages_in_force(local_date(now))
    return page(request, "public/packages.html", packages=found)


@get("/packages/{code:str}", may="read_public")
async def show(request: Request, now: Now, code: FromPath[str]) -> Response:
    """The steps of one: who does it, what waits for what, how long it takes."""
    package = await found(code, now)
    days = {step.key: usual_days(step) for step in package.steps}
    return page(request, "public/package.html", package=package, total=total(package), days=days)


@get("/packages/{code:str}/materials", may="read_public")
async def materials(request: Request, now: Now, code: FromPath[str]) -> Response:
    """The checker: every question once, every paper once."""
    package, listed = await answered(request, code, now)
    return page(
        request,
        "public/package_materials.html",
        package=package,
        listed=listed,
        counters=await places_of(package),
        address=f"{settings().base_url}{checker_of(package, listed)}",
        query=as_query(listed.answers),
    )


async def found(code: str, now: Now) -> PackageGuide:
    """The package of a code, or 404."""
    package = await package_in_force(code, local_date(now))
    if package is None:
        raise NotFoundException
    return package


async def answered(request: Request, code: str, now: Now) -> tuple[PackageGuide, PackageChecklist]:
    """The package of a code and its list for the answers in the address."""
    package = await found(code, now)
    given = request.query_params
    answers = {key: tuple(given.getall(key, [])) for key in question_keys(package)}
    return package, package_checklist(package, answers)


def checker_of(package: PackageGuide, listed: PackageChecklist) -> str:
    """The address of the checker with only the answers that count."""
    query = as_query(listed.answers)
    return f"/packages/{package.code}/materials" + (f"?{query}" if query else "")
