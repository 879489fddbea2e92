"""For machines that watch: alive, ready, figures. No personal data, no sign-in."""

from litestar import Request, Response, get
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Gauge, generate_latest
from redis.exceptions import RedisError

from models.database import fetch
from models.outbox import backlog

# Workers renew these keys every few seconds; see jobs/worker.py.
HEARTBEATS = {
    "worker": "arq:queue:health-check",
    "pdf": "arq:counter:health-check",
}


@get("/healthz", may="probe", sync_to_thread=False)
def healthz() -> dict[str, str]:
    """The process answers."""
    return {"status": "ok"}


@get("/readyz", may="probe")
async def readyz(request: Request) -> Response[dict[str, str]]:
    """Database, Redis and workers answer; 503 names what does not."""
    parts = {"database": await _database(), **await _redis(request)}
    ready = all(state == "ok" for state in parts.values())
    return Response(parts, status_code=200 if ready else 503)


async def _database() -> str:
    try:
        await fetch("SELECT 1")
    except Exception as error:  # whatever it is, it is not ready
        return type(error).__name__
    return "ok"


async def _redis(request: Request) -> dict[str, str]:
    redis = request.app.state.redis
    try:
        alive = {name: await redis.exists(key) for name, key in HEARTBEATS.items()}
    except (RedisError, OSError) as error:
        return {"redis": type(error).__name__}
    return {"redis": "ok"} | {name: "ok" if there else "silent" for name, there in alive.items()}


@get("/metrics", may="probe")
async def metrics() -> Response[bytes]:
    """Prometheus figures, read from the database so that every web process tells the same."""
    registry = CollectorRegistry()
    cases = Gauge("tongban_cases", "Cases by status", ["status"], registry=registry)
    for row in await fetch("SELECT status, count(*) AS n FROM cases GROUP BY status"):
        cases.labels(row["status"]).set(row["n"])
    waiting = await backlog()
    Gauge("tongban_outbox_waiting", "Outbox rows not done", registry=registry).set(
        waiting["waiting"]
    )
    Gauge("tongban_outbox_gave_up", "Outbox rows a person must look at", registry=registry).set(
        waiting["gave_up"]
    )
    Gauge("tongban_outbox_oldest_seconds", "Age of the oldest due row", registry=registry).set(
        waiting["oldest"]
    )
    return Response(generate_latest(registry), media_type=CONTENT_TYPE_LATEST)
