"""Public lists: 全区通办事项清单, 综合窗口受理清单, 减材料、减环节、减时限清单."""

from litestar import Request, Response, get
from litestar.exceptions import NotFoundException
from litestar.params import FromPath

from models.catalog.public_lists import PAGE, reduced, taken_in_by
from models.catalog.words import IntakeMode
from web.pages import page
from web.public.services import page_number

MODES = {
    "region-wide": (
        IntakeMode.REGION_WIDE,
        "全区通办事项清单",
        "这些事项在全自治区任何一个政务服务大厅都能提交，由办理地的部门办结后寄给您。",
    ),
    "window": (
        IntakeMode.WINDOW,
        "综合窗口受理清单",
        "这些事项由综合窗口统一受理，部门不再单独收件。",
    ),
}


@get("/lists/reductions", may="read_public")
async def reductions(request: Request) -> Response:
    """What was cut since the first version of each item."""
    memory, number = request.app.state.memory, page_number(request)
    day = await memory.today()
    every = await memory.recall(("reduced", day), lambda: reduced(day))
    return page(
        request,
        "public/reductions.html",
        items=every[(number - 1) * PAGE : number * PAGE],
        total=len(every),
        page=number,
        pages=-(-len(every) // PAGE),
        day=day,
    )


@get("/lists/{name:str}", may="read_public")
async def by_mode(request: Request, name: FromPath[str]) -> Response:
    """The items that are taken in one way."""
    if name not in MODES:
        raise NotFoundException
    mode, title, words = MODES[name]
    memory, number = request.app.state.memory, page_number(request)
    day = await memory.today()
    items, total = await memory.recall(
        ("list", name, number, day), lambda: taken_in_by(mode, day, number)
    )
    return page(
        request,
        "public/listed.html",
        items=items,
        total=total,
        page=number,
        pages=-(-total // PAGE),
        day=day,
        heading=title,
        words=words,
        address=f"/lists/{name}",
        first=(number - 1) * PAGE,
    )
