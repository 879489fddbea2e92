"""Staff (工作人员) and their postings (岗位)."""

from dataclasses import dataclass
from datetime import date

from piccolo.columns import BigSerial, Boolean, Bytea, Date, Text, Varchar
from piccolo.table import Table

from models.columns import choice, instant, one_of, optional, reference
from models.database import fetch
from models.offices.office import Office
from models.offices.place import Station, Window
from models.offices.region import prefix
from models.people.role import SEPARATED, Role
from models.sealing import Sealed


class Staff(Table):
    """A person who works here; signs in with the job number (工号)."""

    id = BigSerial(primary_key=True)
    job_no = Varchar(length=20, unique=True)
    name = Varchar(length=50)
    office = reference(Office)
    password_hash = Text(default="", secret=True)
    mobile_sealed = Bytea(default=b"")
    active = Boolean(default=True)
    password_changed_at = instant(null=True)

    mobile = Sealed("mobile_sealed")


class Posting(Table):
    """One role of one person at one office, window or station, for a time."""

    id = BigSerial(primary_key=True)
    staff = reference(Staff)
    role = choice(Role)
    office = reference(Office)
    window = optional(Window)
    station = optional(Station)
    valid_from = Date(null=False, default=None)
    valid_to = Date(null=True, default=None)

    posting_role_known = one_of("role", Role)


@dataclass(frozen=True)
class Post:
    """A posting as acts and permissions see it."""

    role: Role
    office: int
    window: int | None = None
    station: int | None = None


@dataclass(frozen=True)
class Officer:
    """A member of staff at work: who they are and every post they hold today."""

    id: int
    job_no: str
    name: str
    office: int
    office_name: str
    region_prefix: str
    posts: tuple[Post, ...]

    @property
    def roles(self) -> frozenset[Role]:
        """Every role held today."""
        return frozenset(post.role for post in self.posts)

    def posts_as(self, *roles: Role) -> tuple[Post, ...]:
        """The posts that give one of these roles."""
        return tuple(post for post in self.posts if post.role in roles)


async def officer_on(staff_id: int, day: date) -> Officer | None:
    """Load an active member of staff with the postings valid on a day; None if there is none.

    Raises ValueError when one of the three separated administrators holds any other role.
    """
    rows = await fetch(_OFFICER, staff_id, day)
    if not rows:
        return None
    posts = tuple(
        Post(Role(row["role"]), row["post_office"], row["window"], row["station"])
        for row in rows
        if row["role"]
    )
    first, roles = rows[0], {post.role for post in posts}
    if roles & SEPARATED and len(roles) > 1:
        raise ValueError(f"{first['job_no']} is an administrator and something else")
    return Officer(
        first["id"],
        first["job_no"],
        first["name"],
        first["office"],
        first["office_name"],
        prefix(first["code"], first["level"]),
        posts,
    )


_OFFICER = """
SELECT s.id, s.job_no, s.name, s.office, o.name AS office_name,
       r.code, r.level,
       p.role, p.office AS post_office, p.window, p.station
FROM staff s
JOIN office o ON o.id = s.office
JOIN region r ON r.id = o.region
LEFT JOIN posting p ON p.staff = s.id AND p.valid_from <= $2
     AND (p.valid_to IS NULL OR p.valid_to >= $2)
WHERE s.id = $1 AND s.active
ORDER BY p.id
"""
