"""Which desk a leg of a case belongs to, and in whose name papers go out."""

from typing import Any

from models.cases.leg import Desk
from models.cases.words import DeliveryWay, LegKind
from models.catalog.words import IntakeMode
from models.database import fetch_one


async def desk_for(leg: LegKind, case: Any) -> Desk:
    """The desk where a leg is opened: the counters of the hall, or the deciding office."""
    if leg is LegKind.INTAKE:
        return intake_desk(case)
    if leg is LegKind.RECHECK:
        return Desk(await hall_office(case.office))
    if leg is LegKind.OUT:
        return await out_desk(case)
    return Desk(case.office)


def intake_desk(case: Any) -> Desk:
    """Where the application was taken in."""
    return Desk(case.intake_office, case.intake_window, case.intake_station)


async def out_desk(case: Any) -> Desk:
    """Where the result lies ready: at the place of intake or a station, if that is the wish."""
    row = await fetch_one(_WISH, case.id)
    if row and row["way"] == DeliveryWay.INTAKE_COUNTER:
        return Desk(case.intake_office, None, case.intake_station)
    if row and row["station"]:
        return Desk(row["station_office"], None, row["station"])
    return Desk(await hall_office(case.office))


_WISH = """
SELECT d.way, d.station, s.office AS station_office
FROM delivery d LEFT JOIN station s ON s.id = d.station WHERE d."case" = $1
"""


async def hall_office(office: int) -> int:
    """The office that runs the hall of another office's region (政务服务管理部门).

    Falls back to the office itself where a region has none.
    """
    row = await fetch_one(
        "SELECT h.id FROM office o JOIN office h ON h.region = o.region AND h.kind = 'managing'"
        " WHERE o.id = $1 ORDER BY h.id LIMIT 1",
        office,
    )
    return row["id"] if row else office


def accepting_office(case: Any, leg: LegKind = LegKind.INTAKE) -> int:
    """In whose name the application is accepted on a leg.

    全区通办: the place of intake accepts (S0-5). Elsewhere, and where a later leg accepts after a
    correction, it is done for the deciding office.
    """
    at_intake = case.mode == IntakeMode.REGION_WIDE and leg == LegKind.INTAKE
    return case.intake_office if at_intake else case.office
