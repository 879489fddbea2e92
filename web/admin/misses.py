"""What people looked for in vain: give the word to an item as an alias, or tick it off."""

from dataclasses import replace
from urllib.parse import urlencode

from litestar import Request, Response, get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath

from models.calendar.hours import local_date
from models.catalog.aliases import add_alias
from models.catalog.reach import item_for, keeps
from models.catalog.search.entry import SearchMiss
from models.catalog.search.miss import misses
from models.catalog.shelf import Wish, lines
from models.errors import Invalid, NotNow
from web.desk.frames import frame_of
from web.forms import cut
from web.pages import go, page
from web.scopes import Form, Now

SHOWN, MOST = 20, 100


@get("/searches", may="edit_catalogue")
async def index(request: Request) -> Response:
    """The words, most often looked for first."""
    query = request.query_params
    return page(
        request,
        "admin/misses.html",
        frame=frame_of(request),
        misses=await misses(MOST),
        done=query.get("done", ""),
        item=query.get("item", "")[:60],
    )


@get("/searches/{miss:int}", may="edit_catalogue")
async def show(request: Request, now: Now, miss: FromPath[int]) -> Response:
    """One word, and the items it could belong to."""
    return await _show(request, now, await _miss(miss))


@post("/searches/{miss:int}/alias", may="edit_catalogue")
async def adopt(request: Request, now: Now, form: Form, miss: FromPath[int]) -> Response:
    """Give the word to an item's draft."""
    word = await _miss(miss)
    item = await item_for(request.user, cut(form, "item", 60))
    if item is None or not await keeps(request.user, item):
        return await _show(request, now, word, status=422, wrong="请在列表里选一个事项。")
    try:
        await add_alias(item, word.wanted, by=request.user.id, at=now)
    except (NotNow, Invalid) as refused:
        return await _show(request, now, word, status=409, wrong=refused.sentence)
    await SearchMiss.delete().where(SearchMiss.id == word.id)
    return go(f"/admin/searches?done=alias&{urlencode({'item': item.code})}")


@post("/searches/{miss:int}/settlement", may="edit_catalogue")
async def settle(miss: FromPath[int]) -> Response:
    """Looked at; nothing more to do. If it is looked for again, it comes back."""
    word = await _miss(miss)
    await SearchMiss.delete().where(SearchMiss.id == word.id)
    return go("/admin/searches?done=settled")


async def _miss(number: int) -> SearchMiss:
    found = await SearchMiss.objects().where(SearchMiss.id == number).first()
    if found is None:
        raise NotFoundException
    return found


async def _show(
    request: Request, now: Now, word: SearchMiss, *, status: int = 200, wrong: str = ""
) -> Response:
    wish = Wish(q=request.query_params.get("q", "").strip()[:40])
    found = await lines(request.user, wish, local_date(now), most=SHOWN) if wish.q else []
    if not wish.q and len(word.wanted) > 2:
        near = [replace(wish, q=word.wanted[:2]), replace(wish, q=word.wanted[-2:])]
        found = [
            line
            for one in near
            for line in await lines(request.user, one, local_date(now), most=SHOWN)
        ]
    return page(
        request,
        "admin/miss.html",
        status=status,
        frame=frame_of(request),
        miss=word,
        q=wish.q,
        lines=list({line.code: line for line in found}.values())[:SHOWN],
        wrong=wrong,
    )
