"""The account at a glance, for its front page."""

from dataclasses import dataclass
from datetime import date

from models.database import fetch_one
from models.people.account.profile import Profile
from models.people.citizen import Citizen


@dataclass(frozen=True)
class Overview:
    """Who it is and how much is kept."""

    profile: Profile | None
    checked: bool
    companies: int
    addresses: int
    held: int  # authorisations in force, by which the citizen may act
    granted: int  # and by which somebody may act for them


async def overview(citizen: Citizen, today: date) -> Overview:
    """What the front page of an account tells."""
    profile = await Profile.of(citizen)
    row = await fetch_one(_COUNTS, citizen.id, citizen.mobile_index, today)
    checked = profile is not None and profile.is_checked(today)
    return Overview(profile, checked, **dict(row))


_COUNTS = """
SELECT (SELECT count(*) FROM company WHERE citizen = $1) AS companies,
       (SELECT count(*) FROM address WHERE citizen = $1) AS addresses,
       count(*) FILTER (WHERE granted_by IS DISTINCT FROM $1) AS held,
       count(*) FILTER (WHERE granted_by = $1) AS granted
FROM authorisation
WHERE (granted_by = $1 OR held_by = $1 OR (proof = 'signed' AND agent_mobile_index = $2))
  AND revoked_at IS NULL AND valid_from <= $3 AND valid_to >= $3
"""
