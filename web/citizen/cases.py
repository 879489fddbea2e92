"""My cases, and one of them: where it is, since when, until when, and why."""

from litestar import Request, Response, get
from litestar.exceptions import NotFoundException
from litestar.params import FromPath

from models.audit.access import Access
from models.calendar.hours import local_date
from models.cases.reading.due_days import explain
from models.cases.reading.my_list import WHICH_NAMES, MyList, Wanted, Which, list_of
from models.cases.reading.own import read_own
from web.citizen.case_page import case_page
from web.citizen.noting import note, own_page
from web.citizen.words import address_of
from web.desk.choices import pick
from web.desk.papers import paper_of, pdf, please_wait
from web.pages import page
from web.scopes import Now, TheCase


@get("/cases", may="read_own_cases")
async def index(request: Request, now: Now) -> Response:
    """Those that wait for me first; for whom, in which state, by number."""
    wanted = _wanted(request)
    listed = await list_of(request.user, wanted, local_date(now))
    return page(
        request,
        "citizen/cases.html",
        listed=listed,
        wanted=wanted,
        people=_people(listed, wanted),
        states=_states(wanted),
        now=now,
    )


def _wanted(request: Request) -> Wanted:
    asked = request.query_params
    return Wanted(
        _number(asked.get("who", ""), 18) or 0,
        pick(Which, asked.get("state", "")) or Which.ALL,
        asked.get("q", "").replace("\0", "").strip()[:60],
        _number(asked.get("page", ""), 6) or 1,
    )


def _number(text: str, digits: int) -> int | None:
    plain = text.isascii() and text.isdecimal() and len(text) <= digits
    return int(text) if plain else None


def _people(listed: MyList, wanted: Wanted) -> list[dict]:
    """Nothing to choose where all cases are of one person."""
    if len(listed.people) < 2:
        return []
    everybody = {"text": "所有人", "href": address_of(wanted, who=0), "current": not wanted.who}
    return [
        everybody,
        *(
            {
                "text": one.name,
                "count": one.count,
                "href": address_of(wanted, who=one.id),
                "current": one.id == wanted.who,
            }
            for one in listed.people
        ),
    ]


def _states(wanted: Wanted) -> list[dict]:
    return [
        {"text": name, "href": address_of(wanted, which=which), "current": which is wanted.which}
        for which, name in WHICH_NAMES.items()
    ]


@get("/cases/{number:str}", may="read_own_cases")
async def show(request: Request, number: FromPath[str], now: Now) -> Response:
    """Where it is, since when, until when, and why."""
    return await case_page(request, number, now)


@get("/cases/{number:str}/days", may="read_own_cases")
async def days(request: Request, case: TheCase, now: Now) -> Response:
    """为什么是这一天: the limit day by day."""
    read = await read_own(case)
    return await own_page(request, "days", case, explained=explain(read, now))


@get("/cases/{number:str}/papers/{paper:str}", may="read_own_cases")
async def paper(request: Request, case: TheCase, now: Now, paper: FromPath[str]) -> Response:
    """One of my papers; slips between offices are not."""
    document = await paper_of(case, paper)
    if not document.for_applicant:
        raise NotFoundException
    if not document.ready:
        return please_wait(request, document)
    await note(request, case, Access.PAPER, now, document.number)
    return await pdf(document)
