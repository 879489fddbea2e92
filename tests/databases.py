"""Throw-away databases, cloned from one template that is migrated and furnished once."""

import asyncio
import fcntl
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import asyncpg

from models.settings import PROJECT
from tests.workers import own

OWNER = os.environ.get("DATABASE_OWNER_URL", "")
APPLICATION = os.environ.get("DATABASE_URL", "")
TEMPLATE = "tongban_template"
ALWAYS_THERE = "postgres"  # to give orders from


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


def make_template_once(folder: Path) -> None:
    """The same, by whichever of several processes comes first; the folder is common to them."""
    done = folder / "template"
    with (folder / "template.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            make_template()
            done.touch()


@contextmanager
def fresh(database: str) -> Iterator[str]:
    """An empty database under a name, gone afterwards."""
    database = own(database)
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
    database = own(database)
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
        connection = await asyncpg.connect(address(OWNER, ALWAYS_THERE))
        try:
            for statement in statements:
                await connection.execute(statement)
        finally:
            await connection.close()

    asyncio.run(run())
