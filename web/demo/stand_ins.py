"""How the demonstration reaches the stand-ins for other people's systems: without a network."""

from importlib import import_module

import httpx

from models.settings import settings


def register() -> httpx.ASGITransport | None:
    """The way to the stand-in for the register of residents; None where a real one is set."""
    if settings().register_url or not settings().demo:
        return None
    return httpx.ASGITransport(import_module("jobs.stand_ins.register").register())


def certificates() -> httpx.ASGITransport | None:
    """The way to the stand-in for the register of certificates; None where a real one is set."""
    if settings().certificates_url or not settings().demo:
        return None
    return httpx.ASGITransport(import_module("jobs.stand_ins.certificates").application)
