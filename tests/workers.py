"""When several processes run the tests at once: which database, Redis and files are whose."""

import os
from urllib.parse import urlsplit, urlunsplit

import redis

NAME = os.environ.get("PYTEST_XDIST_WORKER", "")  # gw0, gw1 …; empty when one runs them all
PLACE = int(NAME.removeprefix("gw") or 0)
# Each wipes a Redis number of its own.
SETTINGS, HALL, JOBS, JOURNEYS = NUMBERS = range(4)


def own(name: str) -> str:
    """The name of a database or a folder, for this process alone."""
    return f"{name}_{NAME}" if NAME else name


def own_redis(url: str, number: int) -> str:
    """The same Redis, one of the numbers that belong to this process."""
    number += PLACE * len(NUMBERS)
    if url.startswith("unix://"):
        return f"{url.partition('?')[0]}?db={number}"
    return urlunsplit(urlsplit(url)._replace(path=f"/{number}"))


def how_many(url: str) -> int:
    """One process for each core, as far as the numbers of this Redis go round."""
    with redis.Redis.from_url(url) as server:
        numbers = int(server.config_get("databases")["databases"])
    return max(1, min(len(os.sched_getaffinity(0)), numbers // len(NUMBERS)))
