"""Loading the demonstration: safe to run at every start; what has run out is topped up."""

from datetime import datetime

from models.sample.cast import engage_cast
from models.sample.catalogue import fill_catalogue
from models.sample.editions import fill_editions
from models.sample.places import lay_out_places
from models.sample.queues import fill_queues


async def load_sample(now: datetime) -> None:
    """Places, cast, catalogue with versions in every stage, and enough cases in every queue."""
    await lay_out_places()
    await engage_cast(now)
    await fill_catalogue(now)
    await fill_editions(now)
    await fill_queues(now)
