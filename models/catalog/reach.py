"""Which items a member of staff may look after: found through the person, like cases."""

from models.catalog.item import Item
from models.database import fetch
from models.people.role import Role
from models.people.staff import Officer

# They look after the catalogue of their region, not of one office.
KEEPERS = (Role.EDITOR, Role.ADMIN, Role.SUPERVISOR)
OF_THE_OFFICE = (Role.LIAISON, Role.REVIEWER, Role.DECIDER)

# $1 digits of a region, or null; $2 offices; $3 windows; $4 stations. `i`, `o` and `r` are the
# item, its office and that office's region. Imported offices have nobody of their own yet: any
# keeper may look after them.
WITHIN_REACH = """
(
  ($1::text IS NOT NULL AND (starts_with(r.code, $1) OR o.imported))
  OR i.office = ANY($2::bigint[])
  OR EXISTS (
    SELECT 1 FROM window_item w
    WHERE w.item = i.id AND (w."window" = ANY($3::bigint[]) OR w.station = ANY($4::bigint[]))
  )
)
"""


def reach_of(officer: Officer) -> tuple[str | None, list[int], list[int], list[int]]:
    """The four values that WITHIN_REACH asks for."""
    return (
        officer.region_prefix if officer.posts_as(*KEEPERS) else None,
        [post.office for post in officer.posts_as(*OF_THE_OFFICE)],
        [post.window for post in officer.posts if post.window],
        [post.station for post in officer.posts if post.station],
    )


def keeping_of(officer: Officer) -> tuple[str | None, list[int], list[int], list[int]]:
    """The same for changing it: who sits at a window does not look after what it takes in."""
    return reach_of(officer)[0], [], [], []


async def keeps(officer: Officer, item: Item) -> bool:
    """Whether the person looks after the item as a keeper of its region."""
    return bool(await fetch(_ONE, *keeping_of(officer), item.code))


async def item_for(officer: Officer, code: str) -> Item | None:
    """The item with this code; None when there is none within the person's reach."""
    rows = await fetch(_ONE, *reach_of(officer), code)
    return await Item.objects().get(Item.id == rows[0]["id"]) if rows else None


_ONE = f"""
SELECT i.id FROM item i JOIN office o ON o.id = i.office JOIN region r ON r.id = o.region
WHERE i.code = $5 AND {WITHIN_REACH}
"""  # noqa: S608 – put together from constants


def is_of_office(officer: Officer, item: Item, *roles: Role) -> bool:
    """Whether the person holds one of the roles at the item's own office."""
    return any(post.office == item.office for post in officer.posts_as(*roles))
