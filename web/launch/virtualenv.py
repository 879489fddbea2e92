"""The Python packages: .venv, filled from the hashed lock files, again only when they change."""

import fcntl
import hashlib
import sys
from pathlib import Path

from models.settings import PROJECT
from web.launch.commands import quietly

VENV = PROJECT / ".venv"
PYTHON = VENV / "bin" / "python"
UV = "uv==0.13.9"
LOCK = "requirements.txt"
DEV_LOCK = "requirements-dev.txt"


def install(*locks: str) -> None:
    """Make .venv hold what the lock files name; does nothing when it already does."""
    with (PROJECT / LOCK).open() as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)  # `make run` and `make test` may start side by side
        stale = [lock for lock in locks if not _is_installed(lock)]
        if stale:
            print("Installing Python packages into .venv", flush=True)
            _make()
            _fill(stale)


def _is_installed(lock: str) -> bool:
    stamp = _stamp(lock)
    return stamp.exists() and stamp.read_text() == _wanted(lock)


def _make() -> None:
    # A system upgrade swaps the Python under an existing .venv, which then has no packages.
    if not (PYTHON.exists() and (VENV / "lib" / PYTHON.resolve().name).is_dir()):
        quietly([sys.executable, "-m", "venv", "--clear", VENV], what="python3 -m venv")
    if not (VENV / "bin" / "uv").exists():
        quietly([PYTHON, "-m", "pip", "install", UV], what="pip install uv")


def _fill(locks: list[str]) -> None:
    files = [word for lock in locks for word in ("-r", PROJECT / lock)]
    install = [PYTHON, "-m", "uv", "pip", "install", "--python", PYTHON, "--require-hashes"]
    quietly([*install, *files], what="uv pip install")
    for lock in locks:
        _stamp(lock).write_text(_wanted(lock))


def _stamp(lock: str) -> Path:
    return VENV / f".{lock}.installed"


def _wanted(lock: str) -> str:
    digest = hashlib.sha256((PROJECT / lock).read_bytes()).hexdigest()
    return f"{PYTHON.resolve()} {digest}\n"
