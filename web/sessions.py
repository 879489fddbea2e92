"""Who is asking: sessions on the server, one cookie in the browser, none for mere visitors."""

import hashlib
import json
import secrets
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta

from litestar.connection import ASGIConnection
from litestar.datastructures import Cookie
from litestar.middleware import AbstractAuthenticationMiddleware, AuthenticationResult
from redis.asyncio import Redis
from redis.exceptions import RedisError

from models.calendar.business_clock import business_now
from models.calendar.hours import local_date
from models.people.citizen import Citizen
from models.people.role import Role
from models.people.staff import Officer, officer_on
from models.settings import settings
from web.cookies import own_cookie

# 8.3: how long nothing may happen, by where the person works.
IDLE = {
    "desk": timedelta(minutes=15),
    "admin": timedelta(minutes=15),
    "station": timedelta(minutes=30),
    "citizen": timedelta(minutes=30),
}
LONGEST = timedelta(hours=12)
RENEWED = 30  # seconds: busy sessions are not written to for every page


@dataclass(frozen=True)
class Visitor:
    """Somebody who has not signed in."""

    roles: frozenset[Role] = frozenset({Role.VISITOR})
    name: str = ""


Person = Officer | Citizen | Visitor
VISITOR = Visitor()


@dataclass(frozen=True)
class Session:
    """One sign-in on one device."""

    token: str
    kind: str  # desk, admin, station or citizen
    person: int
    opened_at: float

    @property
    def too_old(self) -> bool:
        """Whether it has lasted twelve hours, however busy."""
        return datetime.now(UTC).timestamp() - self.opened_at > LONGEST.total_seconds()


def cookie_name() -> str:
    """With TLS the name itself forbids other hosts and plain connections."""
    return "__Host-session" if settings().secure else "session"


class Sessions:
    """The sessions in Redis. The key is a hash: whoever reads Redis cannot sign in."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis

    async def open(self, kind: str, person: int) -> Session:
        """A new session; an officer's earlier one ends (single session per account)."""
        session = Session(
            token=secrets.token_urlsafe(32),
            kind=kind,
            person=person,
            opened_at=datetime.now(UTC).timestamp(),
        )
        key = _key(session.token)
        await self._redis.set(key, json.dumps(asdict(session) | {"token": ""}), ex=IDLE[kind])
        if kind != "citizen":
            earlier = await self._redis.set(f"staff-session:{person}", key, ex=LONGEST, get=True)
            if earlier:
                await self._redis.delete(earlier)
        return session

    async def find(self, token: str, *, idle: bool = False) -> Session | None:
        """The living session of a token; its idle time begins anew, unless the person is idle."""
        async with self._redis.pipeline(transaction=False) as pipe:
            text, left = await pipe.get(_key(token)).ttl(_key(token)).execute()
        if text is None:
            return None
        session = Session(**(json.loads(text) | {"token": token}))
        if session.too_old:
            await self.close(session)
            return None
        if not idle and left < IDLE[session.kind].total_seconds() - RENEWED:
            await self._redis.expire(_key(token), IDLE[session.kind])
        return session

    async def close(self, session: Session) -> None:
        """Sign out."""
        await self._redis.delete(_key(session.token))


def _key(token: str) -> str:
    return "session:" + hashlib.sha256(token.encode()).hexdigest()


def session_cookie(session: Session | None) -> Cookie:
    """The cookie that names a session, or takes the name away."""
    life = int(LONGEST.total_seconds()) if session else 0
    return own_cookie(cookie_name(), session.token if session else "", life)


WORKPLACE = "workplace"


def workplace_cookie() -> Cookie:
    """Marks a device on which somebody signed in for work; for as long as a day's work lasts."""
    return own_cookie(WORKPLACE, "1", int(LONGEST.total_seconds()))


def is_workplace(connection: ASGIConnection) -> bool:
    """Whether this device was used for work today: nobody rates a service at its own counter
    (rating.md 9.2)."""
    return WORKPLACE in connection.cookies


class WhoIsAsking(AbstractAuthenticationMiddleware):
    """Puts the person into `request.user` and their session, if any, into `request.auth`."""

    async def authenticate_request(self, connection: ASGIConnection) -> AuthenticationResult:
        token = connection.cookies.get(cookie_name())
        session = await _living(connection, token) if token else None
        person = await _person(session) if session else None
        return AuthenticationResult(user=person or VISITOR, auth=session if person else None)


async def _living(connection: ASGIConnection, token: str) -> Session | None:
    try:
        sessions = Sessions(connection.app.state.redis)
        # A list that refreshes itself is no sign that somebody still sits there.
        return await sessions.find(token, idle=connection.route_handler.opt.get("refreshes", False))
    except RedisError:  # signed out for as long as Redis is away; public pages go on
        return None


async def _person(session: Session) -> Person | None:
    if session.kind == "citizen":
        return await Citizen.held(session.person)
    return await officer_on(session.person, local_date(await business_now()))
