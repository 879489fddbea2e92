"""Running a coroutine for the command line: a database that is away is one sentence."""

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

import asyncpg

from models.errors import MigrationFailed
from web.trouble import Trouble

Result = TypeVar("Result")


def run_against_database(work: Coroutine[Any, Any, Result]) -> Result:
    """Run a coroutine; what the operator must put right about the database raises Trouble."""
    try:
        return asyncio.run(work)
    except OSError as error:
        raise Trouble(f"The database cannot be reached: {error}") from error
    except asyncpg.PostgresError as error:
        raise Trouble(f"The database refuses: {error}") from error
    except MigrationFailed as error:
        raise Trouble(f"A migration failed: {error}") from error
