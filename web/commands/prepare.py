"""Migrate and, in a demonstration, seed; prints the demo accounts."""

import argparse
import sys
from datetime import UTC, datetime

from models.catalog.search.index import index_missing
from models.database import connected
from models.sample.cast import CITIZENS, PASSWORD, STAFF
from models.schema import migrate
from models.settings import settings
from web.commands.running import run_against_database
from web.commands.seed import seed


def describe(parser: argparse.ArgumentParser) -> None:
    """No options."""


def run(options: argparse.Namespace) -> int:
    """Everything that must be done before the pages can be served."""
    run_against_database(_prepare())
    if settings().demo:
        sys.stdout.write(_accounts())
    return 0


async def _prepare() -> None:
    await migrate(datetime.now(UTC))
    async with connected():
        await index_missing()
    if settings().demo:
        await seed()


def _accounts() -> str:
    lines = [f"Staff (password {PASSWORD}):"]
    lines += [f"  {member.job_no}  {member.name}  {member.does}" for member in STAFF]
    lines.append("Citizens (the code is shown on /demo):")
    lines += [f"  {person.mobile}  {person.name}  {person.does}" for person in CITIZENS]
    return "\n".join(lines) + "\n"
