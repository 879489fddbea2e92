"""Write anew what the search reads: after offices or regions were renamed by hand."""

import argparse
import sys

from models.catalog.search.index import index_everything
from models.database import connected
from web.commands.running import run_against_database


def describe(parser: argparse.ArgumentParser) -> None:
    """No options."""


def run(options: argparse.Namespace) -> int:
    """Index every public version and package."""
    sys.stdout.write(f"indexed={run_against_database(_reindex())}\n")
    return 0


async def _reindex() -> int:
    async with connected():
        return await index_everything()
