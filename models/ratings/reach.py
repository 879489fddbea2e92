"""Which ratings a member of staff sees, puts right or judges (rating.md 9.4, roles.md).

A department looks after its own; what was said of a hall, a window or a station is looked after
by whoever runs the halls of the region. The person who was rated does neither, and never learns
whose case it was.
"""

from dataclasses import dataclass

from models.database import fetch_one
from models.offices.office import OfficeKind
from models.people.permissions import DEPARTMENT
from models.people.role import Role
from models.people.staff import Officer

PUT_RIGHT_AT_HOME = DEPARTMENT | {Role.LIAISON}
COUNTERS = (OfficeKind.MANAGING, OfficeKind.TOWNSHIP)
OVERSIGHT = frozenset({Role.ADMIN, Role.SUPERVISOR})


@dataclass(frozen=True)
class Reach:
    """What one officer may do about one rating."""

    sees: bool
    puts_right: bool
    judges: bool
    rated: bool  # it was said of them

    @property
    def knows_the_case(self) -> bool:
        """Whether they may look the case up; an anonymous rater's stays hidden all the same."""
        return self.sees and not self.rated


async def reach_of(officer: Officer, office: int, staff: int | None) -> Reach:
    """The reach of an officer over what was said of an office and perhaps of one person."""
    row = await fetch_one(_OFFICE, office)
    in_region = row["code"].startswith(officer.region_prefix)
    rated = staff == officer.id
    at_home = any(post.office == office for post in officer.posts_as(*PUT_RIGHT_AT_HOME))
    runs_it = in_region and Role.ADMIN in officer.roles and row["kind"] in COUNTERS
    return Reach(
        sees=rated or at_home or bool(in_region and officer.roles & OVERSIGHT),
        puts_right=(at_home or runs_it) and not rated,
        judges=in_region and Role.ADMIN in officer.roles and not rated,
        rated=rated,
    )


_OFFICE = """
SELECT o.kind, g.code FROM office o JOIN region g ON g.id = o.region WHERE o.id = $1
"""
