"""A small load generator: a few kept-alive connections, each asks again as soon as it is answered.

Written out because what is in the registries either takes more processor than the server it
measures or brings a framework along; this is HTTP/1.1 with Content-Length and nothing else.
"""

import asyncio
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field


@dataclass
class Result:
    """What came of one round."""

    seconds: float = 0.0
    latencies: list[float] = field(default_factory=list)  # seconds
    statuses: Counter = field(default_factory=Counter)
    largest: int = 0  # bytes of a body

    @property
    def per_second(self) -> float:
        """Answers a second."""
        return len(self.latencies) / self.seconds

    def percentile(self, share: float) -> float:
        """A latency in milliseconds, e.g. of 0.95."""
        ordered = sorted(self.latencies)
        return ordered[min(int(len(ordered) * share), len(ordered) - 1)] * 1000


def request(path: str, **headers: str) -> bytes:
    """One GET as it goes over the wire."""
    lines = [f"GET {path} HTTP/1.1", "host: bench"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "", ""]).encode()


class _Client(asyncio.Protocol):
    """One connection."""

    def __init__(self, following: Callable[[], bytes | None], result: Result) -> None:
        self._following, self._result = following, result
        self._buffer, self._sent = bytearray(), 0.0
        self.done = asyncio.get_running_loop().create_future()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport
        self._ask()

    def _ask(self) -> None:
        wanted = self._following()
        if wanted is None:
            self._transport.close()
            return
        self._sent = time.perf_counter()
        self._transport.write(wanted)

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        head = self._buffer.find(b"\r\n\r\n")
        if head < 0:
            return
        length = _length(bytes(self._buffer[:head]).lower())
        if len(self._buffer) < head + 4 + length:
            return
        self._result.latencies.append(time.perf_counter() - self._sent)
        self._result.statuses[int(self._buffer[9:12])] += 1
        self._result.largest = max(self._result.largest, length)
        self._buffer.clear()
        self._ask()

    def connection_lost(self, error: Exception | None) -> None:
        if not self.done.done():
            self.done.set_result(None)


def _length(head: bytes) -> int:
    _, found, rest = head.partition(b"content-length:")
    return int(rest.split(b"\r\n", 1)[0]) if found else 0


async def press(
    port: int, requests: Iterator[bytes], *, seconds: float = 3.0, connections: int = 8
) -> Result:
    """Ask for `seconds`, or until the requests run out, over so many connections."""
    result, started = Result(), time.perf_counter()

    def following() -> bytes | None:
        if time.perf_counter() - started > seconds:
            return None
        return next(requests, None)

    loop = asyncio.get_running_loop()
    made = [
        await loop.create_connection(lambda: _Client(following, result), "127.0.0.1", port)
        for _ in range(connections)
    ]
    await asyncio.gather(*(client.done for _, client in made))
    result.seconds = time.perf_counter() - started
    return result
