"""One package (一件事): a form for its fields, steps and papers; shown to the public or not."""

from litestar import Request, Response, get, post

from models.catalog.packages.content import create_package, set_published
from models.errors import Invalid
from web.admin.package_form import PackageForm, ThePackage, form_for, moves
from web.forms import cut
from web.pages import go, go_whole
from web.scopes import Form, Now


@get("/packages/new", may="edit_catalogue")
async def blank(request: Request, now: Now, form: Form) -> Response:
    """An empty form."""
    return await (await form_for(request, None, form, now)).show_kept()


@post("/packages/new", may="edit_catalogue")
async def create(request: Request, now: Now, form: Form) -> Response:
    """Keep the new one, or only arrange its rows."""
    filled = await form_for(request, None, form, now)
    if moves(form):
        return await filled.show_typed()
    content, code = await filled.typed(), cut(form, "code", 50)
    filled.check_code(code)
    if not filled.errors:
        try:
            await create_package(code, content, by=request.user.id, at=now)
            return go_whole(request, f"/admin/packages/{code}?done=save")
        except Invalid as wrong:
            filled.refuse(wrong)
    return await filled.show_typed()


@get("/packages/{package:str}", may="read_catalogue")
async def show(filled: ThePackage) -> Response:
    """The package as it stands; those who may not edit it read it."""
    return await filled.show_kept()


@post("/packages/{package:str}", may="edit_catalogue")
async def save(filled: ThePackage) -> Response:
    """Keep what was typed, or only arrange the rows."""
    if moves(filled.form) or not await filled.save():
        return await filled.show_typed()
    return go_whole(filled.request, f"{filled.address}?done=save")


@post("/packages/{package:str}/publication", may="publish_catalogue")
async def publish(filled: ThePackage) -> Response:
    """Show it to the public."""
    return await _publish(filled, published=True)


@post("/packages/{package:str}/withdrawal", may="publish_catalogue")
async def withdraw(filled: ThePackage) -> Response:
    """Take it from the public."""
    return await _publish(filled, published=False)


async def _publish(filled: PackageForm, *, published: bool) -> Response:
    by, at = filled.request.user.id, filled.now
    await set_published(filled.package, published, by=by, at=at)
    return go(f"{filled.address}?done={'publish' if published else 'withdraw'}")
