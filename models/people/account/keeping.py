"""Changing what an account keeps: one change at a time."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from models.database import atomic, fetch
from models.people.citizen import Citizen

MOST = 20  # companies, addresses, authorisations of one account: more is no person's own list


@asynccontextmanager
async def keeping(citizen: Citizen | int) -> AsyncIterator[None]:
    """A transaction in which nobody else changes this account; a form sent twice waits here."""
    number = citizen if isinstance(citizen, int) else citizen.id
    async with atomic():
        await fetch("SELECT 1 FROM citizen WHERE id = $1 FOR NO KEY UPDATE", number)
        yield
