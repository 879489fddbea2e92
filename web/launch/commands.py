"""Run a helper command and keep its chatter away from the person at the keyboard."""

import subprocess
import sys
from collections.abc import Sequence

from web.launch.trouble import Trouble


def quietly(command: Sequence[object], *, what: str) -> None:
    """Run a command; when it fails, show what it said and raise Trouble."""
    done = subprocess.run(
        [str(word) for word in command],
        check=False,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    )
    if done.returncode:
        print(done.stdout, file=sys.stderr)
        raise Trouble(f"{what} failed with code {done.returncode}; its own words are above.")
