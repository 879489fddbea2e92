"""核对材料: 齐, 容缺, 缺 for each line; each picture is sent alone, at once."""

from datetime import date

from litestar import Response, get, post
from litestar.datastructures import FormMultiDict, UploadFile
from litestar.exceptions import NotFoundException
from litestar.params import FromPath

from models.cases.filling.checking import Finding, longest_promise
from models.cases.material import CaseMaterial
from models.cases.words import MaterialState
from models.errors import Invalid
from web.desk.choices import pick
from web.forms import cut, file_name, text, values
from web.pages import go, page, wants_part
from web.station.draft import Counter, TheCounter
from web.station.words import unseen_words

CAMERA = "camera-"  # the button that saves the list and opens the camera of one line
FOUND = (MaterialState.COMPLETE, MaterialState.TOLERATED, MaterialState.MISSING)


@get("/intakes/{draft:int}/materials", may="take_in")
async def show(counter: TheCounter) -> Response:
    """The list, and the camera for one line; before an item is chosen there is none."""
    return counter.must_first("situation") or await _show(counter)


@post("/intakes/{draft:int}/materials", may="take_in")
async def save(counter: TheCounter) -> Response:
    """Keep what was found."""
    rows, form = await counter.draft.materials(), counter.form
    try:
        findings = {row.id: found for row in rows if (found := _finding(row, form))}
        await counter.draft.check_materials(findings, by=counter.request.user, at=counter.now)
    except Invalid as wrong:
        return await _show(counter, wrong.errors)
    following = cut(form, "next", 30)
    if following.startswith(CAMERA):
        return go(f"{counter.address}/materials?m={following.removeprefix(CAMERA)}#capture")
    if following == "draft":
        return go(counter.address.rpartition("/")[0])
    unseen = [row for row in rows if row.id not in findings]
    if unseen:
        errors = {f"material_{row.id}": unseen_words(row) for row in unseen}
        return await _show(counter, errors)
    return counter.on_to("confirmation")


def _finding(row: CaseMaterial, form: FormMultiDict) -> Finding | None:
    state = pick(MaterialState, cut(form, f"material_{row.id}", 20))
    if state not in FOUND and not (state is MaterialState.WAIVED and row.waivable):
        return None
    return Finding(state, _day(cut(form, f"promised_{row.id}", 10)), text(form, f"note_{row.id}"))


def _day(words: str) -> date | None:
    try:
        return date.fromisoformat(words)
    except ValueError:
        return None


async def _show(
    counter: Counter,
    errors: dict[str, str] | None = None,
    current: CaseMaterial | None = None,
) -> Response:
    materials = await counter.draft.materials()
    wanted = counter.request.query_params.get("m", "")
    current = current or next((row for row in materials if str(row.id) == wanted), None)
    promises = {
        row.id: row.promised_on or await longest_promise(row, counter.now)
        for row in materials
        if row.tolerable
    }
    return await counter.show(
        "materials",
        status=422 if errors else 200,
        errors=errors,
        current=current or next(iter(materials), None),
        promises=promises,
        values={f"material_{row.id}": row.state for row in materials} | dict(values(counter.form)),
    )


@post("/intakes/{draft:int}/materials/{material:int}/files", may="take_in")
async def upload(counter: TheCounter, material: FromPath[int]) -> Response:
    """One picture or PDF of one line."""
    row = await _material(counter, material)
    try:
        for file in _files(counter.form):
            await row.attach(
                await file.read(),
                file_name(file),
                by=counter.request.user.name,
                at=counter.now,
                hold=counter.draft.lock_draft,
            )
    except Invalid as wrong:
        return await _part(counter, row, error=wrong.errors["file"], status=422)
    return await _part(counter, row)


@post("/intakes/{draft:int}/materials/{material:int}/files/{file:int}/removal", may="take_in")
async def remove(counter: TheCounter, material: FromPath[int], file: FromPath[int]) -> Response:
    """Take one picture away again."""
    row = await _material(counter, material)
    await counter.draft.take_away(row, file, at=counter.now)
    return await _part(counter, row)


async def _material(counter: Counter, number: int) -> CaseMaterial:
    rows = await counter.draft.materials()
    row = next((row for row in rows if row.id == number), None)
    if row is None:
        raise NotFoundException
    return row


def _files(form: FormMultiDict) -> list[UploadFile]:
    files = [file for file in form.getall("file", []) if isinstance(file, UploadFile)]
    chosen = [file for file in files if file.filename]
    if not chosen:
        raise Invalid({"file": "还没有选择照片或文件，请先拍照或选择。"})
    return chosen


async def _part(
    counter: Counter, row: CaseMaterial, *, error: str = "", status: int = 200
) -> Response:
    if not wants_part(counter.request) and not error:
        return go(f"{counter.address}/materials?m={row.id}#capture")
    context = {
        "row": row,
        "sheets": await row.sheets(),
        "address": counter.address,
        "error": error,
    }
    if wants_part(counter.request):
        return page(counter.request, "station/_captured.html", status=status, **context)
    return await _show(counter, {"capture": error}, row)
