"""Serve the pages."""

import argparse
import os

from granian import Granian
from granian.constants import Interfaces, Loops

from models.settings import settings
from web import serving


def describe(parser: argparse.ArgumentParser) -> None:
    """No options: the environment says everything."""


def run(options: argparse.Namespace) -> int:
    """Run until told to stop."""
    serving.build()
    Granian(
        "web.serving:application",
        factory=True,
        address=settings().host,
        port=settings().port,
        interface=Interfaces.ASGI,
        loop=Loops.uvloop,
        workers=settings().web_workers or os.cpu_count() or 1,
        backlog=1024,
        workers_kill_timeout=10,
        respawn_failed_workers=True,
        log_access=False,
        log_level="warning",
        log_dictconfig={"handlers": {}, "loggers": {}},  # written as all our logs are
    ).serve()
    return 0
