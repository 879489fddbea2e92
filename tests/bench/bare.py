"""The bare baseline: the same framework and server with nothing of ours."""

import os
import sys

from granian import Granian
from granian.constants import Interfaces, Loops
from litestar import Litestar, get

from web.launch.processes import die_with_parent


@get("/", sync_to_thread=False)
def plain() -> dict[str, str]:
    """As little as a handler can do."""
    return {"status": "ok"}


def application() -> Litestar:
    """What its one worker serves."""
    die_with_parent(15, os.getppid())
    return Litestar([plain], openapi_config=None, logging_config=None)


if __name__ == "__main__":
    Granian(
        "tests.bench.bare:application",
        factory=True,
        address="127.0.0.1",
        port=int(sys.argv[1]),
        interface=Interfaces.ASGI,
        loop=Loops.uvloop,
        workers=1,
        log_access=False,
        log_level="warning",
    ).serve()
