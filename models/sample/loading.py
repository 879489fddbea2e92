"""Loading the demonstration: safe to run at every start; what has run out is topped up."""

from datetime import datetime

from models.sample.accounts import fill_accounts
from models.sample.cast import engage_cast
from models.sample.catalogue import fill_catalogue
from models.sample.editions import fill_editions
from models.sample.home_drafts import begin_drafts
from models.sample.places import lay_out_places
from models.sample.queues import fill_queues
from models.sample.ratings import fill_looks, fill_ratings


async def load_sample(now: datetime) -> None:
    """Places, cast, catalogue with versions in every stage, enough cases in every queue,
    and what people said of them."""
    await lay_out_places()
    await engage_cast(now)
    await fill_catalogue(now)
    await fill_editions(now)
    await fill_queues(now)
    await fill_ratings(now)
    await fill_looks(now)
    await fill_accounts(now)
    await begin_drafts(now)
