"""Bring the tables up to date."""

import argparse
from datetime import UTC, datetime

from models.schema import migrate
from web.commands.running import run_against_database


def describe(parser: argparse.ArgumentParser) -> None:
    """No options."""


def run(options: argparse.Namespace) -> int:
    """Migrate as owner."""
    run_against_database(migrate(datetime.now(UTC)))
    return 0
