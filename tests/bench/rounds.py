"""What is asked of the servers in every round, and what comes of it."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import cycle, repeat
from statistics import median
from urllib.parse import quote

from tests.bench.load import Result, press, request
from tests.bench.names import ACTS, SEARCHES, SEED, THINGS
from tests.bench.servers import Server, get
from tests.bench.visitor import Visitor

ROUNDS = 5
SECONDS = 2.0
WARM = 0.5
CROWD = 32  # citizens who look at their cases at the same time


@dataclass
class Measured:
    """The rounds of one kind of request."""

    rates: list[float] = field(default_factory=list)  # a second
    cpu: list[float] = field(default_factory=list)  # milliseconds a request
    latencies: list[float] = field(default_factory=list)  # seconds

    def note(self, result: Result, cpu: float) -> None:
        """Add one round that took so many seconds of processor."""
        self.rates.append(result.per_second)
        self.cpu.append(cpu * 1000 / len(result.latencies))
        self.latencies += result.latencies


Kind = tuple[Server, Iterator[bytes], int, int]  # who is asked what, connections, wanted status


@dataclass(frozen=True)
class Servers:
    """Who is asked."""

    bare: Server
    product: Server  # with one worker, as the baseline
    hall: Server  # the product as it is started: a worker for each core


@dataclass(frozen=True)
class Caller:
    """A citizen with a session, and where their case is shown."""

    cookie: str
    case: str


def signed_in(demonstration: Server, mobile: str) -> Caller:
    """Sign in at a server that shows the code, each from an address of their own."""
    address = f"203.0.113.{int(mobile[-2:])}"
    visitor = Visitor(f"http://127.0.0.1:{demonstration.port}", address)
    visitor.sign_in(mobile)
    return Caller(visitor.cookie, visitor.case())


async def measure(servers: Servers, crowd: list[Caller], codes: list[str]) -> dict[str, Measured]:
    """Interleaved rounds: what else the machine does falls on all of them alike."""
    kinds = _kinds(servers, crowd, codes)
    measured = {name: Measured() for name in kinds}
    for number in range(ROUNDS + 1):
        for name, (server, requests, connections, status) in kinds.items():
            seconds = SECONDS if number else WARM
            before = server.cpu()
            result = await press(server.port, requests, seconds=seconds, connections=connections)
            _must_be(name, result, status)
            if number:  # the first is for warming up
                measured[name].note(result, server.cpu() - before)
    return measured


def _kinds(servers: Servers, crowd: list[Caller], codes: list[str]) -> dict[str, Kind]:
    caller, product, hot = crowd[0], servers.product, f"/services/{codes[0]}"
    tag = get(product.port, hot)["etag"]
    cold = iter([request(f"/services/{code}") for code in codes[1:]])
    searches = iter(
        [request(path, x_forwarded_for=one) for path, one in _from_many(search_paths())]
    )
    case = repeat(request(caller.case, cookie=caller.cookie))
    cases = cycle([request(one.case, cookie=one.cookie) for one in crowd])
    anew = repeat(request(caller.case, cookie=caller.cookie, cache_control="no-cache"))
    return {
        "bare": (servers.bare, repeat(request("/")), 8, 200),
        "plaintext": (product, repeat(request("/healthz")), 8, 200),
        "guide 304": (product, repeat(request(hot, if_none_match=tag)), 8, 304),
        "guide 200": (product, repeat(request(hot)), 8, 200),
        "guide cold": (product, cold, 8, 200),
        "search": (product, searches, 1, 200),
        # The plainest handler, asked by somebody whose session is looked up first.
        "signed in": (product, repeat(request("/healthz", cookie=caller.cookie)), 8, 200),
        "case": (product, case, 8, 200),
        # Whoever insists on a fresh page gets one: what the first look costs.
        "case anew": (product, anew, 8, 200),
        "case crowd": (servers.hall, cases, CROWD, 200),
    }


def _must_be(name: str, result: Result, status: int) -> None:
    if set(result.statuses) != {status}:
        raise RuntimeError(f"{name}: {dict(result.statuses)}, wanted {status} only")


def _from_many(paths: list[str]) -> Iterator[tuple[str, str]]:
    """Each path with the address of one of a hundred visitors: one alone may not ask so much."""
    return ((path, f"198.51.100.{number % 100}") for number, path in enumerate(paths))


def search_paths() -> list[str]:
    """Searches that are all different, so that none is answered from memory, well mixed."""
    wanted = [quote(word) for word in SEARCHES]
    wanted += [quote(f"{thing[:3]} {act}") for act in ACTS for thing in THINGS]
    wanted += [quote(thing + act) for act in ACTS for thing in THINGS]
    wanted += [f"{quote(word)}&page={page}" for word in SEARCHES for page in range(2, 12)]
    random.Random(SEED).shuffle(wanted)  # noqa: S311 – an order, no secret
    return [f"/services?q={one}" for one in wanted]


def ratio(one: Measured, other: Measured) -> float:
    """The median of the rounds' ratios."""
    return median(mine / theirs for mine, theirs in zip(one.rates, other.rates, strict=True))


def percentile(latencies: list[float], share: float) -> float:
    """In milliseconds."""
    ordered = sorted(latencies)
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)] * 1000
