"""What the open facts look like; their schema is made from these."""

from datetime import date, datetime

import msgspec

from models.catalog.guide import Guide
from models.catalog.standing import Position


class Problem(msgspec.Struct, frozen=True):
    """Why there is no answer."""

    error: str  # a word for programs
    message: str  # a sentence for people


class ServiceLine(msgspec.Struct, frozen=True):
    """One service or package in a list."""

    code: str
    name: str
    variant: str
    summary: str
    office: str
    county: str
    region: str
    promised: str
    region_wide: bool
    collected: bool
    package: bool
    suspended: bool
    imported: bool
    url: str


class ServicePage(msgspec.Struct, frozen=True):
    """One page of a list."""

    total: int
    page: int
    pages: int
    services: list[ServiceLine]


class Place(msgspec.Struct, frozen=True):
    """One counter that takes the item in."""

    name: str
    address: str
    hours: str
    phone: str
    mode: str


class Service(msgspec.Struct, frozen=True):
    """One service: the version people read today, and where it is taken in."""

    position: Position
    reason: str
    next_from: date | None
    guide: Guide
    places: list[Place]
    url: str


class Choice(msgspec.Struct, frozen=True):
    """One situation question with its answers."""

    key: str
    text: str
    help: str
    several: bool
    required: bool
    options: list[str]
    answered: list[str]


class Paper(msgspec.Struct, frozen=True):
    """One material in this situation."""

    key: str
    name: str
    need: str
    form: str
    originals: int
    copies: int
    notes: str
    reason: str
    changes: list[str]
    waived_by: str


class LeftOut(msgspec.Struct, frozen=True):
    """A material that does not apply, and why."""

    key: str
    name: str
    reason: str


class Materials(msgspec.Struct, frozen=True):
    """What one situation needs; `stop` says that it cannot be done this way."""

    code: str
    version: int
    position: Position
    complete: bool
    recorded: bool  # false: the office has not recorded what is needed, so ask before coming
    stop: str
    goto: str
    visits: int
    promised: str
    questions: list[Choice]
    to_bring: list[Paper]
    waived: list[Paper]
    left_out: list[LeftOut]


class HallLine(msgspec.Struct, frozen=True):
    """A service hall or a village station."""

    name: str
    address: str
    hours: str
    phone: str
    region: str
    region_code: str
    open_now: bool | None  # null where the hours can only be read by people
    changes_at: datetime | None  # when it closes, or opens next
    waiting: int | None  # people, told by the hall within the last hour; null for stations
    windows_open: int | None
    counted_at: datetime | None


class Halls(msgspec.Struct, frozen=True):
    """Where people go."""

    halls: list[HallLine]
    stations: list[HallLine]
