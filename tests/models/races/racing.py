"""Several people at once."""

import asyncio
from collections.abc import Awaitable
from datetime import date
from typing import Any

from models.people.role import Role
from models.people.staff import Officer, Posting, Staff, officer_on
from tests.models.days import FRIDAY


async def at_once(*attempts: Awaitable[Any]) -> tuple[list[Any], list[BaseException]]:
    """Start all of them; what came of those that got through, and what stopped the others."""
    ends = await asyncio.gather(*attempts, return_exceptions=True)
    stopped = [end for end in ends if isinstance(end, BaseException)]
    return [end for end in ends if not isinstance(end, BaseException)], stopped


async def colleague_of(person: Officer, role: Role, job_no: str = "Z01") -> Officer:
    """Somebody with the same desk."""
    post = person.posts[0]
    staff = Staff(job_no=job_no, name="同事", office=person.office)
    await staff.save()
    await Posting(
        staff=staff.id,
        role=role,
        office=post.office,
        window=post.window,
        station=post.station,
        valid_from=date(2026, 1, 1),
    ).save()
    return await officer_on(staff.id, FRIDAY.date())
