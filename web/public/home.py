"""The front door, and the small pages every page links to."""

from dataclasses import dataclass, replace
from datetime import date

from litestar import Request, Response, get

from models.calendar.hours import local_date
from models.cases.reading.drafts import drafts_of
from models.cases.reading.place_used import place_used
from models.cases.reading.waiting import waiting_for
from models.catalog.search.finding import Entry, Filters, Found, find
from models.catalog.search.service import services_of
from models.notices.inbox import unread_by
from models.offices.place import Hall, Station
from models.offices.standing import halls_now, stations_now
from models.people.account.overview import overview
from models.people.citizen import Citizen
from web.limits import FLOOD, limit
from web.pages import page
from web.scopes import Now

MOST = 8  # of what stands on the front page; the rest is a search away


@get("/", may="read_public")
async def home(request: Request, now: Now) -> Response:
    """What waits for the person first, then the ways in."""
    citizen = request.user if isinstance(request.user, Citizen) else None
    memory = request.app.state.memory
    day = await memory.today()
    place = await place_used(citizen, day) if citizen else ""
    return page(
        request,
        "public/home.html",
        front=(front := await memory.recall(("front", day), lambda: _front(day))),
        services=services_of(front.services.entries, place)[:MOST],
        lines=await waiting_for(citizen, now) if citizen else [],
        drafts=await drafts_of(citizen) if citizen else [],
        unread=await unread_by(citizen, local_date(now)) if citizen else 0,
        today=local_date(now),
    )


@dataclass(frozen=True)
class Front:
    """What the front door offers of the catalogue."""

    packages: list[Entry]
    services: Found


async def _front(day: date) -> Front:
    packages = await find("", Filters(packages=True), day)
    found = await find("", Filters(), day)
    more = await find("", Filters(), day, page=2)  # the last service's other counties
    entries = [one for one in found.entries + more.entries if not one.package]
    return Front(packages.entries[:MOST], replace(found, entries=entries))


@get("/halls", may="read_public")
async def halls(request: Request, now: Now) -> Response:
    """Where to go: halls and stations, open or not, how full, hours and telephone."""
    await limit(request, "halls", most=FLOOD)
    halls = await Hall.objects().order_by(Hall.id)
    stations = await Station.objects().where(Station.open.eq(True)).order_by(Station.id)
    return page(
        request,
        "public/halls.html",
        halls=halls,
        stations=stations,
        halls_now=await halls_now(halls, now),
        stations_now=await stations_now(stations, now),
        now=now,
    )


@get("/help", may="read_public")
async def help_(request: Request) -> Response:
    """Somebody does it with you: stations, telephone, a relative with a paper."""
    stations = await Station.objects().where(Station.open.eq(True)).order_by(Station.id)
    return page(request, "public/help.html", stations=stations)


@get("/me", may="read_public")
async def me(request: Request, now: Now) -> Response:
    """The account, or the way to it."""
    citizen, day = request.user if isinstance(request.user, Citizen) else None, local_date(now)
    return page(
        request,
        "public/me.html",
        known=await overview(citizen, day) if citizen else None,
        unread=await unread_by(citizen, day) if citizen else 0,
        closed=request.query_params.get("done") == "closed" and not citizen,
    )


@get("/privacy", may="read_public")
async def privacy(request: Request) -> Response:
    """What is kept about people, why, how long, and what they can ask for (17, 35)."""
    return page(request, "public/privacy.html")
