"""Who runs under a process, read from /proc."""

import os
import signal
import time
from contextlib import suppress
from pathlib import Path


def family(pid: int) -> set[int]:
    """The process and everything under it."""
    children = [child for child, parent in _parents().items() if parent == pid]
    return {pid}.union(*(family(child) for child in children))


def child(pid: int, words: str) -> int:
    """The one child whose command line has these words."""
    [found] = [c for c, parent in _parents().items() if parent == pid and words in _command(c)]
    return found


def children(pid: int) -> list[int]:
    """The processes it started itself."""
    return [child for child, parent in _parents().items() if parent == pid]


def are_gone(pids: set[int], within: float) -> bool:
    """Whether all have ended; a zombie has, only nobody asked for its code yet."""
    deadline = time.monotonic() + within
    while any(_is_alive(pid) for pid in pids):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True


def kill_all(pids: set[int]) -> None:
    """All at once, without a chance to clear up: what a power cut does."""
    for pid in pids:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGSTOP)
    for pid in pids:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


def _parents() -> dict[int, int]:
    found = {}
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            stat = (process / "stat").read_text().rpartition(")")[2].split()
            found[int(process.name)] = int(stat[1])
    return found


def _command(pid: int) -> str:
    with suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ")
    return ""


def _is_alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
