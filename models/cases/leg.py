"""Legs (环节): who holds a case, since when, until when. Exactly one is open while a case is."""

from dataclasses import dataclass

from piccolo.columns import BigSerial, Text, Varchar
from piccolo.constraints import Check
from piccolo.table import Table

from models.cases.words import LEG_NAMES, LegKind
from models.columns import CASE, choice, instant, one_of, optional, reference
from models.offices.office import Office
from models.offices.place import Station, Window
from models.people.permissions import ACT_ROLES
from models.people.role import Role
from models.people.staff import Officer, Staff

# Who takes a claimed leg on: the people who can also finish it.
TAKES_ON: dict[LegKind, frozenset[Role]] = {
    LegKind.RECHECK: ACT_ROLES["pass_on"],
    LegKind.DEPT: ACT_ROLES["opine"],
    LegKind.OPINION: ACT_ROLES["opine"],
    LegKind.DECIDE: frozenset({Role.DECIDER}),
}


@dataclass(frozen=True)
class Desk:
    """Where a leg lies: an office, perhaps one window or station of it."""

    office: int
    window: int | None = None
    station: int | None = None


class Leg(Table):
    """One stay of one case at one desk."""

    id = BigSerial(primary_key=True)
    case = reference(CASE)
    kind = choice(LegKind)
    office = reference(Office)
    window = optional(Window)
    station = optional(Station)
    opened_at = instant()
    claimed_at = instant(null=True)  # 接件
    staff = optional(Staff)
    due_at = instant(null=True, index=True)  # the nearest clock that this desk answers for
    due_clock = Varchar(length=4, default="")
    closed_at = instant(null=True)
    outcome = Varchar(length=32, default="")  # the act that ended it
    reason = Text(default="")

    leg_kind_known = one_of("kind", LegKind)
    leg_claimed_by_somebody = Check("(claimed_at IS NULL) = (staff IS NULL)")

    @property
    def name(self) -> str:
        """The Chinese word."""
        return LEG_NAMES[LegKind(self.kind)]

    @property
    def desk(self) -> Desk:
        """Where it lies."""
        return Desk(self.office, self.window, self.station)


def stands_at(officer: Officer, desk: Desk, roles: frozenset) -> bool:
    """Whether an officer works at a desk in one of these roles.

    A station or window is its own place; elsewhere the office is.
    """
    return any(
        post.station == desk.station
        if desk.station
        else (post.window == desk.window if desk.window else post.office == desk.office)
        for post in officer.posts
        if post.role in roles
    )
