"""Which cases a person can see at all; what is not theirs does not exist for them (404)."""

from typing import Any, Self

from piccolo.columns.combination import Or, WhereRaw
from piccolo.query import Objects

from models.cases.words import LegKind
from models.database import fetch_object
from models.people.citizen import Citizen
from models.people.role import Role
from models.people.staff import Officer, Post

AT_COUNTERS = (LegKind.INTAKE, LegKind.RECHECK)
IN_DEPARTMENTS = (
    LegKind.DEPT,
    LegKind.OPINION,
    LegKind.UPPER,
    LegKind.DECIDE,
    LegKind.MAKE,
)
# What was sent from home begins at the office itself: an intake leg without window or station.
OF_AN_OFFICE = (LegKind.INTAKE, *IN_DEPARTMENTS)
GOING_OUT = (LegKind.OUT, LegKind.DELIVERY)

# The legs at their own office that make a case theirs, now or earlier.
SEEN_LEGS: dict[Role, tuple[LegKind, ...]] = {
    Role.CLERK: AT_COUNTERS,
    # What was sent from home comes straight to the office, at no window (lifecycle: submit).
    Role.REVIEWER: (LegKind.INTAKE, *IN_DEPARTMENTS),
    Role.DECIDER: OF_AN_OFFICE,
    Role.LIAISON: OF_AN_OFFICE,
    Role.ISSUER: GOING_OUT,
}
DEPARTMENT = (Role.REVIEWER, Role.DECIDER, Role.LIAISON)
OVERSIGHT = (Role.ADMIN, Role.SUPERVISOR)

NOBODY = WhereRaw("false")


class Seeing:
    """Finding cases through the person."""

    @classmethod
    def visible_to(cls, person: Officer | Citizen) -> Objects:
        """A query for every case the person may see; narrow it with further `where`s."""
        if isinstance(person, Citizen):
            theirs = (cls.contact_mobile_index == person.mobile_index) | (cls.filed_by == person.id)
            return cls.objects().where(theirs & cls.case_no.is_not_null())
        return cls.objects().where(_any(_conditions(person)))

    @classmethod
    async def shown_to(cls, person: Officer | Citizen, number: str) -> Self | None:
        """The case of this number, if the person may see it; of a citizen every page asks this."""
        if isinstance(person, Citizen):
            return await fetch_object(cls, _THEIRS, number, person.mobile_index, person.id)
        return await cls.visible_to(person).where(cls.case_no == number).first()

    async def is_visible_to(self, officer: Officer) -> bool:
        """Whether an officer may see this case."""
        cls = type(self)
        return await cls.visible_to(officer).where(cls.id == self.id).first() is not None


def _conditions(officer: Officer) -> list[WhereRaw]:
    found = [condition for post in officer.posts for condition in _of_post(post)]
    if officer.roles & set(OVERSIGHT):
        found.append(WhereRaw(_IN_REGION, f"{officer.region_prefix}%"))
    return found


def _of_post(post: Post) -> list[WhereRaw]:
    if post.role is Role.STATION and post.station:
        return [
            WhereRaw(_AT_STATION, post.station),
            WhereRaw("cases.intake_station = {}", post.station),
        ]
    conditions = []
    if post.role in SEEN_LEGS:
        kinds = ", ".join(f"'{kind.value}'" for kind in SEEN_LEGS[post.role])
        conditions.append(WhereRaw(_AT_OFFICE.replace("KINDS", kinds), post.office))
    if post.role is Role.CLERK and post.window:
        conditions.append(WhereRaw("cases.intake_window = {}", post.window))
    if post.role in DEPARTMENT:
        conditions.append(WhereRaw(_ASKED, post.office))
        conditions.append(WhereRaw(_REFUSAL_ASKED, post.office))
    return conditions


def _any(conditions: list[Any]) -> Any:
    combined = NOBODY
    for condition in conditions:
        combined = Or(combined, condition)
    return combined


_THEIRS = """
SELECT * FROM cases WHERE case_no = $1 AND (contact_mobile_index = $2 OR filed_by = $3)
"""
_AT_STATION = 'EXISTS (SELECT 1 FROM leg WHERE leg."case" = cases.id AND leg.station = {})'
_AT_OFFICE = (
    'EXISTS (SELECT 1 FROM leg WHERE leg."case" = cases.id AND leg.office = {}'
    " AND leg.window IS NULL AND leg.station IS NULL AND leg.kind IN (KINDS))"
)
_ASKED = 'EXISTS (SELECT 1 FROM assist_request q WHERE q."case" = cases.id AND q.office = {})'
# A proposal that waits, or that the office has confirmed; one that fell is not theirs.
_REFUSAL_ASKED = (
    "cases.office = {} AND EXISTS (SELECT 1 FROM refusal r"
    ' WHERE r."case" = cases.id AND (r.closed_at IS NULL OR r.confirmed_by IS NOT NULL))'
)
_IN_REGION = (
    "cases.case_no IS NOT NULL AND EXISTS (SELECT 1 FROM office o JOIN region g ON g.id = o.region"
    " WHERE o.id IN (cases.office, cases.intake_office) AND g.code LIKE {})"
)
