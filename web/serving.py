"""What a server process runs.

The application is built once, before granian forks its workers: they share most of its memory.
"""

import functools
import gc
import os
import signal

from litestar import Litestar

from web.app import make_app
from web.launch.processes import die_with_parent


@functools.cache
def build() -> Litestar:
    """The application; it opens no connection before it serves. Raises SettingsError."""
    app = make_app()
    gc.set_threshold(10_000)  # nearly all of a request is freed without it
    gc.freeze()  # collecting would touch, and so copy, the pages that are shared
    return app


def application() -> Litestar:
    """What a worker serves; it ends with the process that started it, granian's own would not."""
    # Until granian listens for it in the worker: the inherited handler would swallow it.
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    die_with_parent(signal.SIGTERM, os.getppid())
    return build()
