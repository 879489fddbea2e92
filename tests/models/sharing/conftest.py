"""A register of certificates that is asked over a real connection."""

import asyncio
import socket
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
from granian.constants import Interfaces
from granian.server.embed import Server

from jobs.stand_ins.certificates import application
from models.settings import settings


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="session")
async def register() -> AsyncIterator[str]:
    """Where it listens."""
    port = free_port()
    server = Server(
        application, address="127.0.0.1", port=port, interface=Interfaces.ASGINL, log_enabled=False
    )
    serving = asyncio.create_task(server.serve())
    for _ in range(100):
        try:
            _, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.close()
            break
        except OSError:
            await asyncio.sleep(0.05)
    yield f"http://127.0.0.1:{port}"
    server.stop()
    await serving


@pytest.fixture
def configure(monkeypatch: pytest.MonkeyPatch):
    """Set where the register is."""

    def to(address: str, *, demo: bool = False) -> None:
        ours = replace(settings(), certificates_url=address, demo=demo)
        monkeypatch.setattr("models.sharing.register.settings", lambda: ours)

    return to
