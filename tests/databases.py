"""Throw-away databases, cloned from one template that is migrated and furnished once."""

import asyncio
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit, urlunsplit

import asyncpg

from models.settings import PROJECT

OWNER = os.environ.get("DATABASE_OWNER_URL", "")
APPLICATION = os.environ.get("DATABASE_URL", "")
TEMPLATE = "tongban_template"


def address(url: str, database: str) -> str:
    """The same server and role, another database."""
    return urlunsplit(urlsplit(url)._replace(path=f"/{database}"))


def environment(database: str) -> dict[str, str]:
    """What a program needs to work on a database of the tests."""
    return os.environ | {
        "DATABASE_URL": address(APPLICATION, database),
        "DATABASE_OWNER_URL": address(OWNER, database),
        "DEMO": "1",
    }


def make_template() -> None:
    """Migrate and furnish the template: places, cast, catalogue; no cases."""
    _as_owner(f"DROP DATABASE IF EXISTS {TEMPLATE} WITH (FORCE)", f"CREATE DATABASE {TEMPLATE}")
    subprocess.run(
        [sys.executable, "-m", "tests.furnish"],
        cwd=PROJECT,
        env=environment(TEMPLATE),
        check=True,
    )


@contextmanager
def fresh(database: str) -> Iterator[str]:
    """An empty database under a name, gone afterwards."""
    _as_owner(
        f"DROP DATABASE IF EXISTS {database} WITH (FORCE)",
        f"CREATE DATABASE {database}",
    )
    try:
        yield database
    finally:
        _as_owner(f"DROP DATABASE IF EXISTS {database} WITH (FORCE)")


@contextmanager
def cloned(database: str) -> Iterator[str]:
    """A copy of the template under a name, gone afterwards."""
    _as_owner(
        f"DROP DATABASE IF EXISTS {database} WITH (FORCE)",
        f"CREATE DATABASE {database} TEMPLATE {TEMPLATE}",
    )
    try:
        yield database
    finally:
        _as_owner(f"DROP DATABASE IF EXISTS {database} WITH (FORCE)")


def _as_owner(*statements: str) -> None:
    async def run() -> None:
        connection = await asyncpg.connect(OWNER)
        try:
            for statement in statements:
                await connection.execute(statement)
        finally:
            await connection.close()

    asyncio.run(run())
