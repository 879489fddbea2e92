"""传材料: the list for this situation; each line is sent, looked up, promised or put off."""

from dataclasses import replace
from datetime import date

from litestar import Response, get, post
from litestar.params import FromPath

from models.calendar.hours import local_date
from models.cases.filling.entrance import unsettled_materials
from models.cases.material import CaseMaterial
from models.errors import Invalid
from models.people.account.consent import Consent, Purpose
from web.citizen.apply.draft import Applying, TheDraft
from web.citizen.apply.lines import MaterialLine, with_error
from web.citizen.apply.listing import lines_of
from web.citizen.apply.promises import is_due
from web.citizen.apply.stages import MATERIALS
from web.citizen.uploading import material_among, take_files
from web.forms import cut, ticked
from web.pages import go, page, wants_part


@get("/applications/{application:int}/materials", may="apply")
async def show(applying: TheDraft) -> Response:
    """The list."""
    return await applying.must_first(MATERIALS) or await show_list(applying)


@post("/applications/{application:int}/materials", may="apply")
async def save(applying: TheDraft) -> Response:
    """Go on, when every line is settled."""
    missing = await applying.must_first(MATERIALS)
    if missing:
        return missing
    if applying.goes_back:
        return await applying.on(MATERIALS)
    if await is_due(applying):
        return go(f"{applying.address}/promise")
    today = local_date(applying.now)
    rows = await unsettled_materials(applying.draft, today)
    if rows:
        return await show_list(applying, {f"material_{row.id}": _sentence(row) for row in rows})
    return await applying.on(MATERIALS)


def _sentence(row: CaseMaterial) -> str:
    return f"“{row.name}”还没传，请上传{'或者约定补交的日期' if row.tolerable else ''}。"


@post("/applications/{application:int}/materials/{material:int}/files", may="apply")
async def upload(applying: TheDraft, material: FromPath[int]) -> Response:
    """One file of one line."""
    row = await _row(applying, material)
    status, error = await take_files(
        applying.request, row, applying.form, at=applying.now, hold=applying.draft.lock_draft
    )
    return await _answer(applying, row, status, error)


@post(
    "/applications/{application:int}/materials/{material:int}/files/{file:int}/removal", may="apply"
)
async def remove(applying: TheDraft, material: FromPath[int], file: FromPath[int]) -> Response:
    """Take one file away again."""
    row = await _row(applying, material)
    await applying.draft.take_away(row, file, at=applying.now)
    return await _answer(applying, row)


@post("/applications/{application:int}/materials/{material:int}/later", may="apply")
async def later(applying: TheDraft, material: FromPath[int]) -> Response:
    """容缺: promise it for a day; a promised one may be taken back."""
    row, form = await _row(applying, material), applying.form
    if ticked(form, "not_later"):
        await applying.draft.not_later(row.id)
        return _back_to(applying, row)
    try:
        await applying.draft.promise_later(
            row.id,
            _day(cut(form, f"day_{row.id}", 10)),
            agreed=ticked(form, f"agreed_{row.id}"),
            at=applying.now,
        )
    except Invalid as wrong:
        errors = {f"{name}_{row.id}": sentence for name, sentence in wrong.errors.items()}
        return await show_list(applying, errors)
    return _back_to(applying, row)


def _day(words: str) -> date | None:
    try:
        return date.fromisoformat(words)
    except ValueError:
        return None


async def _row(applying: Applying, material: int) -> CaseMaterial:
    return material_among(await applying.draft.materials(), material)


def _back_to(applying: Applying, row: CaseMaterial) -> Response:
    return go(applying.materials_address(row.id))


async def _answer(
    applying: Applying, row: CaseMaterial, status: int = 200, error: str = ""
) -> Response:
    if not wants_part(applying.request):
        return (
            await show_list(applying, {f"box-{row.id}": error})
            if error
            else _back_to(applying, row)
        )
    lines = await lines_of(applying)
    line = next(one for one in lines if one.row.id == row.id)
    return page(
        applying.request,
        "citizen/apply/_material_news.html",
        status=status,
        line=line,
        lines=lines,
        box=with_error(line, error),
    )


async def show_list(applying: Applying, errors: dict[str, str] | None = None) -> Response:
    """The list, with what was wrong."""
    lines = [_told(line, errors or {}) for line in await lines_of(applying)]
    return await applying.show(
        MATERIALS,
        status=422 if errors else 200,
        errors=errors,
        lines=lines,
        promise_due=await is_due(applying),
        consented=await Consent.given(applying.citizen, Purpose.LOOK_UP),
    )


def _told(line: MaterialLine, errors: dict[str, str]) -> MaterialLine:
    error = errors.get(line.box.id, "")
    return replace(line, box=with_error(line, error)) if error else line
