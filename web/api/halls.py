"""Halls and stations as open facts."""

from litestar import Request, Response, get

from models.database import fetch
from web.api.answers import OF_LISTS, answer
from web.api.shapes import HallLine, Halls


@get("/halls", may="read_public", responses=OF_LISTS)
async def index(request: Request) -> Response[Halls]:
    """Where people go, with hours and telephone."""
    halls = [HallLine(**row) for row in await fetch(_HALLS)]
    return answer(request, Halls(halls, [HallLine(**row) for row in await fetch(_STATIONS)]))


_HALLS = """
SELECT h.name, h.address, h.hours, h.phone, r.name AS region, r.code AS region_code
FROM hall h JOIN office o ON o.id = h.office JOIN region r ON r.id = o.region ORDER BY h.id
"""
_STATIONS = """
SELECT s.name, s.address, s.hours, s.phone, r.name AS region, r.code AS region_code
FROM station s JOIN region r ON r.id = s.region WHERE s.open ORDER BY s.id
"""
