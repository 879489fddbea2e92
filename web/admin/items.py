"""The list of items: search, filters, how many stand where."""

from datetime import date
from typing import Any
from urllib.parse import urlencode

from litestar import Request, Response, get

from models.calendar.hours import local_date
from models.catalog.quality.fitness import issues_of
from models.catalog.shelf import Line, Wish, counts, lines, offices_on_shelf
from models.catalog.words import VERSION_STATE_NAMES, VersionState
from web.desk.choices import pick
from web.desk.frames import frame_of
from web.pages import go, page
from web.scopes import Now

PAGE = 50  # lines
MOST_CHECKED = 1000  # of the list, when only those with issues are wanted


@get("/", may="read_catalogue")
async def home() -> Response:
    """Where somebody who looks after the catalogue begins."""
    return go("/admin/items")


@get("/items", may="read_catalogue")
async def index(request: Request, now: Now) -> Response:
    """The items within the person's reach."""
    wish, asked = wish_of(request), _asked(request)
    at = _page_number(request)
    found, issues, more = await _found(request, wish, local_date(now), at)
    return page(
        request,
        "admin/items.html",
        frame=frame_of(request),
        lines=found,
        issues=issues,
        wish=wish,
        only_issues=asked["issues"] == "1",
        chips=_chips(await counts(request.user, wish), wish, asked),
        offices=await offices_on_shelf(request.user),
        before=_address(asked | {"page": str(at - 1)}) if at > 1 else "",
        after=_address(asked | {"page": str(at + 1)}) if more else "",
        workbook=_address(asked).replace("/admin/items", "/admin/list.xlsx", 1),
    )


def _asked(request: Request) -> dict[str, str]:
    names = ("q", "office", "state", "imported", "issues")
    return {name: request.query_params.get(name, "").strip()[:40] for name in names}


def wish_of(request: Request) -> Wish:
    """What the list is narrowed by, as the address says it."""
    asked = _asked(request)
    office = asked["office"] if asked["office"].isdecimal() else "0"
    return Wish(
        q=asked["q"],
        office=int(office) if len(office) < 18 else 0,
        state=pick(VersionState, asked["state"]) or "",
        imported=asked["imported"] == "1",
    )


def _page_number(request: Request) -> int:
    number = request.query_params.get("page", "")
    known = number.isdecimal() and len(number) < 6
    return max(int(number), 1) if known else 1


async def _found(
    request: Request, wish: Wish, day: date, at: int
) -> tuple[list[Line], dict[int, int], bool]:
    """The lines of one page, how many issues each has, and whether there are more."""
    skip = (at - 1) * PAGE
    if _asked(request)["issues"] != "1":
        found = await lines(request.user, wish, day, most=PAGE + 1, skip=skip)
        return found[:PAGE], await issues_of(found[:PAGE]), len(found) > PAGE
    every = await lines(request.user, wish, day, most=MOST_CHECKED)
    issues = await issues_of(every)
    found = [line for line in every if issues[line.version_id]]
    return found[skip : skip + PAGE], issues, len(found) > skip + PAGE


def _chips(
    found: dict[VersionState, int], wish: Wish, asked: dict[str, str]
) -> list[dict[str, Any]]:
    chips = [_chip("", "全部", sum(found.values()), wish, asked)]
    return chips + [
        _chip(state, VERSION_STATE_NAMES[state], found[state], wish, asked)
        for state in VersionState
    ]


def _chip(state: str, word: str, count: int, wish: Wish, asked: dict[str, str]) -> dict[str, Any]:
    href = _address(asked | {"state": str(state)})
    return {"text": word, "href": href, "count": count, "current": state == wish.state}


def _address(asked: dict[str, str]) -> str:
    query = urlencode({name: value for name, value in asked.items() if value})
    return f"/admin/items?{query}" if query else "/admin/items"
