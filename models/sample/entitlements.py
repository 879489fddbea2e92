"""Which counter of the demonstration takes which item in, read off the items' intake modes."""

from models.catalog.item import WindowItem
from models.catalog.words import IntakeMode
from models.database import fetch
from models.offices.place import Hall, Station, Window
from models.sample.offices import HERE, THERE, County
from models.sample.places import CENTRE, NEIGHBOUR_CENTRE, STATION, once

WINDOW, REGION_WIDE, DIRECT = IntakeMode.WINDOW, IntakeMode.REGION_WIDE, IntakeMode.DIRECT
COLLECTED = (IntakeMode.COLLECT_ACCEPT, IntakeMode.COLLECT_FORWARD)
HANDED_DOWN = (IntakeMode.DELEGATED, IntakeMode.ENTRUSTED)

Counter = tuple[str, str] | str  # hall and number of a window, or a station

# The counter, whose items it takes, and by which modes: the first that the item has. What a
# window takes in for the offices they do not take in themselves (S1-A-3-1).
COUNTERS: tuple[tuple[Counter, County, tuple[IntakeMode, ...]], ...] = (
    ((HERE.hall, "3"), HERE, (WINDOW,)),
    ((HERE.hall, "5"), THERE, (REGION_WIDE,)),
    ((HERE.hall, "6"), HERE, (DIRECT,)),
    ((THERE.hall, "1"), THERE, (WINDOW,)),
    ((THERE.hall, "2"), HERE, (REGION_WIDE,)),
    ((THERE.hall, "6"), THERE, (DIRECT,)),
    (STATION, HERE, COLLECTED),
    (CENTRE, HERE, (*COLLECTED, *HANDED_DOWN)),
    (NEIGHBOUR_CENTRE, THERE, (*COLLECTED, *HANDED_DOWN)),
)


async def entitle_counters() -> None:
    """Give every counter the items it lacks."""
    for place, county, modes in COUNTERS:
        where = await _where(place)
        for item, mode in await _takes(county, modes):
            same = (WindowItem.item == item) & _same(where)
            await once(WindowItem, same, item=item, mode=mode, **where)


async def _takes(county: County, modes: tuple[IntakeMode, ...]) -> list[tuple[int, IntakeMode]]:
    found = []
    for row in await fetch(_MODES, f"11{county.region}%"):
        offered = set(row["intake_modes"])
        mode = next((one for one in modes if one in offered), None)
        if mode and not (mode is DIRECT and WINDOW in offered):
            found.append((row["item"], mode))
    return found


_MODES = """
SELECT DISTINCT ON (v.item) v.item, v.intake_modes
FROM item_version v JOIN item i ON i.id = v.item JOIN office o ON o.id = i.office
JOIN standard_item s ON s.id = i.standard
WHERE o.code LIKE $1 AND NOT i.imported AND s.basic_code ~ '^00[0-9]{2}99'
  AND v.published_at IS NOT NULL
ORDER BY v.item, v.version DESC
"""


async def _where(place: Counter) -> dict[str, int | None]:
    if isinstance(place, str):
        station = await Station.objects().get(Station.name == place)
        return {"window": None, "station": station.id}
    hall = await Hall.objects().get(Hall.name == place[0])
    number = (Window.hall == hall.id) & (Window.number == place[1])
    return {"window": (await Window.objects().get(number)).id, "station": None}


def _same(where: dict[str, int | None]) -> object:
    if where["station"]:
        return WindowItem.station == where["station"]
    return WindowItem.window == where["window"]
