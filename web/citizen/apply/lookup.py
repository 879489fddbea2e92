"""免证办 at 传材料: the register is asked about the papers that were ticked, each once."""

from litestar import Response, post

from models.sharing.asking import look_up
from models.sharing.lookup import Answer
from web.citizen.apply.draft import Applying, TheDraft
from web.citizen.apply.lines import MaterialLine
from web.citizen.apply.listing import lines_of
from web.citizen.apply.materials import show_list
from web.demo.stand_ins import certificates
from web.pages import go

NOT_TICKED = "请勾选同意查询的材料；不同意查询的，可以自己上传。"


@post("/applications/{application:int}/materials/lookup", may="apply")
async def ask(applying: TheDraft) -> Response:
    """Ask about each ticked paper, as the person consents to; what was not ticked is not asked."""
    chosen = await _chosen(applying)
    if not chosen:
        return await show_list(applying, {"ask": NOT_TICKED})
    for line in chosen:
        answer = await look_up(
            applying.draft,
            line.row,
            by=applying.citizen,
            consented=True,
            at=applying.now,
            transport=certificates(),
        )
        if answer is Answer.UNREACHABLE:
            break  # somebody waits in front of the page; the others may be asked again, too
    return go(applying.materials_address())


async def _chosen(applying: Applying) -> list[MaterialLine]:
    ticked = applying.form.getall("ask", [])
    lines = await lines_of(applying)
    return [line for line in lines if line.can_be_asked_now and str(line.row.id) in ticked]
