"""Which cases a person can see at all; what is not theirs does not exist for them (404)."""

from datetime import date
from typing import Any, Self

from piccolo.columns.combination import And, Or, WhereRaw
from piccolo.query import Objects

from models.cases.theirs import OWN_BY_NUMBER, THEIRS, keys_of
from models.cases.words import LegKind
from models.database import fetch, fetch_object
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
# They name those who may open a restricted case, see named_reader.
GATEKEEPERS = (Role.LIAISON, Role.ADMIN)

NOBODY = WhereRaw("false")


def open_to(officer: str, case: str = "cases") -> str:
    """The condition, on `case`, that this officer may open it: its applicant is not
    restricted (8.1.8); or it was begun by them, was held by them by name, or they are named."""
    return f"""
(NOT EXISTS (SELECT 1 FROM applicant r WHERE r.id = {case}.applicant AND r.restricted)
 OR {case}.created_by = {officer}
 OR EXISTS (SELECT 1 FROM leg h WHERE h."case" = {case}.id AND h.staff = {officer})
 OR EXISTS (SELECT 1 FROM named_reader n
            WHERE n.applicant = {case}.applicant AND n.staff = {officer}))
"""  # noqa: S608 - put together from constants


class Seeing:
    """Finding cases through the person."""

    @classmethod
    def visible_to(cls, officer: Officer) -> Objects:
        """A query for every case the officer may see; narrow it with further `where`s."""
        keeping = [post for post in officer.posts if post.role in GATEKEEPERS]
        others = [post for post in officer.posts if post.role not in GATEKEEPERS]
        free, rest = _any(_conditions(officer, keeping)), _any(_conditions(officer, others))
        return cls.objects().where(Or(free, And(rest, WhereRaw(open_to("{}"), *[officer.id] * 3))))

    @classmethod
    async def of_citizen(cls, citizen: Citizen, on: date, *, most: int = 500) -> list[Self]:
        """The newest cases a citizen finds on a day, `most` of them, the oldest first."""
        rows = await fetch(_ALL_THEIRS, *keys_of(citizen, on), most)
        ids = [row["id"] for row in rows]
        return await cls.objects().where(cls.id.is_in(ids or [0])).order_by(cls.id)

    @classmethod
    async def shown_to(cls, person: Officer | Citizen, number: str, on: date) -> Self | None:
        """The case of this number, if the person may see it on a day; of a citizen every page asks
        this."""
        if isinstance(person, Citizen):
            return await fetch_object(cls, OWN_BY_NUMBER, *keys_of(person, on), number)
        return await cls.visible_to(person).where(cls.case_no == number).first()

    async def is_visible_to(self, officer: Officer) -> bool:
        """Whether an officer may see this case."""
        cls = type(self)
        return await cls.visible_to(officer).where(cls.id == self.id).first() is not None


def _conditions(officer: Officer, posts: list[Post]) -> list[WhereRaw]:
    found = [condition for post in posts for condition in _of_post(post)]
    if any(post.role in OVERSIGHT for post in posts):
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


_ALL_THEIRS = f"SELECT c.id FROM cases c WHERE {THEIRS} ORDER BY c.id DESC LIMIT $4"  # noqa: S608
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
