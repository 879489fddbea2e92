"""Migrating: the owner makes the tables, the application may only use them."""

import contextlib
import io
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from urllib.parse import urlparse

from piccolo.apps.migrations.commands.forwards import run_forwards

from models.calendar.builtin import FIRST_YEAR, fill_calendar
from models.database import DB, connected, fetch
from models.errors import MigrationFailed
from models.settings import settings

APPEND_ONLY = ("case_event", "access_entry", "version_event", "lookup", "rectification_event")
# Compiling a statement pays for reports; pages would wait for it longer than for the answer.
WITHOUT_COMPILING = """
DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET jit = off', current_database()); END $$
"""
YEARS_AHEAD = 2  # the calendar reaches at least 400 days ahead


async def migrate(now: datetime) -> None:
    """Bring the tables up to date, as owner, and give the application its rights.

    Raises MigrationFailed, or OSError and asyncpg errors when the server cannot be reached.
    """
    async with as_owner():
        report = io.StringIO()
        with contextlib.redirect_stdout(report):
            result = await run_forwards("tongban")
        if not result.success:
            raise MigrationFailed(report.getvalue())
        async with connected():
            await _grant(urlparse(settings().database_url).username)
            await fetch(WITHOUT_COMPILING)
            await fill_calendar(range(FIRST_YEAR, now.year + YEARS_AHEAD + 1))


@asynccontextmanager
async def as_owner() -> AsyncIterator[None]:
    """Speak to the database as the role that owns the tables."""
    usual = DB.config
    DB.config = {"dsn": settings().database_owner_url}
    try:
        yield
    finally:
        DB.config = usual


async def _grant(application: str) -> None:
    role = '"' + application.replace('"', '""') + '"'
    await fetch(f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role}")
    await fetch(f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role}")
    for table in APPEND_ONLY:
        await fetch(f"REVOKE UPDATE, DELETE, TRUNCATE ON {table} FROM {role}")
