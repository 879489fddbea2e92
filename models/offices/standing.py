"""How halls and stations stand now: open or not, how full; read for the public page and the API."""

from dataclasses import dataclass
from datetime import datetime

from models.calendar.workday import calendar_of
from models.database import fetch
from models.offices.occupancy import Look, looks
from models.offices.opening import Opening, opening
from models.offices.place import Hall, Station


@dataclass(frozen=True)
class PlaceNow:
    """A place at a moment."""

    opening: Opening | None  # None: its hours can only be read by people
    look: Look | None  # None: a station, or nobody has told within the hour


async def halls_now(halls: list[Hall], now: datetime) -> dict[int, PlaceNow]:
    """Each hall by its id."""
    regions = {row["id"]: row["code"] for row in await fetch(_HALL_REGIONS)}
    newest = await looks()
    return {
        hall.id: PlaceNow(
            opening(hall.hours, now, await calendar_of(regions[hall.id])),
            _fresh(newest.get(hall.id), now),
        )
        for hall in halls
    }


async def stations_now(stations: list[Station], now: datetime) -> dict[int, PlaceNow]:
    """Each station by its id."""
    regions = {row["id"]: row["code"] for row in await fetch(_STATION_REGIONS)}
    return {
        one.id: PlaceNow(opening(one.hours, now, await calendar_of(regions[one.id])), None)
        for one in stations
    }


def _fresh(look: Look | None, now: datetime) -> Look | None:
    return look if look is not None and look.is_fresh(now) else None


_HALL_REGIONS = """
SELECT h.id, r.code FROM hall h JOIN office o ON o.id = h.office JOIN region r ON r.id = o.region
"""
_STATION_REGIONS = "SELECT s.id, r.code FROM station s JOIN region r ON r.id = s.region"
