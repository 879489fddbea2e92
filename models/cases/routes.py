"""Which road a case takes, and where on it acceptance is lawful (lifecycle.md 2.2)."""

from dataclasses import dataclass

from models.cases.words import LegKind
from models.catalog.words import CaseKind, IntakeMode

INTAKE, RECHECK, DEPT, OPINION, UPPER, DECIDE, MAKE, OUT, DELIVERY = LegKind


@dataclass(frozen=True)
class Route:
    """The legs in order, and the leg on which the application is accepted."""

    legs: tuple[LegKind, ...]
    accepts_at: LegKind

    def after(self, leg: LegKind) -> LegKind:
        """The leg that follows. Raises IndexError after the last one."""
        return self.legs[self.legs.index(leg) + 1]

    def has(self, leg: LegKind) -> bool:
        """Whether this road passes a leg."""
        return leg in self.legs

    def is_past_acceptance(self, leg: LegKind) -> bool:
        """Whether a leg comes after the one on which the application is accepted."""
        return leg in self.legs[self.legs.index(self.accepts_at) + 1 :]


_ONE_PLACE = Route((INTAKE, DEPT, DECIDE, MAKE, OUT, DELIVERY), accepts_at=INTAKE)
_TWO_PLACES = (INTAKE, RECHECK, DEPT, DECIDE, MAKE, OUT, DELIVERY)

ROUTES: dict[IntakeMode, Route] = {
    IntakeMode.DIRECT: _ONE_PLACE,
    IntakeMode.STATIONED: _ONE_PLACE,
    IntakeMode.WINDOW: _ONE_PLACE,
    IntakeMode.ENTRUSTED: _ONE_PLACE,
    IntakeMode.DELEGATED: _ONE_PLACE,
    IntakeMode.REGION_WIDE: Route(_TWO_PLACES, accepts_at=INTAKE),
    IntakeMode.COLLECT_ACCEPT: Route(_TWO_PLACES, accepts_at=INTAKE),
    IntakeMode.COLLECT_FORWARD: Route(_TWO_PLACES, accepts_at=RECHECK),
    IntakeMode.UPWARD: Route((INTAKE, OPINION, UPPER, OUT, DELIVERY), accepts_at=INTAKE),
}

IMMEDIATE = Route((INTAKE, DECIDE, OUT, DELIVERY), accepts_at=INTAKE)  # 即办

# An immediate case is decided where it is taken in; taken in for others it goes their road.
_DECIDED_ON_THE_SPOT = frozenset(mode for mode, route in ROUTES.items() if route is _ONE_PLACE)


def route_of(mode: IntakeMode, kind: CaseKind) -> Route:
    """The road of a case by its intake mode and its kind (即办件 or not)."""
    if kind is CaseKind.IMMEDIATE and mode in _DECIDED_ON_THE_SPOT:
        return IMMEDIATE
    return ROUTES[mode]
