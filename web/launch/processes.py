"""Start a program that cannot outlive whoever started it, and end it with all its children."""

import ctypes
import os
import signal
import subprocess
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from models.settings import PROJECT
from web.launch.state import Owner

PR_SET_PDEATHSIG = 1
LIBC = ctypes.CDLL(None)  # loaded here: a forked child should do as little as possible


@dataclass(frozen=True)
class Program:
    """What to start, as whom, and how it is asked to end."""

    name: str
    command: list[str]
    executable: str | None = None  # when it is not command[0]
    environ: Mapping[str, str] | None = None  # None = the launcher's own
    user: Owner | None = None  # None = whoever started the launcher
    folder: Path = PROJECT
    log: Path | None = None  # None = the terminal
    end: signal.Signals = signal.SIGTERM
    kill: signal.Signals = signal.SIGKILL  # after `patience` seconds
    patience: float = 10
    before: Callable[[], None] = lambda: None  # clears up after a killed predecessor
    ready: Callable[[], bool] = lambda: True


@dataclass
class Running:
    """A started program, and when it died by itself."""

    program: Program
    process: subprocess.Popen[bytes]
    deaths: list[float] = field(default_factory=list)

    def has_ended(self) -> bool:
        """Whether it is dead. It is not reaped yet, so its number still names its group."""
        if self.process.returncode is not None:
            return True
        look = os.WEXITED | os.WNOHANG | os.WNOWAIT
        return os.waitid(os.P_PID, self.process.pid, look) is not None

    def send(self, number: signal.Signals) -> None:
        """Signal it, dead or not: while it is not buried its number is its own."""
        os.kill(self.process.pid, number)

    def bury(self) -> int:
        """Kill what the dead process left in its group (a server's workers); return its code."""
        if self.process.returncode is None:
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
        return self.process.wait()


def start(program: Program, stdout: int | None = None) -> subprocess.Popen[bytes]:
    """Start a program in a session of its own, so that Ctrl-C reaches only the launcher."""
    program.before()
    if program.log is None:
        return _spawn(program, stdout, None)
    with program.log.open("ab") as log:
        return _spawn(program, log.fileno(), subprocess.STDOUT)


def _spawn(program: Program, stdout: int | None, stderr: int | None) -> subprocess.Popen[bytes]:
    launcher = os.getpid()

    def in_the_child() -> None:
        signal.pthread_sigmask(signal.SIG_SETMASK, ())
        signal.signal(program.end, signal.SIG_DFL)  # a shell's `&` has INT ignored
        die_with_parent(program.end, launcher)

    user = program.user if os.geteuid() == 0 else None  # only root may change it
    return subprocess.Popen(
        program.command,
        executable=program.executable,
        env=program.environ,
        cwd=program.folder,
        user=user and user.uid,
        group=user and user.gid,
        extra_groups=user and [],
        stdin=subprocess.DEVNULL,
        stdout=stdout,
        stderr=stderr,
        start_new_session=True,
        preexec_fn=in_the_child,  # noqa: PLW1509 - the launcher has no threads
    )


def die_with_parent(end: signal.Signals, parent: int) -> None:
    """Have the kernel send this process a signal when the thread that started it is gone.

    A change of user clears the request, so it comes after one.
    """
    LIBC.prctl(PR_SET_PDEATHSIG, ctypes.c_ulong(end))
    if os.getppid() != parent:
        os.kill(os.getpid(), signal.SIGKILL)
