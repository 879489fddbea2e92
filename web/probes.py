"""For machines that watch: alive, ready, figures. No personal data, no sign-in."""

import asyncio

import asyncpg
from litestar import Request, Response, get
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Gauge, generate_latest
from redis.exceptions import RedisError

from models.calendar.business_clock import business_now
from models.database import fetch
from models.heartbeats import WORKERS, heartbeat_key
from models.outbox import backlog

PATIENCE = 2  # seconds; what takes longer is not ready


@get("/healthz", may="probe", sync_to_thread=False)
def healthz() -> dict[str, str]:
    """The process answers."""
    return {"status": "ok"}


@get("/readyz", may="probe")
async def readyz(request: Request) -> Response[dict[str, str]]:
    """Database, Redis and workers answer; 503 names what does not."""
    parts = {"database": await _database(), **await _redis_and_workers(request)}
    ready = all(state == "ok" for state in parts.values())
    return Response(parts, status_code=200 if ready else 503)


async def _database() -> str:
    try:
        async with asyncio.timeout(PATIENCE):
            await fetch("SELECT 1")
    except Exception as error:  # whatever it is, it is not ready
        return type(error).__name__
    return "ok"


async def _redis_and_workers(request: Request) -> dict[str, str]:
    redis = request.app.state.redis
    try:
        async with asyncio.timeout(PATIENCE):
            alive = {name: await redis.exists(heartbeat_key(name)) for name in WORKERS}
    except (RedisError, OSError) as error:
        return {"redis": type(error).__name__}
    return {"redis": "ok"} | {name: "ok" if there else "silent" for name, there in alive.items()}


@get("/metrics", may="probe")
async def metrics() -> Response[bytes]:
    """Prometheus figures, read from the database so that every web process tells the same."""
    try:
        async with asyncio.timeout(PATIENCE):
            figures = await _figures()
    except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError):
        return Response(b"", status_code=503, media_type=CONTENT_TYPE_LATEST)
    return Response(generate_latest(figures), media_type=CONTENT_TYPE_LATEST)


async def _figures() -> CollectorRegistry:
    registry = CollectorRegistry()
    cases = Gauge("tongban_cases", "Cases by status", ["status"], registry=registry)
    for row in await fetch("SELECT status, count(*) AS n FROM cases GROUP BY status"):
        cases.labels(row["status"]).set(row["n"])
    waiting = await backlog(await business_now())
    for name, words in OUTBOX.items():
        Gauge(f"tongban_outbox_{name}", words, registry=registry).set(waiting[name])
    return registry


OUTBOX = {
    "waiting": "Outbox rows not done",
    "gave_up": "Outbox rows a person must look at",
    "oldest_seconds": "Age of the oldest due row",
}
