"""What one server process runs; the process that starts it does not carry the application."""

import os
import signal

from litestar import Litestar

from web.app import make_app
from web.launch.processes import die_with_parent


def application() -> Litestar:
    """The application, which ends with the process that started it: granian's would not."""
    die_with_parent(signal.SIGTERM, os.getppid())
    return make_app()
