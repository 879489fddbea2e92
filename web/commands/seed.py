"""Load the sample data, or top up what has run out."""

import argparse

from models.calendar.business_clock import business_now
from models.database import connected
from models.sample.loading import load_sample
from models.settings import settings
from web.commands.running import run_against_database
from web.trouble import Trouble


def describe(parser: argparse.ArgumentParser) -> None:
    """No options."""


def run(options: argparse.Namespace) -> int:
    """Seed; only a demonstration has sample people."""
    if not settings().demo:
        raise Trouble("Sample data belong to a demonstration: set DEMO=1.")
    run_against_database(seed())
    return 0


async def seed() -> None:
    """Load what is missing, dated relative to the business time."""
    async with connected():
        await load_sample(await business_now())
