"""Whoever acts: an officer, a citizen, or the product's own clocks."""

from dataclasses import dataclass
from enum import StrEnum

from models.people.citizen import Citizen
from models.people.role import Role
from models.people.staff import Officer


class ActorKind(StrEnum):
    """What kind of person stands behind an event."""

    STAFF = "staff"
    CITIZEN = "citizen"
    SYSTEM = "system"


@dataclass(frozen=True)
class Actor:
    """The actor as the event will remember them."""

    kind: ActorKind
    id: int | None
    name: str
    job_no: str
    office: int | None
    office_name: str
    roles: frozenset[Role]
    officer: Officer | None = None
    mobile_index: str = ""  # of a citizen: whose cases they may touch

    @property
    def is_staff(self) -> bool:
        """Whether desks and postings limit what they reach."""
        return self.kind is ActorKind.STAFF


SYSTEM = Actor(ActorKind.SYSTEM, None, "系统", "", None, "", frozenset({Role.SYSTEM}))


def actor(person: Officer | Citizen | Actor) -> Actor:
    """The actor behind a person."""
    if isinstance(person, Actor):
        return person
    if isinstance(person, Citizen):
        return Actor(
            ActorKind.CITIZEN,
            person.id,
            person.name,
            "",
            None,
            "",
            person.roles,
            mobile_index=person.mobile_index,
        )
    return Actor(
        ActorKind.STAFF,
        person.id,
        person.name,
        person.job_no,
        person.office,
        person.office_name,
        person.roles,
        person,
    )
