"""Where somebody applied last: of several counties that one stands first in their lists."""

from datetime import date

from models.cases.theirs import THEIRS, keys_of
from models.database import fetch_one
from models.people.citizen import Citizen


async def place_used(citizen: Citizen, on: date) -> str:
    """Code of the county whose office decides their last case; empty without a case."""
    row = await fetch_one(_LAST, *keys_of(citizen, on))
    return row["code"] if row else ""


_LAST = f"""
SELECT r.code FROM cases c JOIN office o ON o.id = c.office JOIN region r ON r.id = o.region
WHERE {THEIRS} ORDER BY c.received_at DESC, c.id DESC LIMIT 1
"""  # noqa: S608 – put together from constants
