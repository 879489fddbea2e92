"""补材料: the list line by line, kept as it is written, sent when every line is answered."""

from urllib.parse import quote

from litestar import Request, Response, get, post

from models.cases.case import Case
from models.cases.filling.answering import LONGEST, asked_now, keep_answers, own_pictures
from models.cases.records.correction import CorrectionLine
from models.errors import Invalid, NotNow
from web.citizen.noting import own_page, refused
from web.citizen.supply_files import must_be_uploaded, pressed, take_all
from web.citizen.uploading import Box
from web.forms import form_key, text
from web.pages import go
from web.scopes import Form, Now, TheCase


@get("/cases/{number:str}/supply", may="supply")
async def ask_supply(request: Request, case: TheCase) -> Response:
    """What is asked, line by line, with what was written and sent in so far."""
    return await _show(request, case)


@post("/cases/{number:str}/supply/lines", may="supply")
async def keep(request: Request, case: TheCase, form: Form) -> Response:
    """Keep what is written so far; nothing is sent yet."""
    try:
        lines = await asked_now(case)
        await keep_answers(case, _typed(form, lines))
        must_be_uploaded(form, lines)
    except (Invalid, NotNow) as wrong:
        return await _show(request, case, **refused(wrong, form, "late"))
    return go(f"/cases/{case.case_no}/supply?done=kept")


@post("/cases/{number:str}/supply", may="supply")
async def supply(request: Request, case: TheCase, now: Now, form: Form) -> Response:
    """Send the answers. A line that only has pictures says so; a forgotten one is named, and the
    others are kept."""
    lines = await asked_now(case)
    try:
        typed = _typed(form, lines)
        must_be_uploaded(form, lines)
        answers = await _with_pictures(case, lines, typed)
        await case.supply(by=request.user, at=now, key=form_key(form), answers=answers)
    except (Invalid, NotNow) as wrong:
        if isinstance(wrong, Invalid):
            await _keep_quietly(case, form, lines)
        return await _show(request, case, **refused(wrong, form, "late"))
    return go(f"/cases/{case.case_no}?done=supply")


@post("/cases/{number:str}/supply/files", may="supply")
async def send_files(request: Request, case: TheCase, now: Now, form: Form) -> Response:
    """Without scripts: the chosen files of every line at once; what is written is kept too."""
    lines = await asked_now(case)
    try:
        await _keep_quietly(case, form, lines)
        boxes = (await _boxes(case, lines)).values()
        wrong = await take_all(request, case, boxes, form, now)
        if wrong:
            raise Invalid(wrong)
        _typed(form, lines)
    except (Invalid, NotNow) as late:
        return await _show(request, case, **refused(late, form, "late"))
    return go(f"/cases/{case.case_no}/supply#box-{quote(pressed(form))}")


def _typed(form: Form, lines: list[CorrectionLine]) -> dict[int, str]:
    return {
        line.id: text(form, f"line_{line.id}", LONGEST)
        for line in lines
        if f"line_{line.id}" in form
    }


async def _keep_quietly(case: Case, form: Form, lines: list[CorrectionLine]) -> None:
    fine = {}
    for line in lines:
        try:
            fine |= _typed(form, [line])
        except Invalid:  # told beside its field already
            continue
    await keep_answers(case, fine)


async def _with_pictures(
    case: Case, lines: list[CorrectionLine], typed: dict[int, str]
) -> dict[int, str]:
    """What is said of each line: the words now, those kept before, or how many pictures came."""
    boxes = await _boxes(case, lines)
    return {line.id: typed.get(line.id, line.answer) or _pictures(boxes, line) for line in lines}


def _pictures(boxes: dict[int, Box], line: CorrectionLine) -> str:
    count = len(boxes[line.material].sheets) if line.material in boxes else 0
    return f"已上传{count}个文件" if count else ""


async def _boxes(
    case: Case, lines: list[CorrectionLine], errors: dict[str, str] | None = None
) -> dict[int, Box]:
    """The upload boxes by material, each with what was wrong with its files."""
    wrong = errors or {}
    asked = {line.material for line in lines}
    base = f"/cases/{case.case_no}"
    return {
        row.id: Box(row, await own_pictures(case, row), base, wrong.get(f"box-{row.id}", ""))
        for row in await case.materials()
        if row.id in asked
    }


async def _show(request: Request, case: Case, **context: object) -> Response:
    if context:
        await case.reread()
    lines = await asked_now(case)
    kept = {f"line_{line.id}": line.answer for line in lines}
    return await own_page(
        request,
        "supply",
        case,
        lines=lines,
        boxes=await _boxes(case, lines, context.get("errors")),
        values=kept | dict(context.pop("values", {})),
        toast="已保存，还没有提交。" if request.query_params.get("done") == "kept" else "",
        **context,
    )
