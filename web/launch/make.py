"""What it means to be started by make."""

import os
import signal
from collections.abc import Mapping

from web.launch.processes import die_with_parent

# make tells its children that they run under it; programs under the launcher do not.
VARIABLES = {"MAKELEVEL", "MAKEFLAGS", "MFLAGS", "MAKEOVERRIDES", "MAKE_TERMOUT", "MAKE_TERMERR"}


def stop_with_make() -> None:
    """A killed make takes the launcher with it; a shell that merely ends does not."""
    if "MAKELEVEL" in os.environ:
        die_with_parent(signal.SIGTERM, os.getppid())


def without_make(environ: Mapping[str, str]) -> dict[str, str]:
    """The environment for programs under the launcher; what they print is not held back."""
    kept = {name: value for name, value in environ.items() if name not in VARIABLES}
    return kept | {"PYTHONUNBUFFERED": "1"}
