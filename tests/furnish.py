"""`python -m tests.furnish`: migrate a database and furnish it for the tests."""

import asyncio
from datetime import datetime

from models.calendar.hours import SHANGHAI
from models.database import connected
from models.sample.cast import engage_cast
from models.sample.catalogue import fill_catalogue
from models.sample.places import lay_out_places
from models.schema import migrate

# The tests live around Friday 2026-11-20; the staff were engaged before.
EARLIER = datetime(2026, 11, 2, 9, 0, tzinfo=SHANGHAI)


async def furnish() -> None:
    await migrate(EARLIER)
    async with connected():
        await lay_out_places()
        await engage_cast(EARLIER)
        await fill_catalogue(EARLIER)


if __name__ == "__main__":
    asyncio.run(furnish())
