"""The fixtures of a hall that is open: the application, a working morning, people at browsers."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import date, datetime, time, timedelta
from types import SimpleNamespace
from typing import Any

import asyncpg
import pytest
from anyio import CancelScope
from litestar import Litestar
from redis.asyncio import Redis

from models.calendar.business_clock import advance, business_now, next_opening
from models.calendar.hours import at
from models.calendar.workday import calendar_of
from models.database import DB
from models.people.citizen import Citizen
from models.sample.cast import officer
from models.settings import settings
from tests.web.browser import Browser
from tests.workers import HALL, own_redis
from web.app import make_app
from web.public.sign_in import session_kind
from web.sessions import Sessions, cookie_name

FIRST_MORNING = at(date(2026, 11, 23), time(9))  # the staff have been engaged by then

SignIn = Callable[[str], Awaitable[Browser]]


@pytest.fixture(scope="session")
async def app(pool: None) -> AsyncIterator[Litestar]:
    """The application, its connections held by the tests instead of its lifespan."""
    application = make_app()
    url = own_redis(settings().redis_url, HALL)
    application.state.redis = Redis.from_url(url, decode_responses=True)
    yield application
    await application.state.redis.aclose()


class TakingTurns:
    """The test's one connection; Litestar asks for several things of a request at once."""

    def __init__(self, connection: asyncpg.Connection) -> None:
        self._connection, self._turn = connection, asyncio.Lock()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._connection, name)

    async def fetch(self, *query: Any) -> list[asyncpg.Record]:
        # A case that is not there ends the other questions of the request on their way. In service
        # they have connections of their own; here a broken-off one would spoil the transaction.
        async with self._turn:
            with CancelScope(shield=True):
                return await self._connection.fetch(*query)


@pytest.fixture
async def hall(app: Litestar, nothing_stays: None) -> AsyncIterator[Litestar]:
    """The application inside the test's transaction, with an empty Redis."""
    await app.state.redis.flushdb()
    transaction = DB.current_transaction.get()
    turns = SimpleNamespace(connection=TakingTurns(transaction.connection))
    token = DB.current_transaction.set(turns)
    yield app
    DB.current_transaction.reset(token)


@pytest.fixture
async def now(hall: Litestar) -> datetime:
    """Ten o'clock on a working day, whenever the tests run."""
    real = await business_now()
    opening = max(next_opening(real, await calendar_of()), FIRST_MORNING)
    return await advance(opening + timedelta(hours=1) - real)


@pytest.fixture
def visitor(hall: Litestar, now: datetime) -> Browser:
    """Somebody who has not signed in."""
    return Browser(hall)


@pytest.fixture
def as_staff(hall: Litestar, now: datetime) -> SignIn:
    """A member of the cast at work: `await as_staff("W01")`."""

    async def sign_in(job_no: str) -> Browser:
        return await signed_in(hall, await officer(job_no, now))

    return sign_in


@pytest.fixture
def as_citizen(hall: Litestar, now: datetime) -> SignIn:
    """A citizen who has proved to hold a phone: `await as_citizen("19900000001")`."""

    async def sign_in(mobile: str) -> Browser:
        return await signed_in(hall, await Citizen.with_mobile(mobile, at=now))

    return sign_in


async def signed_in(app: Litestar, person: Any) -> Browser:
    """A browser with a session, without the detour over a sign-in page."""
    browser = Browser(app)
    session = await Sessions(app.state.redis).open(session_kind(person), person.id)
    browser.cookies.set(cookie_name(), session.token)
    return browser
