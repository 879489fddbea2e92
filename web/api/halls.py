"""Halls and stations as open facts."""

from litestar import Request, Response, get

from models.database import fetch
from models.offices.place import Hall, Station
from models.offices.standing import PlaceNow, halls_now, stations_now
from web.api.answers import OF_LISTS, answer
from web.api.shapes import HallLine, Halls
from web.scopes import Now


@get("/halls", may="read_public", responses=OF_LISTS)
async def index(request: Request, now: Now) -> Response[Halls]:
    """Where people go, with hours and telephone, open or not, and how full."""
    halls = await halls_now(await Hall.objects(), now)
    stations = await stations_now(await Station.objects(), now)
    return answer(
        request,
        Halls(
            [_line(row, halls[row["id"]]) for row in await fetch(_HALLS)],
            [_line(row, stations[row["id"]]) for row in await fetch(_STATIONS)],
        ),
    )


def _line(row: dict, now: PlaceNow) -> HallLine:
    told = {name: value for name, value in row.items() if name != "id"}
    opening, look = now.opening, now.look
    return HallLine(
        **told,
        open_now=opening.is_open if opening else None,
        changes_at=opening.until if opening else None,
        waiting=look.waiting if look else None,
        windows_open=look.windows_open if look else None,
        counted_at=look.at if look else None,
    )


_HALLS = """
SELECT h.id, h.name, h.address, h.hours, h.phone, r.name AS region, r.code AS region_code
FROM hall h JOIN office o ON o.id = h.office JOIN region r ON r.id = o.region ORDER BY h.id
"""
_STATIONS = """
SELECT s.id, s.name, s.address, s.hours, s.phone, r.name AS region, r.code AS region_code
FROM station s JOIN region r ON r.id = s.region WHERE s.open ORDER BY s.id
"""
