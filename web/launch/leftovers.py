"""Servers that outlived a killed launcher: found by the folder they work in, and ended."""

import os
import signal
import subprocess
import time
from contextlib import suppress
from pathlib import Path

from web.launch.state import Owner

# A postmaster ends quickly on INT, a lonely backend on TERM.
ENDINGS = (signal.SIGINT, signal.SIGTERM, signal.SIGKILL)
PATIENCE = 3  # seconds


def end_leftovers(folder: Path, owner: Owner) -> None:
    """End every process that works in a server's data folder; only under the folder's lock."""
    for ending in ENDINGS:
        deadline = time.monotonic() + PATIENCE
        left = _processes_in(folder, owner)
        for pid in left:
            with suppress(ProcessLookupError):
                os.kill(pid, ending)
        while left and time.monotonic() < deadline:
            time.sleep(0.05)
            left = _processes_in(folder, owner)
        if not left:
            return


def _processes_in(folder: Path, owner: Owner) -> list[int]:
    # Asked as the servers' user: in a container root may not look into other users' processes.
    # A zombie works nowhere, so it is not found: where PID 1 does not reap, it stays for ever.
    root = os.geteuid() == 0
    found = subprocess.run(
        ["find", "/proc", "-mindepth", "2", "-maxdepth", "2", "-name", "cwd", "-printf", "%h %l\n"],
        check=False,
        capture_output=True,
        text=True,
        errors="surrogateescape",
        user=owner.uid if root else None,
        group=owner.gid if root else None,
        extra_groups=[] if root else None,
        cwd="/",
    )
    pairs = (line.partition(" ") for line in found.stdout.splitlines())
    return [int(Path(process).name) for process, _, cwd in pairs if cwd == str(folder.resolve())]
